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
