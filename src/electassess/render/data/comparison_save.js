"use strict";
/* What leaves the page: sentences, CSV, and charts as pictures. Functions of what is given; nothing is kept. */

const fill = (text, values) => text.replace(/\{(\w*)\}/g, (_, name) => String(values[name]));
/* Names in a row, as a template of the page joins them. */
const listed = (names, joint) => (names.length > 1 ? fill(joint, { first: names.slice(0, -1).join(", "), last: names.at(-1) }) : names.join(""));

/* The letter of a pair, rows counted from 0: see `pairs_of` in shown.py. */
function letter(data, node, size, first, second) {
  const [low, high] = first < second ? [first, second] : [second, first];
  return data.pairs[node][low * size - (low * (low + 1)) / 2 + high - low - 1];
}

function pairsOf(data, keys, places, size, node) {
  const at = keys.map((key) => places.get(key)).sort((a, b) => a - b);
  const letters = data.pairs[node];
  const [none, alike] = [..."-0"].map((one) => one.charCodeAt(0));
  let apart = 0;
  let pairs = 0;
  for (let one = 0; one < at.length; one += 1) {
    const start = at[one] * size - (at[one] * (at[one] + 1)) / 2 - at[one] - 1;
    for (let other = one + 1; other < at.length; other += 1) {
      const found = letters.charCodeAt(start + at[other]);
      if (found === none) continue;
      pairs += 1;
      if (found !== alike) apart += 1;
    }
  }
  return { apart, pairs };
}

function sentencesOf(data, keys, places, size, node) {
  const { words, rows, nodes } = data;
  if (keys.length === 0) return [words.none];
  const shown = keys.map((key) => rows[key]);
  const be = (many) => (many === 1 ? words.is : words.are);
  const many = (names) => (names.length <= 3 ? listed(names, words.and) : fill(words.elections, { number: names.length }));
  return [...verdicts(), ...ends(), ...criteria()];

  function verdicts() {
    const bands = new Map();
    for (const row of shown) {
      // By label too: a scant record has the band of others and is called otherwise.
      const band = `${row.band ?? -1} ${row.label}`;
      bands.set(band, [...(bands.get(band) ?? []), row]);
    }
    const order = [...bands.keys()].sort((a, b) => parseInt(a, 10) - parseInt(b, 10) || (a < b ? -1 : 1));
    const counts = order.map((band) => {
      const mine = bands.get(band);
      return band === order[0] && bands.size > 1 && mine.length <= 2
        ? fill(words.named, { number: mine.length, label: mine[0].label, names: listed(mine.map((row) => row.name), words.and) })
        : fill(words.count, { number: mine.length, label: mine[0].label });
    });
    const years = shown.map((row) => row.date.slice(0, 4)).sort();
    const desk = shown.filter((row) => row.desk).length;
    const told = fill(words.verdicts, {
      elections: fill(shown.length === 1 ? words.election : words.elections, { number: shown.length }),
      years: years[0] === years.at(-1) ? years[0] : `${years[0]}–${years.at(-1)}`,
      desk: desk === 0 ? "" : desk === shown.length ? words.desk : fill(words.some_desk, { number: desk }),
      counts: counts.join(", "),
    });
    const shaky = shown.filter((row) => row.own !== null && row.own < 0.8).length;
    return shaky ? [told, fill(words.shaky, { shaky, is: be(shaky) })] : [told];
  }

  function ends() {
    const title = nodes[node][2];
    const scored = keys.filter((key) => rows[key].cells[node][0] !== null);
    if (scored.length === 0) return [fill(words.unscored, { title })];
    const value = (key) => rows[key].cells[node][0];
    const pair = (one, other) => letter(data, node, size, places.get(one), places.get(other));
    if (scored.length === 2) {
      const [low, high] = [...scored].sort((a, b) => value(a) - value(b));
      const [low_value, high_value] = [low, high].map((key) => rows[key].cells[node][1]);
      const told = { title, low: rows[low].name, high: rows[high].name, low_value, high_value };
      if (pair(low, high) === "0") return [fill(words.neither, told)];
      return [fill(words.above, { ...told, rated: pair(low, high) === "1" ? words.as_rated : "" })];
    }
    const names = (found) => many(found.map((key) => rows[key].name));
    const end = (extreme) => {
      const there = scored.filter((key) => value(key) === extreme);
      const like = scored.filter((key) => !there.includes(key) && there.some((one) => pair(one, key) === "0"));
      const [, printed, span] = rows[there[0]].cells[node];
      const others = like.length <= 3 ? listed(like.map((key) => rows[key].name), words.or) : fill(words.many_others, { number: like.length });
      return {
        names: names(there), is: be(there.length),
        value: there.length > 1 ? printed : fill(words.single, { value: printed, span }),
        alike: like.length ? fill(words.alike, { others }) : "",
      };
    };
    const values = scored.map(value);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const [low, high] = [end(least), end(most)];
    if (scored.length === 1) return [fill(words.one, { title, low: low.names, value: low.value })];
    const told = fill(words.told, pairsOf(data, scored, places, size, node));
    if (least === most) return [fill(words.equal, { title, low: low.names, value: low.value }), told];
    return [fill(words.lowest, { title, ...low }), fill(words.highest, high), told];
  }

  function criteria() {
    const columns = nodes.slice(1).map((_, at) => shown.filter((row) => row.cells[at + 1][0] !== null).map((row) => [row.outcomes[at], row.thin[at]]));
    const most = (which, outcomes) => {
      const times = columns.map((column) => column.filter(([outcome]) => outcomes.includes(outcome)).length);
      const top = Math.max(0, ...times);
      if (top === 0) return words[`${which}_none`];
      const chosen = times.flatMap((one, at) => (one === top ? [at] : []));
      const scored = chosen.map((at) => columns[at].length);
      const [low, high] = [Math.min(...scored), Math.max(...scored)];
      const titles = chosen.length <= 3 ? listed(chosen.map((at) => nodes[at + 1][2]), words.and) : fill(words.many_criteria, { number: chosen.length });
      return fill(words[which], { is: be(chosen.length), titles, times: top, scored: low === high ? low : `${low}–${high}` });
    };
    const cells = columns.flat();
    return [
      most("worst", ["violated", "not-met"]), most("best", ["largely-met", "met"]),
      fill(words.thin, { thin: cells.filter(([, thin]) => thin).length, cells: cells.length }),
    ];
  }
}

