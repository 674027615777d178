// The pages of the anonymous survey as entries of the browser's history: Back and Forward show the page before and after, with all
// answers kept. An entry names a page and nothing else; answers are in the page itself, as without this script, and go when it goes.
const consent = ":consent";
const receipt = ":receipt";
const patience = 30_000;

/** Where the person is. In the history's state too: which page, the how manieth entry, and the page of the entry before. */
let place = { page: shown(), at: history.state?.at ?? 0, before: history.state?.before };
/** The form of the survey that was left for the consent page: the way back in. */
let parked = null;
let handedIn = false;
/** What was typed and is no answer yet, such as words where a number belongs, by page. */
const typed = new Map();
let work = null;

if (place.page === consent && (history.state?.page ?? consent) !== consent) tell("again");
settle();
document.addEventListener("submit", submitted);
document.addEventListener("click", clicked);
addEventListener("popstate", () => run(follow));

/** One thing after the other; what is pressed meanwhile is not done twice. */
async function run(step) {
  const before = work;
  const own = (async () => {
    await before?.catch(() => {});
    await step();
  })();
  work = own;
  try {
    await own;
  } finally {
    if (work === own) work = null;
  }
}

function submitted(event) {
  const form = event.target;
  if (event.defaultPrevented || !["code-form", "kept-ballot", "survey-form"].includes(form.id)) return;
  event.preventDefault();
  if (!work) run(() => send(form, event.submitter));
}

function clicked(event) {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.getAttribute("href").startsWith("#")) {
    // Within the page: no entry of the history.
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.scrollIntoView();
  } else if (link.closest(".pa-language")) {
    event.preventDefault();
    run(() => switchLanguage(link.href));
  }
}

async function send(form, submitter) {
  if (isOfParked(form)) return resume();
  const fields = fieldsOf(form, submitter);
  const answer = await load(submitter?.hasAttribute("formaction") ? submitter.formAction : form.action, fields);
  if (!answer) return;
  if (place.page === consent) begin();
  typed.delete(place.page);
  // Answers are left behind nowhere, not even where the site shows its first page for them.
  parked = form.id === "survey-form" && shown(answer.page) === consent ? form : null;
  swap(answer.page);
  if (parked) offerWayBack();
  if (shown() === receipt) finish(answer.address);
  else if (shown() === place.page) settle();
  else if (submitter?.value === "back" && shown() === place.before) history.back();
  else push();
}

/** Somebody may begin on a page that somebody else has left. */
function begin() {
  handedIn = false;
  typed.clear();
}

async function switchLanguage(address) {
  const answer = await load(address);
  if (!answer) return;
  swap(answer.page);
  if (parked) offerWayBack();
  settle();
}

/** Shows the page of the history's entry that the browser is at now. */
async function follow() {
  const target = history.state ?? { page: consent, at: 0 };
  if (handedIn) return showAfterwards(target);
  if (target.page !== shown()) {
    const isKnown = surveyForm() ?? parked;
    if (!isKnown) tell("again");
    else if (await (target.page === consent ? leaveSurvey(target) : turnTo(target)) === false) return;
  }
  place = { ...target, page: shown() };
  // When the browser has gone on meanwhile, the next one to follow settles.
  if (history.state?.at === target.at) settle();
}

async function leaveSurvey(target) {
  const form = surveyForm();
  const answer = await load(location.pathname);
  if (!answer) return stepBack(target);
  note(form, fieldsOf(form));
  parked = form;
  swap(answer.page);
  offerWayBack();
}

/** Sends the page as it stands; the site keeps what can be kept as answers and judges nothing. */
async function turnTo(target) {
  const form = surveyForm() ?? parked;
  const fields = fieldsOf(form);
  fields.set("survey:action", `show:${target.page}`);
  const answer = await load(form.action, fields);
  if (!answer) return stepBack(target);
  if (form !== parked) note(form, fields);
  parked = null;
  swap(answer.page);
  // Something on the page keeps the person there, who has seen it now.
  return shown() === pageOf(form) && shown() !== target.page ? stepBack(target) : true;
}

function note(form, fields) {
  typed.set(pageOf(form), [...fields].filter(([name]) => !name.startsWith("survey:")));
}

async function showAfterwards(target) {
  const answer = await load(location.pathname);
  if (!answer) return;
  swap(answer.page);
  place = { ...target, page: shown() };
  settle();
  if (place.page === consent) tell("done");
}

/** The browser is at another entry already, whose page could not be had. */
function stepBack(target) {
  history.go(place.at - target.at);
  return false;
}

function finish(address) {
  handedIn = true;
  parked = null;
  typed.clear();
  place = { page: receipt, at: place.at + 1, before: place.page };
  history.pushState(place, "", new URL(address).pathname);
}

