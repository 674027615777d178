// Draws a chart above each table of figures. Everything drawn is read from the table's cells; what the table withholds
// is not there to be drawn. Where this fails, the table stays as it was.

const ink = "#1b1b1b";
const series = ["#005ea2", "#b51d09", "#216e1f", "#783cb9", "#775540", "#0f6460"]; // each at least 4.5:1 on white
const barHeight = 20;
const lineHeight = 18;
const waveHeight = 320;

const figures = [...document.querySelectorAll("figure[data-chart]")];
if (figures.length > 0) {
  await import("./lib/d3/d3.js");
  await import("./lib/plot/plot.js");
  figures.forEach(show);
  addEventListener("beforeprint", () => figures.forEach(figure => table(figure).open = true));
  addEventListener("afterprint", () => figures.forEach(figure => table(figure).open = false));
  addEventListener("resize", whenSettled(() => figures.forEach(draw)));
}

function show(figure) {
  figure.querySelector(".pa-figure__chart").hidden = false;
  draw(figure);
  figure.classList.add("is-drawn");
  table(figure).open = false;
}

function draw(figure) {
  const space = figure.querySelector(".pa-figure__chart");
  const width = Math.min(space.clientWidth, 760);
  const chart = {
    width,
    cells: read(figure),
    percent: figure.dataset.percent === "true",
    columns: [...new Set([...figure.querySelectorAll("td[data-column]")].map(cell => cell.dataset.column))],
  };
  const plot = figure.dataset.chart === "OverWaves" ? overWaves(chart, figure.dataset.waves === "columns")
    : figure.dataset.chart === "Distribution" && columnsFit(chart) ? distribution(chart)
    : bars(chart, figure.dataset.chart === "Distribution" ? 0 : 12);
  plot.querySelectorAll("style").forEach(style => style.remove()); // its rules are in peeratlas.css: the security policy permits no others
  plot.querySelectorAll("[aria-label]").forEach(part => part.removeAttribute("aria-label")); // one picture, one description
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", figure.dataset.description);
  space.replaceChildren(plot);
}

function table(figure) {
  return figure.querySelector(".pa-figure__data");
}

function read(figure) {
  return [...figure.querySelectorAll("tbody tr")].flatMap((row, index) =>
    [...row.querySelectorAll("td[data-column]")].map((cell, place) => ({
      row: row.querySelector("th").textContent,
      index,
      place,
      column: cell.dataset.column,
      text: cell.querySelector(".pa-figure__value").textContent,
      estimate: number(cell.dataset.estimate),
      low: number(cell.dataset.low),
      high: number(cell.dataset.high),
    })));
}

function number(text) {
  return text === undefined ? null : Number(text);
}

/** Horizontal bars, each under its label, so that long answers have the whole width. */
function bars({ width, cells, percent, columns }, gap) {
  const several = columns.length > 1;
  const keys = cells.map((_, key) => key);
  const labels = cells.map(cell => wrap(several ? cell.column : cell.row, (width - 8) / 7.5));
  const heads = cells.map(cell => several && cell.place === 0 ? wrap(cell.row, (width - 8) / 8) : []);
  const tops = [];
  let height = 8;
  cells.forEach((_, key) => {
    height += heads[key].length > 0 ? heads[key].length * lineHeight + 14 : 0;
    tops.push(height);
    height += labels[key].length * lineHeight + barHeight + gap;
  });
  const top = key => tops[key] + labels[key].length * lineHeight;
  const middle = key => top(key) + barHeight / 2;
  const shown = keys.filter(key => cells[key].estimate !== null);
  const ranged = shown.filter(key => cells[key].low !== null);
  return Plot.plot({
    width,
    height: height + 34,
    marginTop: 0,
    marginBottom: 34,
    marginLeft: 4,
    marginRight: 64,
    x: { ...scale(cells, percent), label: null },
    y: { type: "identity", axis: null },
    marks: [
      Plot.gridX({ ticks: 5, stroke: "#dfe1e2", strokeOpacity: 1 }),
      Plot.axisX({ ticks: 5, tickFormat: percent ? "%" : undefined, tickSize: 0, fill: "#565c65" }),
      Plot.rect(shown, { x1: 0, x2: key => cells[key].estimate, y1: top, y2: key => top(key) + barHeight, fill: series[0] }),
      Plot.ruleY(ranged, { x1: key => cells[key].low, x2: key => cells[key].high, y: middle, stroke: "#fff", strokeWidth: 5 }),
      Plot.ruleY(ranged, { x1: key => cells[key].low, x2: key => cells[key].high, y: middle, stroke: ink, strokeWidth: 2 }),
      Plot.text(heads.flatMap((lines, key) => lines.map((text, line) => ({ text, y: tops[key] - (lines.length - line) * lineHeight + 10 }))),
        { frameAnchor: "left", y: "y", text: "text", fontWeight: "bold", textAnchor: "start", fill: ink }),
      Plot.text(labels.flatMap((lines, key) => lines.map((text, line) => ({ text, y: tops[key] + line * lineHeight + 8 }))),
        { frameAnchor: "left", y: "y", text: "text", textAnchor: "start", fill: ink }),
      Plot.text(keys, {
        x: key => Math.max(cells[key].estimate ?? 0, cells[key].high ?? 0), y: middle, text: key => cells[key].text,
        textAnchor: "start", dx: 8, fontWeight: "bold", fill: ink,
      }),
    ],
  });
}

/** Whether a histogram's labels stand beside one another. */
function columnsFit({ width, cells, columns }) {
  return columns.length === 1 && Math.max(...cells.map(cell => cell.row.length)) * 7.5 < (width - 60) / cells.length;
}