/* What another source's numbers come to on the elections shown: see beside_words.py. */
function besideOf(data, keys, places, size, number) {
  const words = data.besides;
  const { title, year, levels, figures } = data.beside[number];
  const index = (key) => data.rows[key].cells[0];
  const there = keys.filter((key) => figures[key]).sort();
  const lacking = keys.filter((key) => !figures[key]).map((key) => data.rows[key].name);
  const counts = { bounded: 0, theirs: 0, same: 0, same_apart: 0, ours: 0, ours_same: 0 };
  let pairs = 0;
  const contrary = { both: [], theirs_alone: [] };
  there.forEach((first, at) => there.slice(at + 1).forEach((second) => {
    if (index(first)[0] === null || index(second)[0] === null) return;
    const [gap, [a, aLow, aHigh], [b, bLow, bHigh]] = [index(first)[0] - index(second)[0], figures[first], figures[second]];
    const apart = letter(data, 0, size, places.get(first), places.get(second)) !== "0";
    const alike = gap * (a - b) > 0;
    pairs += 1;
    if (apart) counts.ours += 1;
    if (apart && alike) counts.ours_same += 1;
    if ([aLow, aHigh, bLow, bHigh].includes(null)) return;
    counts.bounded += 1;
    if (aLow <= bHigh && bLow <= aHigh) return;
    counts.theirs += 1;
    if (alike) counts.same += 1;
    if (alike && apart) counts.same_apart += 1;
    if (alike) return;
    const [high, low] = gap > 0 ? [first, second] : [second, first];
    contrary[apart ? "both" : "theirs_alone"].push(fill(words.pair, {
      high: data.rows[high].name, low: data.rows[low].name,
      here: fill(words.ends, { first: index(high)[1], last: index(low)[1] }),
      there: fill(words.ends, { first: figures[high][3], last: figures[low][3] }),
    }));
  }));
  const none = lacking.length > 0 && lacking.length <= 8 ? fill(words.none, { names: listed(lacking, data.words.and) }) : "";
  const told = [fill(words.has, { title, have: keys.length - lacking.length, all: keys.length, none })];
  if (year) told.push(words.year);
  if (pairs === 0) return told;
  if (counts.bounded === 0) told.push(words.bare);
  else if (counts.theirs === 0) told.push(fill(words.alike, counts));
  else told.push(fill(words.apart, { share: Math.floor((100 * counts.same) / counts.theirs + 0.5), ...counts }));
  if (counts.bounded && levels) told.push(fill(words.levels, { theirs: levels[0], ours: levels[1] }));
  if (counts.ours) told.push(fill(words.ours, counts));
  for (const [key, found] of Object.entries(contrary)) {
    if (found.length === 0) continue;
    const more = found.length > 8 ? [fill(words.more, { number: found.length - 8 })] : [];
    told.push(fill(words[key], { pairs: [...found.slice(0, 8), ...more].join("; ") }));
  }
  return told;
}

