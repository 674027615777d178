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
    const item = others.get(field.slice(field.lastIndexOf("].") < 0 ? 0 : field.lastIndexOf("].") + 2));
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

  /** By field, the choices that are offered where answers on the page decide it. */
  offered = new Map();

  constructor(logic, input) {
    /** The entries of each repeat, and under no name what stands in none. */
    const scopes = new Map();
    const global = scope(logic, "", undefined, scopes, undefined);
    for (const item of logic.items) {
      for (const own of scopes.get(item.repeat) ?? []) this.#work(item, own, global, logic.today, input);
    }
  }

  #work(item, own, global, today, input) {
    const field = own.prefix + item.name;
    const frame = {
      today,
      global: name => global.values.get(name) ?? null,
      own: name => own.values.get(name) ?? null,
      up: (steps, name) => above(own, steps).values.get(name) ?? null,
      each: (steps, path, name) => each(own, steps, path, name),
    };
    const offered = item.filter === undefined ? null : offers(item, frame);
    if (offered) this.offered.set(field, offered);
    const isRelevant = isThere(item.in, own) && (item.when === undefined || toBoolean(evaluate(item.when, frame))) && offered?.length !== 0;
    own.relevant.set(item.name, isRelevant);
    if (!isRelevant) {
      own.values.delete(item.name);
      this.relevant.delete(field);
      return void this.values.set(field, null);
    }
    this.relevant.add(field);
    if (item.is !== undefined) own.values.set(item.name, evaluate(item.is, frame));
    else if (item.type) own.values.set(item.name, among(offered, read(item, input(field))));
    this.values.set(field, own.values.get(item.name) ?? null);
  }
}

/** The choices that a filter lets through; that of "other" always. */
function offers(item, frame) {
  const offered = item.offers
    .filter(([name, columns]) => (item.other && name === "other")
      || toBoolean(evaluate(item.filter, { ...frame, column: column => text(columns[column] ?? "") })))
    .map(([name]) => name);
  return item.other && !offered.includes("other") ? [...offered, "other"] : offered;
}

/** An answer whose choice is no longer offered is none. */
function among(offered, value) {
  return offered && value !== null ? text(value.split(" ").filter(name => offered.includes(name)).join(" ")) : value;
}

/** What tells choices that are offered from others: the mark that the server makes of them. */
export function mark(offered) {
  let hash = 0x811c9dc5;
  for (const unit of offered.join(" ").split("")) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
  return "~" + (hash >>> 0).toString(16).padStart(8, "0");
}

/** What stands in no repeat, or an entry of one, with the entries in it; each is noted under its repeat. */
function scope(data, prefix, outer, scopes, repeat) {
  const own = { prefix, outer, values: new Map(Object.entries(data.values ?? {})), relevant: new Map(), entries: new Map() };
  scopes.set(repeat, [...scopes.get(repeat) ?? [], own]);
  for (const [name, all] of Object.entries(data.entries ?? {})) {
    if (!scopes.has(name)) scopes.set(name, []);
    own.entries.set(name, all.map((entry, at) => scope(entry, `${prefix}${name}[${at}].`, own, scopes, name)));
  }
  return own;
}

const above = (own, steps) => steps > 0 ? above(own.outer, steps - 1) : own;

// A group that the page cannot change is there only when it is not asked, as false.
function isThere(name, own) {
  if (name === undefined || own === undefined) return true;
  return own.relevant.has(name) || own.values.has(name) ? own.relevant.get(name) ?? own.values.get(name) !== false : isThere(name, own.outer);
}

/** The values of a question, or the entries themselves, that are reached by going up and then down through repeats that are asked. */
function each(own, steps, path, name) {
  const found = path.reduce((all, repeat) => all.flatMap(entry => isThere(repeat, entry) ? entry.entries.get(repeat) : []), [above(own, steps)]);
  return found.map(entry => name ? entry.values.get(name) ?? null : true);
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
