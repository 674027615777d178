// Works months out as a browser does: a line with a case in, a line with its month and its safe hours out.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { evaluate, safeHours } from "./arithmetic.js";

const figures = JSON.parse(readFileSync("figures.json", "utf8"));
for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line);
  process.stdout.write(JSON.stringify({ month: evaluate(told, figures), safe: safeHours(told, figures) }) + "\n");
}
