// What typed answers mean, and which items of a page they lead to: AnswerParser and AnswerSheet of PeerAtlas.Instruments, in the browser.
import { evaluate } from "./logic.js";
import { calendarDay, text, toBoolean, trim } from "./values.js";

const mostSent = 20000;
const longestLine = 1000;

/** A text for "other" without its box ticked means the box. Gives input, which tells the values of a field, with that put in. */
export function withOthers(logic, input) {
  const others = new Map(logic.items.filter(item => item.other).map(item => [item.name, item]));
  return field => {
    const given = input(field);
    const item = others.get(field.slice(field.indexOf("].") < 0 ? 0 : field.indexOf("].") + 2));
    const typed = item ? input(field + "_other") : [];
    if (typed.length !== 1 || trim(typed[0]) === "") return given;
    const chosen = given.filter(value => value !== "");
    return item.type === "select_multiple" || chosen.length === 0 ? [...chosen, "other"] : given;
  };
}

/** A page's items worked out, each after everything that it needs. Its fields are what input(name) tells. */
export class Sheet {
  /** By field, the values of what is asked, and of what was worked out. */
  values = new Map();

  /** The fields of what is asked or shown. */
  relevant = new Set();

  #global;
  #instances;

  constructor(logic, input) {
    this.#global = scope(logic.values);
    this.#instances = new Map(Object.entries(logic.instances ?? {}).map(([name, all]) => [name, all.map(scope)]));
    for (const item of logic.items) {
      const own = item.repeat ? this.#instances.get(item.repeat) : [this.#global];
      own.forEach((instance, at) => this.#work(item, instance, item.repeat ? `${item.repeat}[${at}].${item.name}` : item.name, logic.today, input));
    }
  }

  #work(item, own, field, today, input) {
    const frame = {
      today,
      global: name => this.#global.values.get(name) ?? null,
      own: name => own.values.get(name) ?? null,
      each: (repeat, name) => this.#each(repeat, name),
    };
    const isRelevant = this.#isRelevant(item.in, own) && (item.when === undefined || toBoolean(evaluate(item.when, frame)));
    own.relevant.set(item.name, isRelevant);
    if (!isRelevant) {
      own.values.delete(item.name);
      this.relevant.delete(field);
      return void this.values.set(field, null);
    }
    this.relevant.add(field);
    if (item.is !== undefined) own.values.set(item.name, evaluate(item.is, frame));
    else if (item.type) own.values.set(item.name, read(item, input(field)));
    this.values.set(field, own.values.get(item.name) ?? null);
  }

  // A group that the page cannot change is there only when it is not asked, as false.
  #isRelevant(name, own) {
    if (name === undefined) return true;
    const { relevant, values } = own.relevant.has(name) || own.values.has(name) ? own : this.#global;
    return relevant.get(name) ?? values.get(name) !== false;
  }

  #each(repeat, name) {
    if (!this.#isRelevant(repeat, this.#global)) return [];
    return this.#instances.get(repeat).map(instance => name ? instance.values.get(name) ?? null : true);
  }
}

function scope(values) {
  return { values: new Map(Object.entries(values ?? {})), relevant: new Map() };
}

/** The value of what a form sends for a question; empty when it cannot be read. */
export function read(item, given) {
  if (item.type === "select_multiple") return many(item.choices, given);
  const raw = given[0] ?? "";
  if (raw.length > mostSent) return null;
  if (item.type === "text") return words(raw, item.longest ?? longestLine);
  const typed = trim(raw);
  if (item.type === "integer" || item.type === "decimal") return number(typed, item.type === "integer");
  if (item.type === "date") return day(typed);
  if (item.type === "acknowledge") return typed === "" ? null : "OK";
  return given.length === 1 && item.choices.includes(typed) ? typed : null;
}

function many(choices, given) {
  const chosen = new Set(given.filter(value => value !== ""));
  return [...chosen].every(value => choices.includes(value)) ? text(choices.filter(choice => chosen.has(choice)).join(" ")) : null;
}

/** Lines end with LF; characters that are no text are left out. */
function words(raw, longest) {
  const lines = trim(raw.replace(/\r\n|[\r\n\f\x85\u2028\u2029]/g, "\n"));
  const clean = trim(lines.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, "").replace(/[\ud800-\udfff]/gu, "\ufffd"));
  return clean.length > longest ? null : text(clean);
}

/** Digits with a point before decimals; commas may part thousands. */
function number(typed, isWhole) {
  const plain = hasThousands(typed) ? typed.replaceAll(",", "") : typed;
  const value = Number(plain.replace(/\0+$/, ""));
  if (!/^[+-]?(\d+\.?\d*|\.\d+)\0*$/.test(plain) || !Number.isFinite(value) || (isWhole && Math.floor(value) !== value)) return null;
  const digits = plain.replace(/^[+\-0.]+/, "").replace(/\D/g, "").length;
  return digits > 15 || plain.length > 24 ? null : value;
}

function hasThousands(typed) {
  const groups = typed.replace(/^[+-]+/, "").split(".")[0].split(",");
  return typed.includes(",") && /^.{1,3}$/s.test(groups[0]) && groups.slice(1).every(group => group.length === 3);
}

function day(typed) {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed);
  const found = iso ? iso.slice(1) : american ? [american[3], american[1], american[2]] : null;
  return found && found[0] >= "1900" && found[0] < "2200" ? calendarDay(found) : null;
}
