"use strict";
// Sorts tables, filters long ones, and opens what a link or the printer asks for.
// Nothing is written as markup, and without this script everything reads as it stands.
(() => {
  const root = document.documentElement;
  const words = new Intl.Collator("nl", { numeric: true, sensitivity: "base" });
  const counted = new Intl.NumberFormat("nl");

  // From so many rows on.
  const sortable = 4;
  const filterable = 12;

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // What a reader hears of a change; it is not shown.
  const news = make("p", { className: "hidden" });
  news.setAttribute("role", "status");
  document.body.append(news);

  // MARK: Sorting

  const inOrder = (column, direction) => (a, b) => {
    const [left, right] = [a.cells[column], b.cells[column]];
    const [x, y] = [left.dataset.value, right.dataset.value];
    // Words come before numbers, and what is empty comes last, whichever the direction.
    if (x !== undefined && y !== undefined) return direction * (Number(x) - Number(y));
    const [s, t] = [left.textContent, right.textContent];
    if (!s.trim() || !t.trim()) return Number(!s.trim()) - Number(!t.trim());
    if ((x === undefined) !== (y === undefined)) return direction * (x === undefined ? -1 : 1);
    return direction * words.compare(s, t);
  };

  const sort = (table, column, direction) => {
    const body = table.tBodies[0];
    const rows = table.original ??= [...body.rows];
    if (!direction) return body.append(...rows);
    // Rows that add up others stand below them, sorted among themselves.
    const compare = inOrder(column, direction);
    const isSum = (row) => row.classList.contains("sum");
    body.append(
      ...rows.filter((row) => !isSum(row)).sort(compare),
      ...rows.filter(isSum).sort(compare));
  };

  const makeSortable = (table) => {
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, column) => {
      const text = heading.textContent;
      if (!text.trim()) return;
      const button = make("button", { type: "button" }, ...heading.childNodes);
      heading.append(button);
      // Amounts are mostly looked for from the largest, words from the first.
      const steps = heading.classList.contains("n")
        ? ["descending", "ascending"] : ["ascending", "descending"];
      button.addEventListener("click", () => {
        const now = heading.getAttribute("aria-sort");
        const next = now === null ? steps[0] : now === steps[0] ? steps[1] : null;
        headings.forEach((one) => one.removeAttribute("aria-sort"));
        if (next) heading.setAttribute("aria-sort", next);
        sort(table, column, next === "ascending" ? 1 : next ? -1 : 0);
        news.textContent = next
          ? `Gesorteerd op ${text}, ${next === "ascending" ? "oplopend" : "aflopend"}.`
          : "In de oorspronkelijke volgorde.";
      });
    });
  };

  // MARK: Filtering

  // Without accents and capitals, so that «Oost» finds «oost».
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  let fields = 0;
  const makeFilterable = (before, what, unit, items, textOf) => {
    const input = make("input", { type: "search", id: `filter-${++fields}`, autocomplete: "off" });
    const label = make("label", { htmlFor: input.id }, `Filter ${what}`);
    const status = make("span", { className: "count" });
    status.setAttribute("role", "status");
    before.before(make("div", { className: "filter" }, label, " ", input, " ", status));
    const texts = items.map((item) => plain(textOf(item)));
    input.addEventListener("input", () => {
      const wanted = plain(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      items.forEach((item, index) => {
        item.hidden = !wanted.every((word) => texts[index].includes(word));
        if (!item.hidden) shown += 1;
      });
      status.textContent = wanted.length
        ? `${counted.format(shown)} van ${counted.format(items.length)} ${unit} met «${input.value.trim()}»`
        : "";
    });
  };

  for (const table of document.querySelectorAll("main table")) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length >= sortable) makeSortable(table);
    if (rows.length >= filterable) {
      makeFilterable(
        table.closest(".table"), "deze tabel", "rijen", rows, (row) => row.textContent);
    }
  }

  const schools = document.querySelector(".schools");
  if (schools) {
    const all = [...schools.children];
    makeFilterable(
      schools, "de scholen", "scholen", all,
      (school) => school.querySelector("summary").textContent);
    const button = make("button", { type: "button" }, "Open alle scholen");
    button.addEventListener("click", () => {
      const opens = all.some((school) => !school.open);
      all.forEach((school) => { school.open = opens; });
      button.textContent = opens ? "Sluit alle scholen" : "Open alle scholen";
    });
    schools.before(make("p", { className: "control" }, button));
  }

  // MARK: Opening

  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!(target instanceof HTMLDetailsElement)) return;
    target.open = true;
    // A school that the filter hides is shown: somebody asked for it.
    target.hidden = false;
    target.scrollIntoView();
    target.querySelector("summary").focus();
  };
  addEventListener("hashchange", follow);
  follow();

  // On paper nothing can be opened.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => {
    opened.forEach((one) => { one.open = false; });
    opened = [];
  });

  root.dataset.script = "ready";
})();
