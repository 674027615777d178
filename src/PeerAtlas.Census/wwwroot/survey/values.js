// The values of the expression language as PeerAtlas.Instruments has them: null is empty, a date is { days } since 1970-01-01, a time on a day
// { days, isMoment } with the part of the day, the rest are truths, finite numbers and texts that are not empty. A test holds every function
// here to the server's.

const longest = 32767;
const firstDay = -719162;
const lastDay = 2932896;
const moment = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?(?:[Z+-][^]*)?$/;
const trimmed = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

/** White space at both ends goes; the language's own trim() knows other characters. */
export const trim = text => text.replace(trimmed, "");

export const number = value => Number.isFinite(value) ? value : null;

export const text = value => value === "" ? null : value.slice(0, longest);

export const date = days => days >= firstDay && days <= lastDay ? { days } : null;

export const isDate = value => value !== null && typeof value === "object";

export function toBoolean(value) {
  return value !== null && value !== false && value !== 0;
}

export function toNumber(value) {
  if (value === null) return NaN;
  if (typeof value === "string") return textNumber(value);
  return isDate(value) ? value.days : Number(value);
}

function textNumber(value) {
  const isNumber = /^[\t-\r ]*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[\t-\r ]*\0*$/i.test(value);
  const read = isNumber ? finite(Number(value.replace(/\0+$/, ""))) : NaN;
  return Number.isNaN(read) ? toMoment(value)?.days ?? NaN : read;
}

export function toText(value) {
  if (value === null) return "";
  if (typeof value === "number") return format(value);
  if (!isDate(value)) return String(value);
  return new Date(Math.round(value.days * 86400) * 1000).toISOString().slice(0, value.isMoment ? 19 : 10);
}

export function toDate(value) {
  if (typeof value === "number") return date(Math.floor(value));
  if (typeof value === "string") return calendarDay(/^(\d{4})-(\d{2})-(\d{2})$/.exec(value)?.slice(1)) ?? floored(momentOf(value));
  return isDate(value) ? floored(value) : null;
}

const floored = value => value === null ? null : date(Math.floor(value.days));

/** As a day or a time on a day. */
export function toMoment(value) {
  if (isDate(value)) return value;
  return (typeof value === "string" ? momentOf(value) : null) ?? toDate(value);
}

/** As a time on a day; a day is its beginning. */
export function asMoment(value) {
  const days = toMoment(value)?.days;
  return days === undefined || date(Math.floor(days)) === null ? null : { days: Math.floor(days * 86400 + 0.5) / 86400, isMoment: true };
}

function momentOf(value) {
  const parts = moment.exec(value)?.slice(1);
  const day = calendarDay(parts?.slice(0, 3));
  if (!day) return null;
  const [hours, minutes, seconds] = [parts[3], parts[4], `${parts[5] ?? 0}.${parts[6] ?? 0}`].map(Number);
  if (hours > 23 || minutes > 59 || seconds >= 60) return null;
  return { days: Math.floor(day.days * 86400 + hours * 3600 + minutes * 60 + seconds + 0.5) / 86400, isMoment: true };
}

/** The day of a year, a month and a day of the month, given as digits. */
export function calendarDay(parts) {
  if (!parts) return null;
  const [year, month, day] = parts.map(Number);
  const found = new Date(0);
  found.setUTCFullYear(year, month - 1, day);
  return year > 0 && found.getUTCMonth() === month - 1 && found.getUTCDate() === day ? date(found.getTime() / 864e5) : null;
}

export function areEqual(left, right) {
  if (left === null || right === null) return left === right;
  if (typeof left === "boolean" || typeof right === "boolean") return toBoolean(left) === toBoolean(right);
  if (typeof left === "string" && typeof right === "string") return left === right;
  const [first, second] = comparable(left, right);
  return first === second;
}

export function isLess(left, right, orEqual) {
  const [first, second] = comparable(left, right);
  return orEqual ? first <= second : first < second;
}

function comparable(left, right) {
  const asDates = isDate(left) || isDate(right) || (typeof left === "string" && typeof right === "string");
  const days = asDates ? [toMoment(left), toMoment(right)] : [null];
  return days.includes(null) ? [toNumber(left), toNumber(right)] : days.map(day => day.days);
}

/** To fifteen significant digits, without exponent but for numbers beyond all counting. */
function format(value) {
  if (Math.abs(value) >= 1e17) return value.toExponential().replace("e", "E");
  if (Math.abs(value) >= 1e15) return String(value);
  const { digits, places } = decimal(value);
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
  const whole = text.slice(0, text.length - places);
  return (digits < 0n ? "-" : "") + (places === 0 ? whole : `${whole}.${text.slice(-places)}`);
}

/** Half away from zero, in decimal arithmetic. */
export function round(value, places) {
  if (!Number.isFinite(value) || !(Math.abs(places) <= 10)) return null;
  if (Math.abs(value) >= 1e15) return value;
  const exact = decimal(value);
  const drop = exact.places - Math.trunc(places);
  if (drop <= 0) return ratio(exact);
  const unit = 10n ** BigInt(drop);
  const size = exact.digits < 0n ? -exact.digits : exact.digits;
  const rounded = (size * 2n + unit) / (unit * 2n);
  return ratio({ digits: exact.digits < 0n ? -rounded : rounded, places: Math.trunc(places) });
}

const ratio = ({ digits, places }) => Number(`${digits}e${-places}`);

/** The decimal of at most fifteen significant digits that the server's decimal type makes of a number. */
function decimal(value) {
  const size = Math.abs(value);
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, size);
  const binary = (bits.getUint16(0) >> 4) - 1022;
  if (binary < -94) return { digits: 0n, places: 0 };
  let places = Math.min(14 - ((binary * 19728) >> 16), 28);
  let scaled = places >= 0 ? size * Number(`1e${places}`) : size;
  if (places === -1) places = 0;
  if (scaled < 1e14 && places < 28) {
    scaled *= 10;
    places++;
  }
  let digits = BigInt(halfToEven(scaled));
  while (places > 0 && digits % 10n === 0n && digits !== 0n) {
    digits /= 10n;
    places--;
  }
  if (digits === 0n) places = 0;
  return { digits: value < 0 ? -digits : digits, places };
}

function halfToEven(value) {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}

const finite = value => Number.isFinite(value) ? value : NaN;
