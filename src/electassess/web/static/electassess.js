// SPDX-License-Identifier: Apache-2.0
// What the pages do beyond forms and links: keep what is being typed until it is saved, and say when the server is gone.
// Only forms marked data-keep are kept in the browser: those on which nothing confidential is typed.
"use strict";
(() => {
  const PREFIX = "electassess:";
  const place = (form, field) => `${PREFIX}${form.getAttribute("action")}:${field.name}`;
  const kept = (form) => Array.from(form.querySelectorAll("textarea, input:not([type])")).filter((field) => field.name);
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* full or forbidden: nothing is kept */ } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* as above */ } },
  };

  // How many items are cited, as soon as one is ticked.
  document.addEventListener("change", (event) => {
    const picker = event.target.closest("details.picker"), count = picker && picker.querySelector(".count[data-hidden]");
    if (!count || event.target.name !== "evidence") return;
    const hidden = Number(count.dataset.hidden), ticked = picker.querySelectorAll("input[name=evidence]:checked").length;
    count.textContent = `${ticked + hidden} cited${hidden ? `, ${hidden} of them not public` : ""}`;
  });

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.hasAttribute("data-keep") && kept(form).includes(event.target)) {
      store.set(place(form, event.target), event.target.value);
    }
  });

  // A form knows what of it stands in the file: what was sent and answered. Words typed while the answer was under way
  // stay kept, and nobody leaves a page unasked before the last of them is saved.
  const said = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => name !== "base"));
  const saved = new WeakMap(), sent = new WeakMap();
  const watched = () => Array.from(document.querySelectorAll("form[data-keep]"));
  const mark = (form) => form.toggleAttribute("data-unsaved", saved.has(form) && saved.get(form) !== said(form));
  const unsaved = () => watched().filter((form) => form.hasAttribute("data-unsaved"));
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => { if (event.target.form && saved.has(event.target.form)) mark(event.target.form); });
  }
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt;
    if (!form.matches || !form.matches("form[data-keep]")) return;
    const words = kept(form).map((field) => [field, field.value]);
    sent.set(event.detail.xhr, { form, words, all: said(form) });
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const trouble = document.getElementById("trouble"), { xhr, successful } = event.detail;
    if (xhr && xhr.status) trouble.hidden = true;
    const was = xhr && sent.get(xhr);
    if (!was || !successful) return;
    for (const [field, value] of was.words) {
      if (store.get(place(was.form, field)) === value) store.drop(place(was.form, field));
    }
    saved.set(was.form, was.all);
    mark(was.form);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || link.hasAttribute("hx-get") || link.hasAttribute("data-reload")) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || link.getAttribute("href").startsWith("#")) return;
    const open = unsaved();
    if (!open.length) return;
    event.preventDefault();
    for (const form of open) htmx.trigger(form, "change");
    const until = Date.now() + 2500;
    const wait = setInterval(() => {
      if (unsaved().length && Date.now() < until) return;
      clearInterval(wait);
      location.assign(link.href);
    }, 40);
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved().length) event.preventDefault(); });
  document.addEventListener("htmx:sendError", () => { document.getElementById("trouble").hidden = false; });

  const offer = (form, field, text) => {
    const note = document.createElement("div");
    note.className = "draft-kept";
    note.setAttribute("role", "group");
    note.setAttribute("aria-label", "Typed earlier and not saved");
    const words = document.createElement("p");
    words.textContent = `Typed earlier and not saved: “${text}”`;
    const button = (title, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = title;
      made.addEventListener("click", () => { act(); store.drop(place(form, field)); note.remove(); field.focus(); });
      return made;
    };
    note.append(words, button("Use it", () => {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }), button("Discard it", () => {}));
    field.insertAdjacentElement("afterend", note);
  };
  // What a sentence rests on opens by touch, focus and click without script; by hovering with it.
  let waiting = 0;
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const claim = event.target.closest(".claim");
    clearTimeout(waiting);
    if (!claim) return;
    const basis = document.getElementById(claim.dataset.basis || "");
    if (basis && basis.showPopover) waiting = setTimeout(() => { if (!basis.matches(":popover-open")) basis.showPopover(); }, 350);
  });
  document.addEventListener("DOMContentLoaded", () => {
    const told = document.querySelector(".summary[role=alert]");
    if (told) { told.tabIndex = -1; told.focus(); }
    const here = document.querySelector(".places [aria-current]"), row = here && here.closest("ul");
    if (row) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
    for (const form of watched()) {
      saved.set(form, said(form));
      for (const field of kept(form)) {
        if (field.disabled) continue;
        const text = store.get(place(form, field));
        if (text === null) continue;
        if (text === field.value) store.drop(place(form, field));
        else offer(form, field, text);
      }
    }
  });
  // A fact is cited where the cursor was last.
  let last = null;
  document.addEventListener("focusin", (event) => { if (event.target.matches("form.block textarea")) last = event.target; });
  document.addEventListener("click", (event) => {
    const citing = event.target.closest("[data-cite]");
    if (citing) {
      const field = last && last.isConnected ? last : document.querySelector("form.block.paragraph textarea");
      if (!field) return;
      const at = field.selectionStart, before = field.value.slice(0, at);
      const words = (before === "" || /\s$/.test(before) ? "" : " ") + citing.dataset.cite;
      field.setRangeText(words, at, field.selectionEnd, "end");
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (event.target.closest("[data-reload]")) {
      watched().forEach((form) => { saved.delete(form); mark(form); });
      setTimeout(() => location.reload(), 0);
    }
  });
})();