/* The lines that `compare --format csv` writes on the elections shown, in the order shown; cells are safe already. */
function csvOf(data, keys) {
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [data.csv.columns];
  for (const key of keys) {
    const [common, ...own] = data.csv.elections[key];
    for (const line of own) {
      const rest = [...line];
      lines.push(common.map((one) => (one === 0 ? rest.shift() : one)));
    }
  }
  return lines.map((line) => `${line.map(quoted).join(",")}\n`).join("");
}

function save(content, type, name) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

async function copied(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
  } catch {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.execCommand("copy");
  }
}

const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-family", "font-weight", "font-style", "text-anchor"];
const SVG = "http://www.w3.org/2000/svg";

/* Text in lines of at most so many letters. */
function lines(text, room) {
  const found = [""];
  for (const word of text.split(" ")) {
    if (found.at(-1) && found.at(-1).length + word.length >= room) found.push(word);
    else found[found.length - 1] += found.at(-1) ? ` ${word}` : word;
  }
  return found;
}

/* A chart as a picture that stands alone: title above, days, method and source below, colours of the light page. */
function picture(svg, title, notes) {
  document.documentElement.classList.add("light");
  const copy = document.createElementNS(SVG, "svg");
  const { width, height } = svg.viewBox.baseVal;
  const room = Math.max(width, 364);
  const inner = svg.cloneNode(true);
  const [from, to] = [svg, inner].map((one) => [...one.querySelectorAll("*")]);
  to.forEach((one, at) => {
    const style = getComputedStyle(from[at]);
    for (const name of KEPT) if (/^(text|line|rect|circle)$/.test(one.tagName)) one.setAttribute(name, style.getPropertyValue(name));
  });
  document.documentElement.classList.remove("light");
  for (const one of inner.querySelectorAll(".out, .room, title")) one.remove();
  for (const link of inner.querySelectorAll("a")) {
    const group = document.createElementNS(SVG, "g");
    if (link.hasAttribute("transform")) group.setAttribute("transform", link.getAttribute("transform"));
    group.append(...link.childNodes);
    link.replaceWith(group);
  }
  for (const one of inner.querySelectorAll("[class]")) one.removeAttribute("class");
  const texts = [];
  const heads = lines(title, 44);
  const top = 18 * heads.length + 14;
  heads.forEach((line, at) => texts.push([line, 24 + at * 18, 15, "bold"]));
  const below = notes.flatMap((one) => lines(one, 78));
  below.forEach((line, at) => texts.push([line, top + height + 18 + at * 11, 8, "normal"]));
  const full = top + height + 24 + below.length * 11;
  copy.setAttribute("viewBox", `0 0 ${room + 24} ${full}`);
  copy.setAttribute("width", (room + 24) * 2);
  copy.setAttribute("height", full * 2);
  copy.setAttribute("role", "img");
  copy.setAttribute("aria-label", title);
  const sheet = document.createElementNS(SVG, "rect");
  for (const [name, value] of [["width", room + 24], ["height", full], ["fill", "#fff"]]) sheet.setAttribute(name, value);
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("transform", `translate(12 ${top})`);
  group.append(...inner.childNodes);
  copy.append(sheet, group);
  for (const [text, y, size, weight] of texts) {
    const line = document.createElementNS(SVG, "text");
    for (const [name, value] of [["x", 12], ["y", y], ["font-size", size], ["font-weight", weight], ["font-family", "system-ui, 'Segoe UI', 'Noto Sans', sans-serif"], ["fill", size > 10 ? "#1c1c1c" : "#525252"]]) line.setAttribute(name, value);
    line.textContent = text;
    copy.append(line);
  }
  return { text: `${new XMLSerializer().serializeToString(copy)}\n`, width: (room + 24) * 4, height: full * 4 };
}

