// Questions that follow from answers on the same page appear, and go, while the page is being answered. Nothing is sent: what decides is in
// the page. Without this script the server asks them after the page was sent.
import { mark, Sheet, withOthers } from "./answers.js";
import { toText } from "./values.js";

const pause = 700;
const started = new WeakSet();
let update = () => {};

start();
addEventListener("pageshow", () => update());
// The page may be replaced without being loaded anew.
document.addEventListener("peeratlas:page", start);

function start() {
  const data = document.getElementById("survey:logic");
  if (!data || started.has(data)) return;
  started.add(data);
  const form = data.closest("form");
  const logic = JSON.parse(data.textContent);
  const tell = teller(document.getElementById("survey:news"));
  update = () => tell(show(form, logic));
  form.addEventListener("input", update);
  form.addEventListener("change", update);
  // A browser that brings back what was typed may have brought back other answers than the page came with.
  show(form, logic);
}

/** Shows what is asked for the answers that stand in the form, and hides the rest; gives the places that appeared. */
function show(form, logic) {
  const appeared = [];
  // What was opened may hold places of its own.
  for (let again = true; again;) {
    again = false;
    const data = new FormData(form);
    const { relevant, values, offered } = new Sheet(logic, withOthers(logic, name => data.getAll(name)));
    for (const place of form.querySelectorAll("[data-when]")) {
      if (place.hidden !== relevant.has(place.dataset.when)) continue;
      place.hidden = !place.hidden;
      if (place.hidden) continue;
      appeared.push(place);
      again = open(place) || again;
    }
    for (const question of form.querySelectorAll("[data-offers]")) {
      if (offered.has(question.dataset.offers)) again = offer(question, offered.get(question.dataset.offers)) || again;
    }
    for (const answer of form.querySelectorAll("[data-answer]")) {
      if (values.has(answer.dataset.answer)) answer.textContent = toText(values.get(answer.dataset.answer));
    }
  }
  form.elements["survey:shown"].value = [...new Set(questions(form).map(seen))].join(" ");
  return appeared;
}

/** Once, what stands in the template takes the place of the hidden fields that kept its answers; later it only hides, and keeps them itself. */
function open(place) {
  const template = place.firstElementChild;
  if (template?.localName !== "template") return false;
  place.replaceChildren(template.content);
  return true;
}

/** Shows the choices of a question that are offered, and hides the others; whether any changed. */
function offer(question, names) {
  if (question.dataset.offer === mark(names)) return false;
  question.dataset.offer = mark(names);
  for (const control of question.querySelectorAll("input, option")) {
    if (control.value === "") continue;
    const isOffered = names.includes(control.value);
    control.disabled = !isOffered;
    (control.closest(".usa-radio, .usa-checkbox") ?? control).hidden = !isOffered;
    if (control.localName === "option" && control.selected && !isOffered) control.closest("select").value = "";
  }
  return true;
}

/** The controls of the questions that can be seen, without the texts of "other". */
function questions(within) {
  return [...within.querySelectorAll("input:not([type=hidden]), select, textarea")].filter(field => field.name && !field.closest("[hidden], .pa-other"));
}

/** A field with what tells the choices that it was seen with. */
function seen(field) {
  return field.name + (field.closest("[data-offer]")?.dataset.offer ?? "");
}

/** Says politely that something appeared, once the person pauses; the focus stays where it is. */
function teller(news) {
  let waiting = [];
  let timer;
  return appeared => {
    waiting = [...waiting, ...appeared];
    if (waiting.length === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const seen = waiting.filter(place => place.isConnected && !place.closest("[hidden]"));
      waiting = [];
      if (seen.length > 0) say(news, words(news, seen));
    }, pause);
  };
}

function words(news, places) {
  const focus = document.activeElement;
  const isBelow = places.every(place => focus.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);
  const count = new Set(places.flatMap(questions).map(field => field.name)).size;
  if (count === 0 || !isBelow) return news.dataset.other;
  return count === 1 ? news.dataset.one : news.dataset.more;
}

// The same words again are told again when they were gone for a moment.
function say(news, text) {
  news.textContent = "";
  setTimeout(() => { news.textContent = text; }, 50);
}
