// Blinds a ballot (RFC 9474, RSABSSA-SHA384-PSS) with values of the caller's choice in place of random ones, and derives these values
// from both parts of a letter: on every device, the same letter makes the same ballot.
const hash = "SHA-384";
const hashLength = 48;
const saltLength = 48;
const iterations = 600_000;
// So many bits more than the modulus has leave no trace of the reduction.
const surplus = 16;
const text = new TextEncoder();

/**
 * A message and its blinded form, made of both parts of a letter as they are read (not as typed) and of the fingerprint of the wave's
 * keys. Stretching makes guesses at the second part dear; the labels part the values from one another.
 */
export async function blindedFromLetter(publicKey, code, second, fingerprint) {
  const typed = await crypto.subtle.importKey("raw", text.encode(second), "PBKDF2", false, ["deriveBits"]);
  const salt = text.encode(`PeerAtlas ballot 1, ${fingerprint}, ${code}`);
  const stretched = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, typed, 256);
  const key = await crypto.subtle.importKey("raw", stretched, "HKDF", false, ["deriveBits"]);
  const expand = async (label, length) => new Uint8Array(
    await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: text.encode(label) }, key, 8 * length));

  const { modulus, length } = await numbersOf(publicKey);
  const message = join(await expand("prefix", 32), await expand("serial", 32));
  const factor = 1n + fromBytes(await expand("blinding factor", length + surplus)) % (modulus - 1n);
  return { message, ...await blind(publicKey, message, await expand("salt", saltLength), factor) };
}

/** Blind (section 4.2), for a message that is prepared, with the given salt and blinding factor. */
export async function blind(publicKey, message, salt, factor) {
  const { modulus, exponent, length } = await numbersOf(publicKey);
  const encoded = fromBytes(await encode(message, modulus.toString(2).length - 1, salt));
  inverse(encoded, modulus); // A message that shares a factor with the modulus cannot be blinded.
  return {
    blindedMsg: toBytes(encoded * power(factor, exponent, modulus) % modulus, length),
    inv: toBytes(inverse(factor, modulus), length),
  };
}

/** The number by which a value gives 1; throws where there is none. */
export function inverse(value, modulus) {
  let [remainder, next] = [modulus, value % modulus];
  let [coefficient, nextCoefficient] = [0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [coefficient, nextCoefficient] = [nextCoefficient, coefficient - quotient * nextCoefficient];
  }
  if (remainder !== 1n) throw new Error("There is no inverse.");
  return coefficient < 0n ? coefficient + modulus : coefficient;
}

/** Reads a number, most significant byte first. */
export function fromBytes(bytes) {
  return BigInt("0x" + (Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("") || "0"));
}

function toBytes(number, length) {
  const digits = number.toString(16).padStart(2 * length, "0");
  return Uint8Array.from(digits.match(/../g), pair => parseInt(pair, 16));
}

async function numbersOf(publicKey) {
  const { n, e } = await crypto.subtle.exportKey("jwk", publicKey);
  const bytes = fromBase64Url(n);
  return { modulus: fromBytes(bytes), exponent: fromBytes(fromBase64Url(e)), length: bytes.length };
}

function power(base, exponent, modulus) {
  let result = 1n;
  for (let square = base % modulus; exponent > 0n; exponent >>= 1n, square = square * square % modulus)
    if (exponent & 1n) result = result * square % modulus;
  return result;
}

/** EMSA-PSS-ENCODE (RFC 8017, section 9.1.1). */
async function encode(message, bits, salt) {
  const length = Math.ceil(bits / 8);
  const digest = await digestOf(join(new Uint8Array(8), await digestOf(message), salt));
  const block = join(new Uint8Array(length - salt.length - hashLength - 2), Uint8Array.of(1), salt);
  const mask = await maskOf(digest, block.length);
  const masked = block.map((byte, at) => byte ^ mask[at]);
  masked[0] &= 0xff >> (8 * length - bits);
  return join(masked, digest, Uint8Array.of(0xbc));
}

/** MGF1 (RFC 8017, appendix B.2.1). */
async function maskOf(seed, length) {
  const blocks = [];
  for (let at = 0; at * hashLength < length; at++) blocks.push(await digestOf(join(seed, Uint8Array.of(at >>> 24, at >>> 16, at >>> 8, at))));
  return join(...blocks).slice(0, length);
}

async function digestOf(bytes) {
  return new Uint8Array(await crypto.subtle.digest(hash, bytes));
}

function join(...parts) {
  return Uint8Array.from(parts.flatMap(part => Array.from(part)));
}

function fromBase64Url(encoded) {
  return Uint8Array.from(atob(encoded.replaceAll("-", "+").replaceAll("_", "/")), character => character.charCodeAt(0));
}
