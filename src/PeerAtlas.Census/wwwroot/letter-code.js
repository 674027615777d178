// The two parts of a letter: the code, which the site knows by its hash, and the second part, which only browsers and the letter know.
// Written in Crockford's base 32 with a check character over GF(32); the site's own reading of codes is CodeText.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const alike = { O: "0", I: "1", L: "1" };
const codeLength = 27;
const secondLength = 17;

/** 80 random bits and their check character. */
export function newSecondPart() {
  const characters = Array.from(crypto.getRandomValues(new Uint8Array(secondLength - 1)), byte => alphabet[byte & 31]).join("");
  return characters + alphabet[timesPrimitive(remainder(characters))];
}

/** What was typed, in the letters that count: capitals, no spaces, hyphens or points, 0 for O and 1 for I and L. */
export function bare(typed) {
  return typed.replace(/[\s\u002D\u2010-\u2015.]/g, "").toUpperCase().replace(/[OIL]/g, letter => alike[letter]);
}

/** Takes both parts apart, also where they stand behind the address of the survey. */
export function split(typed) {
  const both = bare(typed.slice(typed.indexOf("#") + 1));
  return { code: both.slice(0, codeLength), second: both.slice(codeLength) };
}

/** Whether this is a second part without a slip of the keyboard. */
export function isSecondPart(typed) {
  const second = bare(typed);
  return second.length === secondLength && [...second].every(letter => alphabet.includes(letter)) && remainder(second) === 0;
}

/** Whether this is a code without a slip of the keyboard. */
export function isCode(typed) {
  const code = bare(typed);
  return code.length === codeLength && code[0] <= "7" && [...code].every(letter => alphabet.includes(letter)) && remainder(code) === 0;
}

/** In groups of four, as letters have it. */
export function forPeople(part) {
  return part.match(/.{1,4}/g)?.join("-") ?? "";
}

function remainder(characters) {
  let value = 0;
  for (const letter of characters) value = timesPrimitive(value) ^ alphabet.indexOf(letter);
  return value;
}

function timesPrimitive(element) {
  return (element << 1) ^ (element >= 16 ? 0b100101 : 0);
}
