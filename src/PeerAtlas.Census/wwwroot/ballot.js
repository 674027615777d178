// Picks up a ballot against a code (RFC 9474, RSABSSA-SHA384-PSS-Randomized): the browser makes a serial and blinds it, the site signs
// what it cannot read. With the letter's second part, which never leaves the browser, every browser makes the same ballot of the same
// letter; without it the ballot is one of chance. Without this script the page works too, with the code itself.
import { RSABSSA } from "../PeerAtlas.Design/lib/blindrsa/index.js";
import { blindedFromLetter } from "./blinding.js";
import { bare, forPeople, isCode, isSecondPart, split } from "./letter-code.js";
import { draw } from "./qr.js";

const suite = RSABSSA.SHA384.PSS.Randomized();
const pending = "peeratlas.ballot";
/** What this page knows: what was typed or scanned, the ballot once there is one, and whether the letter can make it again. */
let held = {};

document.addEventListener("peeratlas:page", start);
addEventListener("hashchange", start);
start();

/** Takes over whatever page stands in the document. */
function start() {
  if (document.querySelector("#peer-page[data-page=':receipt']")) return forget();
  sayHowToComeBack();
  const form = document.getElementById("code-form");
  if (!form) return;
  takeFromAddress();
  // The site refused the code or the ballot: its words come first, and both are given anew.
  if (document.querySelector(".pa-error-summary")) note({});
  fillIn(form);
  if (form.dataset.ready === undefined) takeOver(form);
  if (held.ballot) show();
  form.dataset.ready = "";
}

function takeOver(form) {
  // Browsers give cryptography to pages that came over HTTPS, or from the computer itself.
  if (crypto.subtle) {
    all("[data-without-script]").forEach(element => element.hidden = true);
    all("[data-with-script]").forEach(element => element.hidden = false);
    document.getElementById("without-ballot").checked = false;
    form.addEventListener("submit", pickUp);
    document.getElementById("kept-ballot").addEventListener("submit", lookAtBallot);
  } else {
    all("[data-without-script]").forEach(element => element.classList.add("pa-without-script--shown"));
  }
  const code = form.elements["survey:code"];
  const second = document.getElementById("second");
  code.addEventListener("input", () => takeApart(code, second));
  second.addEventListener("input", () => note({ second: bare(second.value) }));
  document.getElementById("own-ballot").addEventListener("change", event => note({ own: event.target.checked }));
  document.getElementById("code-show").addEventListener("click", () => {
    showFields();
    code.focus();
  });
  document.getElementById("code-alone").addEventListener("click", () => {
    note({ alone: true });
    document.getElementById("take-part").click();
  });
  const kept = document.getElementById("kept-ballot-text");
  const upload = document.getElementById("ballot-upload");
  document.getElementById("kept-ballot-file").hidden = false;
  upload.addEventListener("change", async () => { if (upload.files[0]) kept.value = await upload.files[0].text(); });
  document.getElementById("ballot-print").addEventListener("click", () => print());
}

/** A QR code carries a letter or a ballot behind a "#", which browsers do not send: it goes into its field and out of the address bar. */
function takeFromAddress() {
  const carried = readable(location.hash.slice(1));
  if (!carried || document.getElementById(carried)) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  if (carried.startsWith("PA1.")) {
    const kept = document.getElementById("kept-ballot-text");
    kept.value = carried;
    kept.closest("details").open = true;
  } else {
    held = { ...split(carried), scanned: true };
  }
}

