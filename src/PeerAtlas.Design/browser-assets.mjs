// Copies what the pages use of the npm packages into wwwroot/lib. Run by the build (PeerAtlas.Design.csproj).
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const uswds = "node_modules/@uswds/uswds/dist";
const lib = "wwwroot/lib";

const fonts = [
  "source-sans-pro/sourcesanspro-regular-webfont.woff2",
  "source-sans-pro/sourcesanspro-italic-webfont.woff2",
  "source-sans-pro/sourcesanspro-bold-webfont.woff2",
  "merriweather/Latin-Merriweather-Bold.woff2",
];

// The precompiled style sheet holds every component and every utility at every width, half a megabyte.
// Rules for these stay; a component that pages begin to use is added here.
const components = [
  "alert", "breadcrumb", "button", "button-group", "card", "checkbox", "error-message", "fieldset", "file-input", "focus", "form",
  "form-group", "hint", "input", "input-group", "input-prefix", "input-suffix", "intro", "label", "legend", "link", "list",
  "pagination", "process-list", "prose", "radio", "select", "skipnav", "sr-only", "step-indicator", "summary-box", "table",
  "table-container", "tag", "textarea", "current", "success", "character-count",
];
const widths = ["tablet", "desktop"]; // of the utilities with a width before them, "tablet:grid-col-6"
const responsive = /^(display|flex|grid-col|grid-offset|margin-(top|left|right|bottom)|text|order)(-|$)/;

rmSync(lib, { recursive: true, force: true });
const css = trim(readFileSync(`${uswds}/css/uswds.min.css`, "utf8"));
write("uswds/css/uswds.css", css);
for (const font of fonts) copy(`${uswds}/fonts/${font}`, `uswds/fonts/${font}`);
for (const image of new Set([...css.matchAll(/url\(\.\.\/(img\/[^)]+)\)/g)].map(match => match[1]))) copy(`${uswds}/${image}`, `uswds/${image}`);
copy("node_modules/htmx.org/dist/htmx.min.js", "htmx/htmx.js");
for (const file of ["index", "blindrsa", "partially_blindrsa", "prime", "util", "sjcl/index"]) copy(`node_modules/@cloudflare/blindrsa-ts/lib/src/${file}.js`, `blindrsa/${file}.js`);
copy("node_modules/qrcode-generator/dist/qrcode.mjs", "qrcode/qrcode.js");

function write(to, text) {
  mkdirSync(dirname(join(lib, to)), { recursive: true });
  writeFileSync(join(lib, to), text);
}

function copy(from, to) {
  mkdirSync(dirname(join(lib, to)), { recursive: true });
  cpSync(from, join(lib, to));
}

/** Keeps the rules that can apply, and the groups (@media, @supports) that are not empty after that. */
function trim(text) {
  return rules(text).map(({ head, body }) => {
    if (head.startsWith("@font-face")) return fonts.some(font => body.includes(font)) ? `${head}{${body}}` : "";
    if (head.startsWith("@media") || head.startsWith("@supports")) {
      const kept = trim(body);
      return kept ? `${head}{${kept}}` : "";
    }
    const selectors = head.startsWith("@") ? [head] : split(head).filter(isUsed);
    return selectors.length > 0 ? `${selectors.join(",")}{${body}}` : "";
  }).join("");
}

/** The rules of a minified style sheet, each with what is before and inside its braces. */
function rules(text) {
  const found = [];
  let start = 0, open = 0, depth = 0;
  text = text.replace(/^@charset "[^"]*";/, "").replace(/\/\*[\s\S]*?\*\//g, "");
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{" && depth++ === 0) open = at;
    if (text[at] === "}" && --depth === 0) {
      found.push({ head: text.slice(start, open).trim(), body: text.slice(open + 1, at) });
      start = at + 1;
    }
  }
  return found;
}

/** The selectors of a rule; commas inside parentheses do not part them. */
function split(head) {
  return head.split(/,(?![^(]*\))/);
}

function isUsed(selector) {
  const classes = [...selector.matchAll(/\.((?:\\.|[\w-])+)/g)].map(match => match[1].replaceAll("\\", ""));
  return classes.every(name => {
    const [, width, plain] = /^(?:([a-z-]+):)?(.*)$/.exec(name);
    if (["hover", "focus", "active", "visited"].includes(width)) return false;
    if (width && !(widths.includes(width) && responsive.test(plain))) return false;
    const component = /^usa-([a-z-]+?)(?:__.*|--.*)?$/.exec(plain);
    return !component || components.some(kept => component[1] === kept);
  });
}
