// Evaluates the expressions of a page, written as data by PageLogic in PeerAtlas.Instruments, as the server does.
import { areEqual, asMoment, isLess, number, round, text, toBoolean, toDate, toNumber, toText, trim } from "./values.js";
import { compile, isMatch } from "./pattern.js";

const patterns = new WeakMap();

const operators = {
  "or": (a, b) => toBoolean(a()) || toBoolean(b()),
  "and": (a, b) => toBoolean(a()) && toBoolean(b()),
  "=": (a, b) => areEqual(a(), b()),
  "!=": (a, b) => !areEqual(a(), b()),
  "<": (a, b) => isLess(a(), b(), false),
  "<=": (a, b) => isLess(a(), b(), true),
  ">": (a, b) => isLess(b(), a(), false),
  ">=": (a, b) => isLess(b(), a(), true),
  "+": (a, b) => number(toNumber(a()) + toNumber(b())),
  "-": (a, b) => number(toNumber(a()) - toNumber(b())),
  "*": (a, b) => number(toNumber(a()) * toNumber(b())),
  "div": (a, b) => number(toNumber(a()) / toNumber(b())),
  "mod": (a, b) => number(toNumber(a()) % toNumber(b())),
  "negate": a => number(-toNumber(a())),
};

const functions = {
  "true": () => true,
  "false": () => false,
  "not": a => !toBoolean(a()),
  "boolean": a => toBoolean(a()),
  "number": a => number(toNumber(a())),
  "string": a => text(toText(a())),
  "date": a => toDate(a()),
  "date-time": a => asMoment(a()),
  "int": a => number(Math.trunc(toNumber(a()))),
  "abs": a => number(Math.abs(toNumber(a()))),
  "string-length": a => toText(a()).length,
  "count-selected": a => selected(a()).length,
  "round": (a, b) => round(toNumber(a()), b ? toNumber(b()) : 0),
  "if": (a, b, c) => toBoolean(a()) ? b() : c(),
  "coalesce": (a, b) => a() ?? b(),
  "contains": (a, b) => toText(a()).includes(toText(b())),
  "starts-with": (a, b) => toText(a()).startsWith(toText(b())),
  "ends-with": (a, b) => toText(a()).endsWith(toText(b())),
  "selected": (a, b) => isSelected(toText(a()), trim(toText(b()))),
  "selected-at": (a, b) => at(selected(a()), toNumber(b())),
  "substr": (a, b, c) => part(toText(a()), toNumber(b()), c ? toNumber(c()) : Infinity),
};

const ofSets = {
  "concat": values => text(values.map(toText).join("")),
  "count": values => values.length,
  "count-non-empty": values => values.filter(value => value !== null).length,
  "sum": values => number(numbers(values).reduce((sum, value) => sum + value, 0)),
  "min": values => numbers(values).reduce((least, value) => least === null || value < least ? value : least, null),
  "max": values => numbers(values).reduce((most, value) => most === null || value > most ? value : most, null),
};

/**
 * The value of an expression in a frame, which answers for questions: outside repeats, of the same entry, of one around it, and of many entries,
 * or the entries themselves; and for today.
 */
export function evaluate(tree, frame) {
  if (!Array.isArray(tree)) return tree === "" ? null : tree;
  const [name, ...parts] = tree;
  if (name === "$") return frame.global(...parts);
  if (name === "own") return frame.own(...parts);
  if (name === "up") return frame.up(...parts);
  if (name === "column") return frame.column(...parts);
  if (name === "today") return frame.today;
  if (name === "regex") return isMatch(matcher(parts[1]), toText(evaluate(parts[0], frame)));
  if (name in ofSets) return ofSets[name](parts.flatMap(part => set(part, frame)));
  return (operators[name] ?? functions[name])(...parts.map(part => () => evaluate(part, frame)));
}

function set(tree, frame) {
  return Array.isArray(tree) && tree[0] === "each" ? frame.each(...tree.slice(1)) : [evaluate(tree, frame)];
}

function matcher(tree) {
  if (!patterns.has(tree)) patterns.set(tree, compile(tree));
  return patterns.get(tree);
}

const selected = value => toText(value).split(" ").filter(choice => choice !== "");

/** To have chosen nothing is to have chosen the empty text. */
const isSelected = (choices, choice) => choice === "" ? trim(choices) === "" : selected(choices).includes(choice);

const numbers = values => values.map(toNumber).filter(Number.isFinite);

const at = (choices, place) => place >= 0 && place < choices.length ? text(choices[Math.trunc(place)]) : null;

/** From the first place to before the second, counted from 0, or from the end below it. */
function part(value, from, to) {
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  return text(value.slice(Math.trunc(from), to === Infinity ? undefined : Math.trunc(to)));
}