function readable(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function fillIn(form) {
  const code = form.elements["survey:code"];
  const second = document.getElementById("second");
  // Room for both parts; without scripts the field takes one alone, so that the second part cannot be sent.
  code.maxLength = 200;
  if (held.code) code.value = forPeople(held.code);
  else if (code.value) held.code = split(code.value).code;
  second.value = forPeople(held.second ?? "");
  document.getElementById("own-ballot").checked = Boolean(held.own);
  document.getElementById("second-part").hidden = !held.second && !held.alone;
  // Whoever scanned the square need not read the code; a problem with it shows it.
  const isFilledIn = Boolean(held.scanned) && !document.querySelector(".pa-error-summary");
  document.getElementById("code-filled").hidden = !isFilledIn;
  document.getElementById("code-typed").hidden = isFilledIn;
  if (isFilledIn) document.getElementById("second-part").hidden = true;
}

/** What is typed behind the code is the second part: it moves to the field that is never sent. */
function takeApart(code, second) {
  const parts = split(code.value);
  note({ code: parts.code });
  if (!parts.second) return;
  code.value = forPeople(parts.code);
  second.value = forPeople(parts.second);
  note({ second: parts.second });
  document.getElementById("second-part").hidden = false;
  second.focus();
  second.setSelectionRange(second.value.length, second.value.length);
}

function note(typed) {
  const { code, second, own, alone } = held;
  held = { code, second, own, alone, ...typed };
}

function showFields() {
  document.getElementById("code-filled").hidden = true;
  document.getElementById("code-typed").hidden = false;
  document.getElementById("second-part").hidden = false;
}

async function pickUp(event) {
  const form = event.target;
  if (form.dataset.toSite !== undefined) return; // For the site's own words about the code.
  event.preventDefault();
  const second = document.getElementById("second");
  takeApart(form.elements["survey:code"], second);
  document.querySelectorAll("[data-trouble]").forEach(element => element.remove());
  const code = form.elements["survey:code"];
  if (isSecondPart(code.value)) return moveSecondPart(code, second);
  if (!isCode(code.value)) return refuseCode(code);
  if (held.second && !isSecondPart(held.second)) return refuseSecondPart(second);
  const buttons = form.querySelectorAll("button");
  buttons.forEach(button => button.disabled = true);
  try {
    await pickUpWith(form);
  } catch {
    warn(texts().broken);
  } finally {
    buttons.forEach(button => button.disabled = false);
  }
}

async function pickUpWith(form) {
  const code = form.elements["survey:code"].value;
  const found = await ask(code);
  if (!found.wave) return passOn(form);
  const entry = JSON.parse(texts().keys).find(entry => entry.wave === found.wave);
  if (!entry || await fingerprint(entry) !== entry.fingerprint) return warn(texts().otherKey);

  const key = await crypto.subtle.importKey("spki", fromBase64(entry.key), { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
  const own = recall(code);
  const fromLetter = !own && !held.own && Boolean(held.second);
  if (!own && !fromLetter && !held.own && !held.alone) return askAboutSecondPart();
  // A ballot of chance is kept in this window until it is there: the same request, sent again, gets the same signature.
  const blind = own ?? (fromLetter ? await blindedFromLetter(key, split(code).code, held.second, entry.fingerprint) : remember(code, await blinded(key)));
  const signed = await ask(code, toBase64(blind.blindedMsg));
  if (signed.reason === "picked-up" && fromLetter) return warn(texts().otherSecond);
  if (!signed.signature) return passOn(form);
  const signature = await suite.finalize(key, blind.message, fromBase64(signed.signature), blind.inv);
  held = { ...held, fromLetter, ballot: "PA1." + toBase64(new Uint8Array([...wave(entry.wave), ...blind.message, ...signature])) };
  show();
  document.getElementById("ballot-heading").focus();
}

async function blinded(key) {
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
  return { message, ...await suite.blind(key, message) };
}

/** Posts to the page; the site's own words about a code come back by the form itself, trouble on the way is thrown. */
async function ask(code, blindedMsg) {
  const fields = new URLSearchParams({ "survey:code": code });
  if (blindedMsg) fields.set("blinded", blindedMsg);
  // Without cookies: none may tie the request that has the code to the one that has the ballot, or to an account.
  const response = await fetch("/peer?handler=Ballot", { method: "POST", body: fields, credentials: "omit" });
  if (response.status >= 500) throw new Error("The site did not answer.");
  return response.json();
}

function passOn(form) {
  form.dataset.toSite = "";
  form.querySelectorAll("button").forEach(button => button.disabled = false);
  if (form.requestSubmit) form.requestSubmit();
  else form.submit();
  delete form.dataset.toSite;
}

/** Before a code is used up for a ballot that this window alone has. */
function askAboutSecondPart() {
  showFields();
  const before = document.getElementById("before-use");
  before.hidden = false;
  before.focus();
}

/** The second part in the place of the code must not be sent. */
function moveSecondPart(code, second) {
  second.value = forPeople(bare(code.value));
  code.value = "";
  note({ code: "", second: bare(second.value) });
  refuseCode(code);
}

function refuseCode(code) {
  showFields();
  warn(texts().codeSlip);
  code.focus();
}

/** A letter in the place of a ballot belongs above, and nothing of it is sent. */
function lookAtBallot(event) {
  const written = document.getElementById("kept-ballot-text").value.trim();
  if (written.startsWith("PA1.")) return;
  event.preventDefault();
  const form = document.getElementById("code-form");
  const letter = split(written);
  if (!isCode(letter.code)) return warn(texts().ballotSlip);
  document.getElementById("kept-ballot-text").value = "";
  held = { ...letter, scanned: true };
  fillIn(form);
  document.getElementById("take-part").focus();
}

function refuseSecondPart(second) {
  showFields();
  warn(texts().secondSlip);
  second.focus();
}

function recall(code) {
  const stored = JSON.parse(sessionStorage.getItem(pending) ?? "null");
  if (stored?.code !== bare(code)) return null;
  return Object.fromEntries(Object.entries(stored.blind).map(([name, value]) => [name, fromBase64(value)]));
}

function remember(code, blind) {
  const written = Object.fromEntries(Object.entries(blind).map(([name, value]) => [name, toBase64(value)]));
  sessionStorage.setItem(pending, JSON.stringify({ code: bare(code), blind: written }));
  return blind;
}

/** The answers are handed in: this window forgets the code and what belonged to its ballot. */
function forget() {
  held = {};
  sessionStorage.removeItem(pending);
}

async function fingerprint(entry) {
  const bytes = new Uint8Array([...fromBase64(entry.sealing), ...fromBase64(entry.key)]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16);
  return Array.from(hash, byte => byte.toString(16).padStart(2, "0")).join("").match(/.{4}/g).join(" ");
}

/** A ballot that the letter makes again is there to answer with; one that this window alone has is there to be kept first. */
function show() {
  const panel = document.getElementById("ballot");
  const keep = document.getElementById("keep");
  document.getElementById("kept-ballot-text").value = held.ballot;
  document.getElementById("ballot-text").textContent = held.ballot;
  document.getElementById("ballot-file").href = URL.createObjectURL(new Blob([held.ballot + "\n"], { type: "text/plain" }));
  draw(document.getElementById("ballot-qr"), `${location.origin}/peer#${held.ballot}`, "L");
  all("[data-from-letter]").forEach(element => element.hidden = !held.fromLetter);
  all("[data-of-chance]").forEach(element => element.hidden = held.fromLetter);
  if (!held.fromLetter) {
    keep.open = true;
    document.getElementById("answer-now").before(keep);
  }
  document.querySelectorAll(".pa-error-summary, [data-trouble]").forEach(element => element.remove());
  all("#code-form, [data-own]").forEach(element => element.hidden = true);
  panel.hidden = false;
}

/** On the pages of the survey: how to start again, for this ballot. */
function sayHowToComeBack() {
  const closing = document.getElementById("closing");
  const ballot = document.querySelector("#survey-form [name='survey:ballot']")?.value;
  if (closing && ballot && ballot === held.ballot) closing.textContent = held.fromLetter ? closing.dataset.letter : closing.dataset.ballot;
}

function warn(words) {
  document.querySelectorAll("[data-trouble]").forEach(element => element.remove());
  const alert = document.createElement("div");
  alert.className = "usa-alert usa-alert--error";
  alert.dataset.trouble = "";
  alert.setAttribute("role", "alert");
  alert.innerHTML = '<div class="usa-alert__body"><p class="usa-alert__text"></p></div>';
  alert.querySelector("p").textContent = words;
  document.getElementById("code-form").before(alert);
}

function texts() {
  return document.getElementById("ballot").dataset;
}

function all(selector) {
  return document.querySelectorAll(selector);
}

function wave(id) {
  return Uint8Array.from(id.replaceAll("-", "").match(/../g), byte => parseInt(byte, 16));
}

function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), character => character.charCodeAt(0));
}
