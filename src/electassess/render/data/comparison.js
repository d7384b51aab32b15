"use strict";
(() => {
  const table = document.querySelector("table.heat");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const form = document.querySelector("form.filters");
  const status = document.querySelector("[role=status]");
  const [count, order] = status.children;

  const parts = (key) => document.querySelectorAll(`[data-election="${CSS.escape(key)}"]`);

  function filter() {
    const wanted = [...form.querySelectorAll("select")].map((one) => [one.name, one.value]);
    let shown = 0;
    for (const row of rows) {
      const fits = wanted.every(([name, value]) => value === "" || row.dataset[name] === value);
      shown += fits;
      for (const part of parts(row.dataset.election)) part.classList.toggle("out", !fits);
    }
    count.textContent = `${shown} of ${rows.length} elections shown.`;
  }

  function sort(head, column) {
    const next = { none: "descending", descending: "ascending", ascending: "none" }[head.getAttribute("aria-sort")];
    for (const one of table.tHead.rows[0].cells) one.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", next);
    const key = (row) => row.cells[column].dataset.key;
    const number = column > 0;
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === "" || y === "") return (x === "") - (y === "");
      const order = number ? Number(x) - Number(y) : x.localeCompare(y, "en");
      return next === "ascending" ? order : -order;
    };
    const ordered = next === "none" ? rows : [...rows].sort(compare);
    body.append(...ordered);
    order.textContent =
      next === "none"
        ? "Listed by country and date."
        : `Sorted by ${head.textContent}, ${next}.${number ? " The order is no ranking: neighbours may not be distinguishable." : ""}`;
  }

  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
    head.setAttribute("aria-sort", "none");
  });

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const box = target && target.closest("details");
    if (box) {
      box.open = true;
      box.scrollIntoView();
    }
  }

  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
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
  addEventListener("hashchange", reveal);
  reveal();
  filter();
})();
