// The page on wages and benefits answers by itself: what is typed is read here, and nothing is sent.
import { evaluate, safeHours } from "./arithmetic.js";
import { readNumber } from "./typed-number.js";

const known = JSON.parse(document.getElementById("known").textContent);
const form = document.getElementById("wages");
const answer = document.getElementById("answer");
const problems = document.getElementById("problems");

const field = name => form.elements[`Input.${name}`];
const isTicked = name => form.querySelector(`input[type=checkbox][name="Input.${name}"]`).checked;
const fill = (text, ...values) => values.reduce((filled, value, at) => filled.replace(`{${at}}`, value), text);
const dollars = cents => cents === null ? known.words.unknown : (cents / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const amount = cents => cents % 100 === 0 ? (cents / 100).toLocaleString("en-US") : dollars(cents);

function numbers() {
  const [found, wrong] = [{}, []];
  for (const [name, most] of Object.entries(known.numbers)) {
    const input = field(name);
    const number = input.value.trim() === "" ? undefined : readNumber(input.value);
    const isWrong = number === null || number > most || (number !== undefined && known.whole.includes(name) && number !== Math.trunc(number));
    input.setAttribute("aria-invalid", String(isWrong));
    input.classList.toggle("usa-input--error", isWrong);
    if (isWrong)
      wrong.push([input, most]);
    found[name] = number;
  }

  return { found, wrong };
}

function caseOf(found) {
  const hourly = Math.round((found.Hourly ?? 0) * 100);
  const hours = Math.round((found.HoursAWeek ?? 0) * 100);
  const [isBlind, isDisabled, isCouple] = [isTicked("Blind"), isTicked("Disabled"), isTicked("Couple")];
  const since = Math.max(1, found.MonthsSinceTrial ?? 1);
  return {
    month: field("Month").value,
    state: field("State").value,
    household: isCouple ? "couple" : "single",
    living: form.querySelector('input[name="Input.Living"]:checked')?.value ?? "own",
    disabled: isDisabled, blind: isBlind, aged: isTicked("Aged"), student: isTicked("Student"), utilities: isTicked("Utilities"),
    // Fifty-two weeks are twelve months; cents are rounded up from the half.
    wages: Math.floor((hourly * hours * 52 * 2 + 1200) / 2400) / 100,
    hours: hours * 52 / 1200,
    hourly: hourly > 0 ? hourly / 100 : undefined,
    ssdi: found.Ssdi, unearned: found.Unearned,
    trial_months_used: found.TrialMonthsUsed ?? 0,
    months_since_trial: since,
    substantial_months: Math.min(found.SubstantialMonths ?? 0, since - 1),
    irwe: isBlind || isDisabled ? found.Irwe : 0,
    blind_work_expenses: isBlind ? found.BlindWorkExpenses : 0,
    pass: found.Pass, student_excluded: found.StudentExcluded, resources: found.Resources,
    spouse_wages: isCouple ? 0 : found.SpouseWages,
    spouse_unearned: isCouple ? 0 : found.SpouseUnearned,
    children: found.Children ?? 0, people: Math.max(1, found.People ?? 1),
    rent: found.Rent, shelter_given: found.ShelterGiven, medicaid_limit: found.MedicaidLimit,
  };
}

function show(when, month, wages) {
  const ssi = month.ssi;
  const said = {
    wages: dollars(wages), federal: dollars(ssi ? ssi.federal : 0), state: dollars(ssi ? ssi.state : 0), ssdi: dollars(month.ssdi?.paid ?? 0),
    snap: dollars(month.snap), total: dollars(month.total), medicaid: known.medicaid[month.medicaid] ?? known.words.unknown,
  };
  for (const [key, text] of Object.entries(said))
    answer.querySelector(`[data-${when}="${key}"]`).textContent = text;
}

const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

function showSafe(safe) {
  document.getElementById("safe-part").hidden = safe.length === 0;
  document.getElementById("safe").replaceChildren(...safe.map(one => {
    const hours = one.hours === null ? known.words.any : fill(one.isLeast ? known.words.least : known.words.most, String(one.hours));
    const item = document.createElement("li");
    item.append(element("strong", `${known.benefits[one.benefit]}: ${hours}.`), ` ${fill(known.why[one.benefit], amount(one.limit))}`);
    return item;
  }));
}

function tellProblems(wrong) {
  problems.hidden = wrong.length === 0;
  problems.querySelector("ul").replaceChildren(...wrong.map(([input, most]) => {
    const words = `${input.labels[0].textContent.trim()}: ${fill(known.words.problem, most.toLocaleString("en-US"))}`;
    const link = Object.assign(element("a", words), { href: `#${input.id}` });
    link.addEventListener("click", event => {
      event.preventDefault();
      input.closest("details")?.setAttribute("open", "");
      input.focus();
    });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
}

form.addEventListener("submit", event => {
  event.preventDefault();
  const { found, wrong } = numbers();
  tellProblems(wrong);
  answer.hidden = wrong.length > 0;
  if (wrong.length > 0)
    return;
  const one = caseOf(found);
  const month = evaluate(one, known.figures);
  show("before", evaluate({ ...one, wages: 0, hours: 0 }, known.figures), 0);
  show("after", month, Math.round(one.wages * 100));
  showSafe(safeHours(one, known.figures));
  const notes = month.notes.map(([kind, first, second]) => element("li", fill(known.notes[kind], amount(first), amount(second))));
  document.getElementById("notes").replaceChildren(...notes);
  document.getElementById("answer-heading").focus();
});
document.getElementById("stays").hidden = false;
document.getElementById("sends").hidden = true;
