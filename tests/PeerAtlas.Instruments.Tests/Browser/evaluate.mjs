// Works out pages as a browser does: a line { logic, fields } in, a line { relevant, values } out. Texts go out as UTF-16 in hexadecimal
// digits, since half a character has no place in JSON.
import { createInterface } from "node:readline";
import { mark, Sheet, withOthers } from "./answers.js";
import { toText } from "./values.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { logic, fields, others } = JSON.parse(line);
  const given = new Map(Object.entries(fields));
  const input = name => given.get(name) ?? [];
  const sheet = new Sheet(logic, others ? withOthers(logic, input) : input);
  const values = [...sheet.values].map(([field, value]) => [field, Buffer.from(toText(value), "utf16le").toString("hex")]);
  const offered = [...sheet.offered].map(([field, names]) => [field, mark(names)]);
  const items = logic.items.map(item => item.name);
  process.stdout.write(JSON.stringify({ relevant: [...sheet.relevant], values: Object.fromEntries(values), items, offered: Object.fromEntries(offered) }) + "\n");
}
