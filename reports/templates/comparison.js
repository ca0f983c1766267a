"use strict";
const body = document.querySelector("#sites tbody");
const rows = [...body.rows].map((row) => ({
  row,
  text: row.textContent.toLowerCase(),
  keys: [...row.cells].map((cell) => cell.dataset.key ?? cell.textContent.trim()),
}));
const words = document.getElementById("words");
const shown = document.getElementById("shown");
const narrow = () => {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { row, text } of rows) {
    row.hidden = !wanted.every((word) => text.includes(word));
    count += !row.hidden;
  }
  shown.textContent = `${count.toLocaleString()} / ${rows.length.toLocaleString()}`;
};
const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
const sort = (head, index) => {
  const down = head.getAttribute("aria-sort") !== "descending" && head.dataset.sort === "number";
  const up = !down && head.getAttribute("aria-sort") !== "ascending";
  for (const other of document.querySelectorAll("#sites th[aria-sort]")) other.setAttribute("aria-sort", "none");
  const descending = head.dataset.sort === "number" ? down : !up;
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const order = (a, b) =>
    head.dataset.sort === "number" ? a.keys[index] - b.keys[index] : compare(a.keys[index], b.keys[index]);
  rows.sort((a, b) => (descending ? -order(a, b) : order(a, b)));
  body.append(...rows.map(({ row }) => row));
};
document.querySelectorAll("#sites th").forEach((head, index) => {
  head.querySelector("button")?.addEventListener("click", () => sort(head, index));
});
words.addEventListener("input", narrow);
document.querySelector(".search").hidden = false;
narrow();
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const item of opened) item.open = true;
});
addEventListener("afterprint", () => {
  for (const item of opened) item.open = false;
  opened = [];
});