/** Columns in the given order that touch; few of them are a narrow picture and not a wall. */
function distribution({ width, cells, percent }) {
  const shown = cells.filter(cell => cell.estimate !== null);
  const ranged = shown.filter(cell => cell.low !== null);
  return Plot.plot({
    width: Math.min(width, 60 + 110 * cells.length),
    height: 300,
    marginLeft: 52,
    marginBottom: 34,
    x: { type: "band", domain: cells.map(cell => cell.index), padding: 0, label: null, tickFormat: index => cells[index].row, tickSize: 0 },
    y: { ...scale(cells, percent), label: null, ticks: 5, tickFormat: percent ? "%" : undefined, grid: true, tickSize: 0 },
    marks: [
      Plot.barY(shown, { x: "index", y: "estimate", fill: series[0], stroke: "#fff" }),
      Plot.ruleX(ranged, { x: "index", y1: "low", y2: "high", stroke: "#fff", strokeWidth: 5 }),
      Plot.ruleX(ranged, { x: "index", y1: "low", y2: "high", stroke: ink, strokeWidth: 2 }),
      Plot.text(cells, {
        x: "index", y: cell => Math.max(cell.estimate ?? 0, cell.high ?? 0), text: "text", dy: -8, lineAnchor: "bottom", fontWeight: "bold", fill: ink,
      }),
      Plot.ruleY([0], { stroke: "#71767a" }),
    ],
  });
}

/** Points with their intervals over waves; every series has its own colour, its own symbol and its name at its end. */
function overWaves({ width, cells, percent }, wavesAreColumns) {
  const points = cells.map(cell => ({ ...cell, wave: wavesAreColumns ? cell.column : cell.row, name: wavesAreColumns ? cell.row : cell.column }));
  const names = [...new Set(points.map(point => point.name))];
  const waves = [...new Set(points.map(point => point.wave))];
  const shown = points.filter(point => point.estimate !== null);
  const ranged = shown.filter(point => point.low !== null);
  const range = scale(cells, percent);
  const last = apart(names.map(name => shown.findLast(point => point.name === name)).filter(Boolean), range.domain);
  const side = names.length > 1 ? Math.min(width * 0.35, Math.max(...names.map(name => name.length)) * 7 + 20) : 24;
  const step = (width - side - 60) / waves.length;
  // Names that do not fit beside one another are turned.
  const longest = Math.max(...waves.map(wave => wave.length)) * 7;
  const turned = longest + 8 > step;
  const foot = turned ? Math.min(110, longest * 0.75 + 24) : 34;
  const shift = name => (names.indexOf(name) - (names.length - 1) / 2) * Math.min(12, step / (names.length + 1));
  const marks = names.flatMap(name => {
    const mine = { dx: shift(name), stroke: series[names.indexOf(name) % series.length] };
    const of = list => list.filter(point => point.name === name);
    return [
      Plot.line(of(shown), { x: "wave", y: "estimate", strokeWidth: 1.5, strokeOpacity: 0.5, ...mine }),
      Plot.ruleX(of(ranged), { x: "wave", y1: "low", y2: "high", strokeWidth: 2, ...mine }),
      Plot.dot(of(shown), { x: "wave", y: "estimate", symbol: () => name, r: 6, fill: mine.stroke, ...mine }),
    ];
  });
  return Plot.plot({
    width,
    height: waveHeight + foot - 34,
    marginLeft: 52,
    marginTop: 20,
    marginBottom: foot,
    marginRight: side,
    x: { type: "point", domain: waves, padding: 0.5, label: null, tickSize: 0, tickRotate: turned ? -45 : 0 },
    y: { ...range, label: null, ticks: 5, tickFormat: percent ? "%" : undefined, grid: true, tickSize: 0 },
    symbol: { domain: names, range: ["circle", "square", "triangle", "diamond", "star", "wye"] },
    marks: [
      ...marks,
      ...(names.length > 1 ? last : []).map(point => Plot.text([point], {
        x: "wave", y: "estimate", text: "name", textAnchor: "start", dx: 10 + Math.max(...names.map(shift)), dy: point.dy, fill: series[names.indexOf(point.name) % series.length], fontWeight: "bold",
      })),
      Plot.text(names.length > 1 ? [] : shown, { x: "wave", y: "estimate", text: "text", textAnchor: "start", dx: 12, fontWeight: "bold", fill: ink }),
    ],
  });
}

/** Moves the names at the ends of the lines so far apart that they can be read. */
function apart(points, [low, high]) {
  const pixel = point => (1 - (point.estimate - low) / (high - low)) * (waveHeight - 54);
  let lowest = -Infinity;
  return points.sort((a, b) => pixel(a) - pixel(b)).map(point => {
    lowest = Math.max(pixel(point), lowest + lineHeight);
    return { ...point, dy: lowest - pixel(point) };
  });
}

/** From nought, and for shares to the whole, so that no difference looks larger than it is. */
function scale(cells, percent) {
  if (percent) return { domain: [0, 1] };
  const values = cells.flatMap(cell => [cell.estimate, cell.low, cell.high]).filter(value => value !== null);
  return { domain: d3.scaleLinear([Math.min(0, ...values), Math.max(0, ...values) || 1], [0, 1]).nice(5).domain() };
}

/** Breaks a label between words into lines of about the given number of letters. */
function wrap(text, letters) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line.length > 0 && line.length + word.length >= letters) lines.push(word);
    else lines[lines.length - 1] = line.length > 0 ? `${line} ${word}` : word;
  }
  return lines;
}

function whenSettled(action) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, 150);
  };
}
