// Draws QR codes, with the margin of four modules that cameras need.
import qrcode from "../PeerAtlas.Design/lib/qrcode/qrcode.js";

/** Draws a text into an SVG element. */
export function draw(svg, text, correction) {
  const code = qrcode(0, correction);
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (code.isDark(y, x)) path += `M${x + 4} ${y + 4}h1v1h-1z`;
  const dark = document.createElementNS("http://www.w3.org/2000/svg", "path");
  dark.setAttribute("d", path);
  svg.setAttribute("viewBox", `0 0 ${size + 8} ${size + 8}`);
  svg.replaceChildren(dark);
}
