/** A number of dollars or hours as people type it: 1,200 is twelve hundred, 16,5 is sixteen and a half, and 1.200 is refused, as null. */
export function readNumber(text) {
  text = text.trim().replace(/^\$+/, "").trim();
  if (/^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(text))
    return Number(text.replaceAll(",", ""));
  return /^\d{1,7}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(",", ".")) : null;
}
