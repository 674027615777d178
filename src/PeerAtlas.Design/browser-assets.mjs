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

function copy(from, to) {
  mkdirSync(dirname(join(lib, to)), { recursive: true });
  cpSync(from, join(lib, to));
}

rmSync(lib, { recursive: true, force: true });
copy(`${uswds}/css/uswds.min.css`, "uswds/css/uswds.css");
for (const font of fonts) copy(`${uswds}/fonts/${font}`, `uswds/fonts/${font}`);

// The icons that the style sheet draws as masks and backgrounds.
const css = readFileSync(`${uswds}/css/uswds.min.css`, "utf8");
const images = new Set([...css.matchAll(/url\(\.\.\/(img\/usa-icons[^)]+\.svg|img\/[a-z0-9-]+\.svg)\)/g)].map(match => match[1]));
for (const image of images) copy(`${uswds}/${image}`, `uswds/${image}`);

copy("node_modules/d3/dist/d3.min.js", "d3/d3.js");
copy("node_modules/@observablehq/plot/dist/plot.umd.min.js", "plot/plot.js");
