"use strict";
const body = document.querySelector("#sites tbody");
const rows = [...body.rows].map((row) => ({
  row,
  text: row.textContent.toLowerCase(),
  verdict: row.dataset.verdict,
  keys: [...row.cells].map((cell) => cell.dataset.key ?? cell.textContent.trim()),
}));
const words = document.getElementById("words");
const verdict = document.getElementById("verdict");
const shown = document.getElementById("shown");
const narrow = () => {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { row, text, verdict: own } of rows) {
    const fits = (!verdict.value || verdict.value === own) && wanted.every((word) => text.includes(word));
    row.hidden = !fits;
    count += fits;
  }
  shown.textContent = `${count.toLocaleString()} / ${rows.length.toLocaleString()}`;
};
const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
const sort = (head, index) => {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of document.querySelectorAll("#sites th[aria-sort]")) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const number = head.dataset.sort === "number";
  const order = (a, b) => (number ? a.keys[index] - b.keys[index] : compare(a.keys[index], b.keys[index]));
  rows.sort((a, b) => (down ? -order(a, b) : order(a, b)));
  body.append(...rows.map(({ row }) => row));
};
document.querySelectorAll("#sites th").forEach((head, index) => {
  head.querySelector("button")?.addEventListener("click", () => sort(head, index));
});
words.addEventListener("input", narrow);
verdict.addEventListener("change", narrow);
document.querySelector(".search").hidden = false;
narrow();
