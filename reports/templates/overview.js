"use strict";
const SPARE = 12; // rows drawn above and below the window
const byId = (id) => document.getElementById(id);
const table = byId("sites");
const words = byId("words");
const verdict = byId("verdict");
const province = byId("province");
const shown = byId("shown");
const large = "large" in table.dataset; // too long to be drawn whole; its data are compressed
const language = document.documentElement.lang;

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};
const cell = (row, className, ...inside) => {
  const made = row.insertCell();
  if (className) made.className = className;
  made.append(...inside);
  return made;
};
const number = (value) => (value ? value.toLocaleString(language) : "–");

const unpacked = async (text) => {
  const raw = atob(text.trim());
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
};

const start = (sites, more) => {
  const { size, texts, verdicts, looks, say } = sites;
  const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent);
  const every = Array.from({ length: size }, (_, at) => at);
  const nameOf = (at) => sites.name[at] || sites.url[at];
  const aboutOf = (at) => [sites.url[at], sites.code[at], sites.organiser[at]].filter(Boolean).join(" · ");
  const textOf = (at) => `${sites.name[at]}\n${sites.url[at]}\n${sites.code[at]}\n${sites.organiser[at]}\n${
    texts[sites.province[at]]}\n${texts[sites.level[at]]}\n${texts[sites.state[at]]}\n${
    verdicts[sites.verdict[at]]}`.toLowerCase();
  let haystack; // made before the first search
  const order = Uint32Array.from(every);
  let view = order; // the rows that fit the search, in the table's order
  const bodies = new Map(); // place in the view -> its tbody, for the places drawn
  const opened = new Map(); // place in the view -> height of its details
  const above = element("tbody", "pad");
  const below = element("tbody", "pad");
  for (const pad of [above, below]) cell(pad.insertRow(), "").colSpan = 8;
  let height = 0;

  const list = (into, title, lines) => {
    if (!lines.length) return;
    into.append(element("h4", "", title));
    const made = element("ul");
    for (const line of lines) {
      const item = element("li", "", line.text);
      if (line.gain) item.append(" ", element("span", "gain", line.gain));
      made.append(item);
    }
    into.append(made);
  };
  const link = (text, href) => {
    const made = element("a", "", text);
    made.href = href;
    return made;
  };
  const details = (at, { titles, faults, missing }) => {
    const made = element("tr", "detail");
    const into = cell(made, "");
    into.colSpan = 8;
    list(into, say.vetoes, titles[at].map((title) => ({ text: texts[title] })));
    list(into, say.missing, missing[at].map((reason) => ({ text: texts[reason] })));
    list(into, say.faults, faults[at].map(([title, count, gain]) => ({
      text: `${texts[title]} × ${number(count)}`,
      gain: gain ? `+${gain.toLocaleString(language)} ${say.points}` : "",
    })));
    if (into.childElementCount === 0) into.append(element("p", "none", say.none));
    const place = element("p", "none", `${say.address}: `);
    if (sites.link[at]) {
      const out = link(sites.url[at], sites.url[at]);
      out.rel = "noopener noreferrer nofollow";
      out.target = "_blank";
      place.append(out);
    } else place.append(sites.url[at]);
    if (texts[sites.level[at]]) place.append(` · ${say.level}: ${texts[sites.level[at]]}`);
    if (sites.href[at]) place.append(" · ", link(say.report, sites.href[at]));
    into.append(place);
    return made;
  };
  const toggle = async (place) => {
    const known = await more;
    const body = bodies.get(place);
    if (!body) return;
    if (opened.has(place)) {
      body.querySelector(".detail").remove();
      opened.delete(place);
    } else {
      body.append(details(view[place], known));
      opened.set(place, { height: body.lastChild.getBoundingClientRect().height, known });
    }
    body.querySelector(".open").setAttribute("aria-expanded", String(opened.has(place)));
    draw();
  };
  const made = (place) => {
    const at = view[place];
    const body = element("tbody");
    const line = body.insertRow();
    line.className = "site";
    line.setAttribute("aria-rowindex", String(place + 2));
    const button = element("button", "open");
    button.type = "button";
    button.setAttribute("aria-label", say.open);
    button.setAttribute("aria-expanded", String(opened.has(place)));
    const name = sites.href[at] ? link(nameOf(at), sites.href[at]) : nameOf(at);
    cell(line, "wide", button, name, element("span", "clause", aboutOf(at))).title = nameOf(at);
    cell(line, "", element("span", `word ${looks[sites.verdict[at]]}`, verdicts[sites.verdict[at]]));
    const counts = [sites.vetoes, sites.fixes, sites.findings].map((column) => number(column[at]));
    const [judged, seen] = [sites.judged[at], sites.seen[at]].map((each) => each.toLocaleString(language));
    for (const text of [texts[sites.score[at]], ...counts, `${judged} / ${seen}`]) {
      cell(line, "num", text).dataset.label = heads[line.cells.length - 1];
    }
    cell(line, "", texts[sites.state[at]]).title = texts[sites.state[at]];
    line.addEventListener("click", (event) => {
      if (!event.target.closest("a") && !String(getSelection())) toggle(place);
    });
    if (opened.has(place)) body.append(details(at, opened.get(place).known));
    return body;
  };

  const window_ = () => {
    if (!large) return [0, view.length];
    const top = -above.getBoundingClientRect().top;
    let extra = 0;
    for (const place of [...opened.keys()].sort((a, b) => a - b)) {
      const begins = (place + 1) * height + extra;
      if (begins < top) extra += Math.min(opened.get(place).height, top - begins);
    }
    const first = Math.floor((top - extra) / height) - SPARE;
    const count = Math.ceil(innerHeight / height) + 2 * SPARE;
    const from = Math.min(Math.max(0, first), Math.max(0, view.length - count));
    return [from, Math.min(view.length, from + count)];
  };
  const span = (from, to) => {
    let pixels = (to - from) * height;
    for (const [place, detail] of opened) if (place >= from && place < to) pixels += detail.height;
    return pixels;
  };
  const pad = (body, pixels) => {
    body.hidden = !pixels;
    body.rows[0].cells[0].style.height = `${pixels}px`;
  };
  const draw = () => {
    above.hidden = false; // so that it has a place
    const [from, to] = window_();
    for (const [place, body] of bodies) {
      if (place < from || place >= to) {
        body.remove();
        bodies.delete(place);
      }
    }
    let next = below;
    for (let place = to - 1; place >= from; place -= 1) {
      let body = bodies.get(place);
      if (!body) bodies.set(place, (body = made(place)));
      if (body.nextSibling !== next) table.insertBefore(body, next);
      next = body;
    }
    pad(above, large ? span(0, from) : 0);
    pad(below, large ? span(to, view.length) : 0);
  };
  const redraw = () => {
    for (const body of bodies.values()) body.remove();
    bodies.clear();
    opened.clear();
    draw();
    shown.textContent = `${view.length.toLocaleString(language)} / ${size.toLocaleString(language)}`;
  };
  const measure = () => {
    const first = bodies.values().next().value;
    const now = first ? first.rows[0].getBoundingClientRect().height : 0;
    if (now && now !== height) {
      height = now;
      draw();
    }
  };

  const narrow = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const own = looks.indexOf(verdict.value);
    const from = province.value === "" ? -1 : Number(province.value);
    if (wanted.length) haystack ??= every.map(textOf);
    view = wanted.length || own >= 0 || from >= 0
      ? order.filter((at) => (own < 0 || sites.verdict[at] === own) && (from < 0 || sites.province[at] === from)
        && wanted.every((word) => haystack[at].includes(word)))
      : order;
    redraw();
  };

  const ranks = (text) => {
    const compare = new Intl.Collator(language, { numeric: true }).compare;
    const all = every.map(text);
    const known = new Map([...new Set(all)].sort(compare).map((each, at) => [each, at]));
    return all.map((each) => known.get(each));
  };
  const keys = {
    name: () => sites.rank,
    verdict: () => sites.verdict,
    score: () => sites.minimum,
    vetoes: () => sites.vetoes,
    fixes: () => sites.fixes,
    findings: () => sites.findings,
    columns: () => every.map((at) => (sites.seen[at] ? sites.judged[at] / sites.seen[at] : 0)),
    state: () => ranks((at) => texts[sites.state[at]]),
  };
  const kept = {};
  const sort = (head) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.querySelectorAll("th[aria-sort]")) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const by = head.dataset.sort;
    const key = (kept[by] ??= keys[by]());
    const sign = down ? -1 : 1;
    order.sort((a, b) => sign * (key[a] - key[b]) || a - b);
    narrow();
  };

  table.querySelector(".static").remove();
  table.append(above, below);
  height = 60; // until a row has been drawn
  redraw();
  measure();
  const seen = [...new Set(sites.province)].filter((at) => texts[at]);
  seen.sort((a, b) => texts[a].localeCompare(texts[b], language));
  for (const at of seen) province.append(new Option(texts[at], at));
  province.hidden = seen.length < 2;
  for (const head of table.querySelectorAll("th")) {
    head.querySelector("button").addEventListener("click", () => sort(head));
  }
  words.addEventListener("input", narrow);
  verdict.addEventListener("change", narrow);
  province.addEventListener("change", narrow);
  if (large) {
    let due = false;
    const soon = () => {
      if (!due) requestAnimationFrame(() => { due = false; measure(); draw(); });
      due = true;
    };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
  }
  document.querySelector(".search").hidden = false;
  performance.mark("ready");
  setTimeout(() => { haystack ??= every.map(textOf); }, 100);
};

const [shownFirst, openedLater] = [...document.querySelectorAll(".data")].map((each) => {
  each.remove();
  return each.content.textContent.trim();
});
if (large) {
  unpacked(shownFirst).then((sites) => start(sites, unpacked(openedLater))).catch(() => {
    byId("trouble").hidden = false;
  });
} else start(JSON.parse(shownFirst), JSON.parse(openedLater));