async function pixels({ text, width, height }) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image(width, height);
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  URL.revokeObjectURL(address);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

/* What briefs say of the standing of what a picture shows, and of which elections, where not of all. */
function standingsOf(data, keys) {
  return data.standings.flatMap((text, at) => {
    const mine = keys.filter((key) => data.rows[key].standing === at);
    if (!text || mine.length === 0) return [];
    if (mine.length === keys.length) return [text];
    return [`${mine.length <= 3 ? listed(mine.map((key) => data.rows[key].name), data.words.and) : fill(data.words.elections, { number: mine.length })}: ${text}`];
  });
}

/* Which verdicts are held below the band of their index, by what: see `held_words` in shown.py. */
function heldOf({ words, rows }, keys) {
  const groups = ["gate", "narrow", "early"].flatMap((by) => {
    const names = keys.flatMap((key) => (rows[key].held?.[0] === by ? [rows[key].held[1]] : []));
    if (names.length === 0) return [];
    const more = names.length > 8 ? [fill(words.held_more, { number: names.length - 8 })] : [];
    return [fill(words[`held_${by}`], { names: listed([...names.slice(0, 8), ...more], words.and) })];
  });
  return groups.length ? [fill(words.held, { groups: groups.join("; ") })] : [];
}

/* Whose numbers a picture shows: ratings made at the desk are called so. */
function sourceOf(data, keys) {
  const desk = keys.filter((key) => data.rows[key].desk).length;
  if (desk === 0) return data.source;
  return desk === keys.length ? data.sources.desk : fill(data.sources.some, { number: desk, all: keys.length });
}

/* Under each chart two buttons; `view` says what is shown now. */
function savers(page, data, view) {
  for (const figure of page.querySelectorAll("figure")) {
    const svg = figure.querySelector("svg");
    const title = svg.querySelector("title").textContent;
    const bar = page.createElement("p");
    bar.className = "save screen";
    const make = () => {
      const { keys, filters, order } = view();
      const inTime = svg.closest(".lines");
      const mine = inTime ? svg.closest(".country").dataset.elections.split(" ") : keys;
      const days = mine.map((key) => data.rows[key].date).sort();
      const measure = /^scatter_(\d+)$/.exec(svg.id);
      const scope = inTime ? [] : [...filters, ...(measure ? [] : [order])];
      const open = [...svg.querySelectorAll("circle.open")].some((one) => !one.closest(".out"));
      const about = days.length ? `Elections of ${days[0]} to ${days.at(-1)} (${days.length}). ${scope.join(". ").replaceAll("..", ".")}` : "No election is shown.";
      const standings = standingsOf(data, mine);
      const held = svg.id === "dots_index" ? heldOf(data, keys) : [];
      const notes = [about, `${data.method}${open ? ` ${data.open}` : ""}`, ...held, sourceOf(data, mine), ...standings, ...(measure ? [data.beside[measure[1]].credit] : [])];
      return picture(svg, inTime ? title : `${title}: ${keys.length} elections compared`, notes);
    };
    const name = svg.id.replaceAll(/[^\w-]+/g, "_");
    const add = (label, run) => {
      const button = page.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.setAttribute("aria-label", `${label}: save ${title}`);
      button.addEventListener("click", run);
      bar.append(button, " ");
    };
    add("SVG", () => save(make().text, "image/svg+xml", `${name}.svg`));
    add("PNG", async () => save(await pixels(make()), "image/png", `${name}.png`));
    figure.append(bar);
  }
}
