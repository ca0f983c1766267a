"use strict";
const closed = () => [...document.querySelectorAll("details:not([open])")];
let opened = [];
addEventListener("beforeprint", () => {
  opened = closed();
  for (const item of opened) item.open = true;
});
addEventListener("afterprint", () => {
  for (const item of opened) item.open = false;
  opened = [];
});
const reveal = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let item = target; item; item = item.parentElement) if (item.tagName === "DETAILS") item.open = true;
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();
const tools = document.getElementById("tools");
if (tools) {
  tools.hidden = false;
  const all = (open) => () => {
    for (const item of document.querySelectorAll("details")) item.open = open;
  };
  document.getElementById("open-all").addEventListener("click", all(true));
  document.getElementById("close-all").addEventListener("click", all(false));
  document.getElementById("print").addEventListener("click", () => print());
}
// Review: decide about suspected findings by keyboard, and save the decisions as rulings.csv.
const review = document.getElementById("review");
if (review) {
  const queue = [...document.querySelectorAll("#suspected details[data-key]")];
  const field = (id) => document.getElementById(id);
  const buttons = [...review.querySelectorAll("[data-decision]")];
  const label = (decision) => buttons.find((button) => button.dataset.decision === decision).textContent;
  const rulings = new Map();
  let at = -1;
  let saved = true;
  const key = () => queue[at]?.dataset.key;
  const show = () => {
    const ruling = rulings.get(key());
    for (const button of buttons) {
      if (button.dataset.decision) button.setAttribute("aria-pressed", String(button.dataset.decision === ruling?.decision));
    }
    const told = review.dataset.progress.replace("{done}", rulings.size).replace("{all}", queue.length);
    field("progress").textContent = told;
    field("save").disabled = rulings.size === 0;
  };
  const mark = (item) => {
    const ruling = rulings.get(item.dataset.key);
    let chip = item.querySelector("summary .decided");
    if (!ruling) {
      chip?.remove();
      return;
    }
    if (!chip) {
      chip = document.createElement("span");
      chip.className = "chip decided";
      item.querySelector("summary").append(" ", chip);
    }
    chip.textContent = ruling.reason ? `${label(ruling.decision)}: ${ruling.reason}` : label(ruling.decision);
  };
  const go = (place) => {
    if (!queue.length) return;
    const before = queue[at];
    if (before) {
      before.open = false;
      before.removeAttribute("aria-current");
    }
    at = Math.min(Math.max(place, 0), queue.length - 1);
    const item = queue[at];
    for (let one = item; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    item.setAttribute("aria-current", "true");
    item.querySelector("summary").focus({ preventScroll: true });
    item.scrollIntoView({ block: "center", behavior: "instant" });
    field("reason").value = rulings.get(key())?.reason ?? "";
    field("until").value = rulings.get(key())?.until ?? "";
    show();
  };
  const decide = (decision) => {
    if (at < 0) go(0);
    if (!decision) rulings.delete(key());
    else rulings.set(key(), { decision, reason: field("reason").value.trim(), until: field("until").value });
    saved = false;
    mark(queue[at]);
    show();
  };
  const keep = () => {
    const ruling = rulings.get(key());
    if (ruling) decide(ruling.decision);
  };
  // A cell that begins like a formula gets an apostrophe, as in every file of the program.
  const cell = (text) => {
    const plain = text.replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
    const safe = /^[\s\u00ad\u200b-\u200d]*[=+\-@＝＋－＠]/.test(plain) ? `'${plain}` : plain;
    return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const csv = () => {
    const by = cell(field("by").value);
    const rows = [...rulings].map(([id, { decision, reason, until }]) => [id, decision, cell(reason), by, until]);
    return [["key", "decision", "reason", "by", "until"], ...rows].map((row) => `${row.join(",")}\r\n`).join("");
  };
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", csv()], { type: "text/csv" }));
    link.download = review.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    saved = true;
  };
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    c: () => decide("confirm"),
    d: () => decide("dismiss"),
    a: () => decide("accept"),
    u: () => decide(""),
    r: () => {
      if (at < 0) go(0);
      field("reason").focus({ preventScroll: true });
    },
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea")) {
      if (event.target.id === "reason" && (event.key === "Enter" || event.key === "Escape")) {
        event.preventDefault();
        queue[at]?.querySelector("summary").focus({ preventScroll: true });
      }
      return;
    }
    const act = keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  for (const button of buttons) button.addEventListener("click", () => decide(button.dataset.decision));
  for (const button of review.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => go(at + Number(button.dataset.step)));
  }
  field("reason").addEventListener("input", keep);
  field("until").addEventListener("input", keep);
  field("save").addEventListener("click", save);
  addEventListener("beforeunload", (event) => {
    if (!saved) event.preventDefault();
  });
  review.hidden = queue.length === 0;
  show();
}
