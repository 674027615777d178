// Gives every letter its second part, which is made here, stands on the page that is printed, and is never sent: it is in no field with
// a name and in no address but the QR code's, behind the "#". Letters that have none yet, or get none, work with the code alone.
import { forPeople, newSecondPart } from "./letter-code.js";
import { draw } from "./qr.js";

const letters = [...document.querySelectorAll(".pa-letter[data-code]")];
const list = document.getElementById("code-list");
const form = document.getElementById("codes-csv");
const address = list.dataset.address;
const lines = [];

const completed = complete();
form.addEventListener("submit", async event => {
  event.preventDefault();
  await completed;
  save();
});

/** A few at a time, so that the page stays alive; each letter gets all of its own at once. */
async function complete() {
  for (const letter of letters) {
    const { code } = letter.dataset;
    const second = newSecondPart();
    const link = `${address}#${code}.${second}`;
    draw(letter.querySelector(".pa-letter__qr"), link, "M");
    letter.querySelector("[data-second]").textContent = forPeople(second);
    letter.querySelectorAll("[data-with-second]").forEach(element => element.hidden = false);
    letter.querySelectorAll("[data-without-second]").forEach(element => element.hidden = true);
    lines.push([forPeople(code), forPeople(second), link]);
    if (lines.length % 20 === 0) await new Promise(resolve => setTimeout(resolve));
  }
  list.value = lines.map(([code, second]) => `${code} ${second}`).join("\n");
  list.dataset.ready = "";
}

/** The list as CSV, as the site writes it, with the second parts. */
function save() {
  const rows = [["code", "second part", "address"], ...lines].map(cells => cells.join(",") + "\r\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\uFEFF", ...rows], { type: "text/csv" }));
  link.download = "codes.csv";
  link.click();
}
