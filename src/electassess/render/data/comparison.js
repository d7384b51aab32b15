(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const table = document.querySelector("table.heat");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const told = table.tHead.rows[1];
  const form = document.querySelector("form.filters");
  const selects = [...form.querySelectorAll("select:not([name=indicator])")];
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const indicator = form.querySelector("[name=indicator]");
  const now = document.getElementById("country_now");
  const [count, sorting, done] = document.querySelector("[role=status]").children;
  const sentences = document.getElementById("sentences");
  const charts = [...document.querySelectorAll(".charts:not(.lines) svg")];
  const places = new Map(rows.map((row, at) => [row.dataset.election, at]));

  const keyed = (selector) => new Map([...document.querySelectorAll(selector)].map((one) => [one.dataset.election, one]));
  const briefs = keyed("#brief tbody tr");
  const behind = keyed(".behind");
  const marks = charts.map((svg) => new Map([...svg.querySelectorAll(":scope > a")].map((one) => [one.dataset.election, one])));
  const lines = [...document.querySelectorAll(".acts tr")].map((line) => [line, [...line.cells].slice(1)]);
  const beside = [...document.querySelectorAll("#beside [data-election], #acts small [data-election]")];
  const measured = [...document.querySelectorAll("[data-measure]")];
  const countries = [...document.querySelectorAll(".country")];
  const sizes = charts.map((svg) => svg.viewBox.baseVal.height);
  /* What of a chart grows with its rows: an attribute, and its length with all of them. */
  const growing = charts.map((svg) => [...svg.querySelectorAll(".grid, .band")].map((one) => {
    const name = one.tagName === "rect" ? "height" : "y2";
    return [one, name, Number(one.getAttribute(name))];
  }));
  const keys = charts.map((svg) => svg.querySelector(".keys"));
  const feet = keys.map((one) => one && Number(/ (\d+)/.exec(one.getAttribute("transform"))[1]));
  const ROW = Number(document.getElementById("charts").dataset.row);

  /* What is shown, and in which order: the whole state, which the address holds too. */
  const state = { sort: "", next: "none", at: "" };
  let shown = rows;
  /* What of the page has yet to follow the table, and the order in which it stands. */
  let rest = null;
  let order = rows;
  let counted = rows.map((row) => row.dataset.election).sort().join(" ");

  const column = (name) => heads.findIndex((head) => head.dataset.column === name);

  function ordered() {
    if (indicator.value !== "") {
      const levels = data.levels[indicator.value];
      const level = (row) => levels[row.dataset.election] ?? Infinity;
      return [...rows].sort((a, b) => (level(a) === level(b) ? 0 : level(a) - level(b)));
    }
    const at = column(state.sort);
    if (at < 0 || state.next === "none") return rows;
    const key = (row) => row.cells[at].dataset.key;
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === "" || y === "") return (x === "") - (y === "");
      const found = at > 0 ? Number(x) - Number(y) : x.localeCompare(y, "en");
      return state.next === "ascending" ? found : -found;
    };
    return [...rows].sort(compare);
  }

  function show() {
    const wanted = selects.filter((one) => one.value !== "").map((one) => [one.name, one.value]);
    const countries_wanted = boxes.filter((one) => one.checked).map((one) => one.value);
    now.textContent = countries_wanted.length === 0 ? "all" : countries_wanted.join(", ");
    const all = ordered();
    const has = (row, name, value) => (name === "gate" ? row.dataset.gate.split(" ").includes(value) : row.dataset[name] === value);
    const fits = (row) => (countries_wanted.length === 0 || countries_wanted.includes(row.dataset.country)) && wanted.every(([name, value]) => has(row, name, value));
    levelled();
    shown = all.filter(fits);
    const there = new Set(shown.map((row) => row.dataset.election));
    if (all.some((row, at) => body.rows[at] !== row)) body.append(...all);
    for (const row of rows) row.classList.toggle("out", !there.has(row.dataset.election));
    for (const head of heads) head.setAttribute("aria-sort", head.dataset.column === state.sort ? state.next : "none");
    said();
    rest = () => {
      rest = null;
      follow(all, there);
    };
    /* The table comes first, and what is not in sight follows it. */
    setTimeout(() => rest?.());
  }

  /* Beside each name the level on the indicator by which the table is ordered. */
  function levelled() {
    const chosen = indicator.value;
    if (chosen === state.levelled) return;
    state.levelled = chosen;
    for (const row of rows) {
      const told = row.querySelector(".level");
      told.hidden = chosen === "";
      if (chosen === "") continue;
      const level = data.levels[chosen][row.dataset.election];
      told.textContent = level === undefined ? "does not apply" : level === null ? "not rated" : `level ${level}`;
    }
  }

  function follow(all, there) {
    const moved = all.some((row, at) => order[at] !== row);
    order = all;
    if (moved) {
      const list = [...briefs.values()][0]?.parentNode;
      list?.append(...all.map((row) => briefs.get(row.dataset.election)));
      const columns = all.map((row) => places.get(row.dataset.election));
      for (const [line, cells] of lines) line.append(...columns.map((at) => cells[at]));
    }
    for (const row of rows) {
      const key = row.dataset.election;
      const out = !there.has(key);
      for (const one of [briefs.get(key), behind.get(key)]) one?.classList.toggle("out", out);
      for (const [, cells] of lines) cells[places.get(key)].classList.toggle("out", out);
    }
    charts.forEach((svg, number) => {
      const mine = marks[number];
      shown.forEach((row, at) => mine.get(row.dataset.election).setAttribute("transform", `translate(0 ${at * ROW})`));
      for (const [key, one] of mine) one.classList.toggle("out", !there.has(key));
      if (moved) svg.append(...all.map((row) => mine.get(row.dataset.election)));
      const less = (rows.length - shown.length) * ROW;
      svg.setAttribute("viewBox", `0 0 ${svg.viewBox.baseVal.width} ${sizes[number] - less}`);
      keys[number]?.setAttribute("transform", `translate(0 ${feet[number] - less})`);
      for (const [one, name, full] of growing[number]) one.setAttribute(name, full - less);
    });
    for (const one of beside) one.classList.toggle("out", !there.has(one.dataset.election));
    for (const one of countries) one.classList.toggle("out", !one.dataset.elections.split(" ").some((key) => there.has(key)));
  }

  function said() {
    const at = Math.max(0, data.nodes.findIndex(([ref]) => ref === state.sort));
    const keys = shown.map((row) => row.dataset.election).sort((a, b) => places.get(a) - places.get(b));
    const node = state.next === "none" ? 0 : at;
    sentences.textContent = sentencesOf(data, keys, places, rows.length, node).join(" ");
    for (const list of measured) {
      list.replaceChildren(...besideOf(data, keys, places, rows.length, Number(list.dataset.measure)).map((line) => {
        const item = document.createElement("li");
        item.textContent = line;
        return item;
      }));
    }
    if (told) {
      const cells = [...told.cells, ...document.querySelectorAll("figcaption span")].filter((cell) => cell.dataset.node);
      const set = [...keys].sort().join(" ");
      if (set !== counted) for (const cell of cells) {
        const number = data.nodes.findIndex(([ref]) => ref === cell.dataset.node);
        const { apart, pairs } = pairsOf(data, keys, places, rows.length, number);
        cell.textContent = `${apart} of ${pairs}`;
      }
      counted = set;
    }
    count.textContent = `${shown.length} of ${rows.length} elections shown.`;
    sorting.textContent =
      indicator.value !== ""
        ? `Ordered by the level on “${indicator.selectedOptions[0].textContent}”, the lowest first, as rated: no draws test a single indicator.`
        : state.next === "none"
        ? document.querySelector(".lead").dataset.order
        : `Sorted by ${heads[column(state.sort)].textContent}, ${state.next}.${column(state.sort) > 0 ? " The order is no ranking: neighbours may not be distinguishable." : ""}`;
  }

  /* The address: filters and order as `name=value`, and `at` for what is open; without an equals sign a plain place. */
  function write(replace) {
    const parts = new URLSearchParams();
    for (const one of [...selects, indicator]) if (one.value !== "") parts.set(one.name, one.value);
    for (const one of boxes) if (one.checked) parts.append(one.name, one.value);
    if (state.next !== "none") parts.set("sort", `${state.sort}:${state.next}`);
    if (state.at) parts.set("at", state.at);
    const text = [...parts].length ? `#${parts}` : location.pathname + location.search;
    if (replace) history.replaceState(null, "", text);
    else history.pushState(null, "", text);
  }

  function read() {
    const hash = location.hash.slice(1);
    const stated = hash.includes("=");
    const parts = new URLSearchParams(stated ? hash : "");
    if (stated || hash === "") {
      for (const one of boxes) one.checked = parts.getAll(one.name).includes(one.value);
      for (const one of [...selects, indicator]) {
        const value = parts.get(one.name) ?? "";
        one.value = [...one.options].some((option) => option.value === value) ? value : "";
      }
      const [name, next] = (parts.get("sort") ?? "").split(":");
      const known = column(name) >= 0 && ["ascending", "descending"].includes(next);
      Object.assign(state, known ? { sort: name, next } : { sort: "", next: "none" });
    }
    let at = parts.get("at") ?? "";
    if (!stated) {
      try { at = decodeURIComponent(hash); } catch { at = ""; }
    }
    state.at = at;
    show();
    reveal(at);
  }

  function reveal(at) {
    const target = at && document.getElementById(at);
    if (!target) return;
    rest?.();
    if (target.closest(".out")) {
      for (const one of selects) one.value = "";
      for (const one of boxes) one.checked = false;
      show();
      write(true);
    }
    const box = target.closest("details");
    if (box) box.open = true;
    (box ?? target).scrollIntoView();
    if (box) box.querySelector("summary").focus({ preventScroll: true });
    else target.querySelector("a, summary")?.focus({ preventScroll: true });
  }

  heads.forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const was = head.dataset.column === state.sort ? state.next : "none";
      state.next = { none: "ascending", ascending: "descending", descending: "none" }[was];
      indicator.value = "";
      state.sort = state.next === "none" ? "" : head.dataset.column;
      state.at = "";
      show();
      write(true);
    });
    head.append(button);
    head.setAttribute("aria-sort", "none");
  });

  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    state.at = decodeURIComponent(link.getAttribute("href").slice(1));
    write(false);
    reveal(state.at);
  });

  const tools = document.querySelector(".tools");
  tools.hidden = false;
  tools.open = matchMedia("(min-width: 45rem)").matches;
  const changed = () => {
    state.at = "";
    show();
    write(true);
  };
  form.addEventListener("change", (event) => {
    if (event.target === indicator && indicator.value !== "") Object.assign(state, { sort: "", next: "none" });
    changed();
  });
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());

  const every = document.getElementById("open-all");
  every.hidden = false;
  every.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll(".appendix details")];
    const open = boxes.some((box) => !box.open);
    for (const box of boxes) box.open = open;
    every.textContent = open ? "Close all" : "Open all";
    every.setAttribute("aria-expanded", String(open));
  });

  const copy = document.getElementById("copy");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await copied(sentences);
    done.textContent = "Copied.";
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = "Copy"; }, 2000);
  });
  document.getElementById("csv").addEventListener("click", () =>
    save(csvOf(data, shown.map((row) => row.dataset.election)), "text/csv", "comparison.csv"));

  addEventListener("click", (event) => {
    const open = form.querySelector(".several details[open]");
    if (open && !open.contains(event.target)) open.open = false;
  });
  addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && form.querySelector(".several details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  const chosen_countries = () => boxes.filter((one) => one.checked).map((one) => one.value);
  const filters = () => [...(chosen_countries().length ? [`Country: ${chosen_countries().join(", ")}`] : []), ...selects.filter((one) => one.value !== "").map((one) => `${one.labels[0].textContent}: ${one.selectedOptions[0].textContent}`)];
  savers(document, data, () => (rest?.(), { keys: shown.map((row) => row.dataset.election), filters: filters(), order: sorting.textContent }));

  addEventListener("beforeprint", () => rest?.());
  for (const limits of document.querySelectorAll(".limits")) {
    addEventListener("beforeprint", () => { limits.dataset.was = limits.open; limits.open = true; });
    addEventListener("afterprint", () => { limits.open = limits.dataset.was === "true"; });
  }
  addEventListener("popstate", read);
  read();
})();