function push() {
  place = { page: shown(), at: place.at + 1, before: place.page };
  history.pushState(place, "");
}

function settle() {
  place = { ...place, page: shown() };
  history.replaceState(place, "");
}

async function resume() {
  const page = pageOf(parked);
  if (await turnTo({ page, at: place.at }) !== false) push();
}

/** Whether somebody on the consent page starts anew with what the survey that was left was begun with. */
function isOfParked(form) {
  return parked !== null && form.id !== "survey-form" && ["survey:ballot", "survey:code"].some(name => {
    const begun = parked.elements[name]?.value;
    return begun && begun === form.elements[name]?.value;
  });
}

async function load(address, fields) {
  const main = document.getElementById("main-content");
  main.setAttribute("aria-busy", "true");
  document.querySelectorAll("[data-pages-trouble]").forEach(element => element.remove());
  try {
    // What is sent goes without cookies, which would tie requests together and to an account; the language goes by itself.
    const sent = { method: "POST", body: fields, credentials: "omit", headers: { "Accept-Language": document.documentElement.lang } };
    const response = await fetch(address, { ...(fields ? sent : {}), signal: AbortSignal.timeout?.(patience) });
    if (!response.ok) return tell(response.status === 429 ? "many" : "unreachable");
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    // Something on the way, such as the sign-in page of a wireless network, may answer in place of the site.
    if (!page.getElementById("peer-page")) return tell("unreachable");
    return { page, address: response.url };
  } catch {
    return tell("unreachable");
  } finally {
    main.removeAttribute("aria-busy");
  }
}

function swap(page) {
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  for (const part of [".usa-skipnav", ".pa-header", "footer"]) {
    const fresh = page.querySelector(part);
    if (fresh) document.querySelector(part)?.replaceWith(fresh);
  }
  document.getElementById("main-content").replaceChildren(...page.getElementById("main-content").childNodes);
  adopt(page);
  retype();
  arrive();
}

/** The scripts and styles that this page has and the one before had not. */
function adopt(page) {
  for (const asset of page.querySelectorAll("script[src], link[rel='stylesheet']")) {
    const name = asset.src ? "src" : "href";
    const address = asset.getAttribute(name);
    if ([...document.querySelectorAll(asset.localName)].some(known => known.getAttribute(name) === address)) continue;
    const own = document.createElement(asset.localName);
    for (const { name, value } of asset.attributes) own.setAttribute(name, value);
    document.body.append(own);
  }
}

/** What was typed and could not be kept as an answer stands in its field again. */
function retype() {
  const form = surveyForm();
  for (const [name, value] of typed.get(shown()) ?? []) {
    const field = form?.elements[name];
    if (field?.value === "" && value && ["text", "textarea"].includes(field.type)) field.value = value;
  }
}

function arrive() {
  const main = document.getElementById("main-content");
  document.dispatchEvent(new CustomEvent("peeratlas:page"));
  const goal = main.querySelector("[autofocus]") ?? main.querySelector("h1");
  goal.tabIndex = -1;
  goal.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function offerWayBack() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "usa-button";
  button.textContent = words().resume;
  button.addEventListener("click", () => run(resume));
  const line = document.createElement("p");
  line.append(button);
  say("wayBack", words().wayBack, "info").append(line);
}

/** Says what happened in the words of the page; nothing else changes. */
function tell(what) {
  const kind = what === "again" || what === "done" ? "info" : "error";
  say("pagesTrouble", words()[what], kind).closest(".usa-alert").focus();
}

function say(mark, text, kind) {
  document.querySelectorAll(".usa-alert").forEach(alert => { if (mark in alert.dataset) alert.remove(); });
  const alert = document.createElement("div");
  alert.className = `usa-alert usa-alert--${kind}`;
  alert.dataset[mark] = "";
  alert.tabIndex = -1;
  alert.setAttribute("role", kind === "error" ? "alert" : "status");
  alert.innerHTML = '<div class="usa-alert__body"><p class="usa-alert__text"></p></div>';
  alert.querySelector("p").textContent = text;
  document.getElementById("peer-page").after(alert);
  return alert.firstChild;
}

function fieldsOf(form, submitter) {
  const fields = new URLSearchParams(new FormData(form));
  if (submitter?.name) fields.append(submitter.name, submitter.value);
  return fields;
}

function surveyForm() {
  return document.getElementById("survey-form");
}

function pageOf(form) {
  return form.elements["survey:page"].value;
}

function shown(page = document) {
  return page.getElementById("peer-page").dataset.page;
}

function words() {
  return document.getElementById("peer-page").dataset;
}
