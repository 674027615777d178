// Picks up a ballot against a code (RFC 9474, RSABSSA-SHA384-PSS-Randomized): the browser makes a serial and blinds it, the site signs
// what it cannot read. Without this script the page works too, with the code itself.
import { RSABSSA } from "../PeerAtlas.Design/lib/blindrsa/index.js";
import qrcode from "../PeerAtlas.Design/lib/qrcode/qrcode.js";

const form = document.getElementById("code-form");
const panel = document.getElementById("ballot");
const kept = document.getElementById("kept-ballot-text");
const suite = RSABSSA.SHA384.PSS.Randomized();
const pending = "peeratlas.ballot";

takeFromAddress();
// Browsers give cryptography to pages that came over HTTPS, or from the computer itself.
if (crypto.subtle) {
  document.querySelectorAll("[data-without-script]").forEach(element => element.hidden = true);
  document.getElementById("without-ballot").checked = false;
  form.addEventListener("submit", pickUp);
} else {
  document.querySelectorAll("[data-without-script]").forEach(element => element.classList.add("pa-without-script--shown"));
}
form.dataset.ready = "";
const upload = document.getElementById("ballot-upload");
document.getElementById("kept-ballot-file").hidden = false;
upload.addEventListener("change", async () => { if (upload.files[0]) kept.value = await upload.files[0].text(); });
document.getElementById("ballot-print").addEventListener("click", () => print());

/** A QR code carries a code or a ballot behind a "#", which browsers do not send: it goes into its field and out of the address bar. */
function takeFromAddress() {
  const carried = decodeURIComponent(location.hash.slice(1));
  if (!carried) return;
  const isBallot = carried.startsWith("PA1.");
  (isBallot ? kept : document.getElementById("code")).value = carried;
  if (isBallot) kept.closest("details").open = true;
  history.replaceState(null, "", location.pathname + location.search);
}

async function pickUp(event) {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const code = form.elements["survey:code"].value;
    const found = await ask(code);
    if (!found.wave) return form.submit(); // The page that comes back says what is wrong with the code.
    const entry = JSON.parse(panel.dataset.keys).find(entry => entry.wave === found.wave);
    if (!entry || await fingerprint(entry) !== entry.fingerprint) return warn(panel.dataset.otherKey);

    const key = await crypto.subtle.importKey("spki", fromBase64(entry.key), { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
    // Kept in this window until the ballot is there: the same request, sent again, gets the same signature.
    const blind = recall(code) ?? remember(code, await blinded(key));
    const signed = await ask(code, blind.blindedMsg);
    if (!signed.signature) return form.submit();
    const message = fromBase64(blind.message);
    const signature = await suite.finalize(key, message, fromBase64(signed.signature), fromBase64(blind.inv));
    show("PA1." + toBase64(new Uint8Array([...wave(entry.wave), ...message, ...signature])));
  } catch {
    warn(panel.dataset.broken);
  } finally {
    button.disabled = false;
  }
}

async function blinded(key) {
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
  const { blindedMsg, inv } = await suite.blind(key, message);
  return { message: toBase64(message), blindedMsg: toBase64(blindedMsg), inv: toBase64(inv) };
}

/** Posts to the page; the site's own words about a code come back by the form itself, trouble on the way is thrown. */
async function ask(code, blindedMsg) {
  const fields = new URLSearchParams({ "survey:code": code });
  if (blindedMsg) fields.set("blinded", blindedMsg);
  const response = await fetch("/peer?handler=Ballot", { method: "POST", body: fields });
  if (response.status >= 500) throw new Error("The site did not answer.");
  return response.json();
}

function recall(code) {
  const stored = JSON.parse(sessionStorage.getItem(pending) ?? "null");
  return stored?.code === bare(code) ? stored.blind : null;
}

function remember(code, blind) {
  sessionStorage.setItem(pending, JSON.stringify({ code: bare(code), blind }));
  return blind;
}

/** A code may be typed with its spaces and hyphens or without, in capitals or not. */
function bare(code) {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, "");
}

async function fingerprint(entry) {
  const bytes = new Uint8Array([...fromBase64(entry.sealing), ...fromBase64(entry.key)]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16);
  return Array.from(hash, byte => byte.toString(16).padStart(2, "0")).join("").match(/.{4}/g).join(" ");
}

function show(ballot) {
  kept.value = ballot;
  document.getElementById("ballot-text").textContent = ballot;
  document.getElementById("ballot-file").href = URL.createObjectURL(new Blob([ballot + "\n"], { type: "text/plain" }));
  draw(`${location.origin}/peer#${ballot}`);
  document.querySelectorAll(".pa-error-summary, [data-trouble]").forEach(element => element.remove());
  form.hidden = true;
  panel.hidden = false;
  document.getElementById("ballot-heading").focus();
}

function draw(text) {
  const qr = qrcode(0, "L");
  qr.addData(text);
  qr.make();
  const size = qr.getModuleCount();
  let path = "";
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (qr.isDark(y, x)) path += `M${x + 4} ${y + 4}h1v1h-1z`;
  const svg = document.getElementById("ballot-qr");
  svg.setAttribute("viewBox", `0 0 ${size + 8} ${size + 8}`);
  const dark = document.createElementNS("http://www.w3.org/2000/svg", "path");
  dark.setAttribute("d", path);
  svg.replaceChildren(dark);
}

function warn(words) {
  document.querySelectorAll("[data-trouble]").forEach(element => element.remove());
  const alert = document.createElement("div");
  alert.className = "usa-alert usa-alert--error";
  alert.dataset.trouble = "";
  alert.setAttribute("role", "alert");
  alert.innerHTML = '<div class="usa-alert__body"><p class="usa-alert__text"></p></div>';
  alert.querySelector("p").textContent = words;
  form.before(alert);
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
