// Sorts, filters and opens as a reader does; what does not happen as it should, one fault a line.
(async () => {
  const faults = [];
  const check = (holds, fault) => { if (!holds) faults.push(fault); };
  const texts = (rows) => rows.map((row) => row.textContent);
  const same = (one, other) => one.length === other.length && one.every((text, place) => text === other[place]);

  // Every table that can be sorted, on every column, both ways and back.
  let sorted = 0;
  for (const table of document.querySelectorAll("main table")) {
    const name = table.caption.textContent;
    const before = texts([...table.tBodies[0].rows]);
    for (const heading of table.tHead.rows[0].cells) {
      const button = heading.querySelector("button");
      if (!button) continue;
      sorted += 1;
      const column = heading.cellIndex;
      for (const turn of [1, 2]) {
        button.click();
        const direction = { ascending: 1, descending: -1 }[heading.ariaSort];
        const others = [...table.tHead.querySelectorAll("[aria-sort]")];
        check(direction && others.length === 1, `${name}: ${heading.textContent} zegt niet hoe gesorteerd is`);
        const rows = [...table.tBodies[0].rows];
        check(same(texts(rows).sort(), [...before].sort()), `${name}: er ging een rij verloren`);
        // Sums stand below what they add up, and among others each value is at most the next.
        const firstSum = rows.findIndex((row) => row.classList.contains("sum"));
        const below = firstSum < 0 ? [] : rows.slice(firstSum);
        check(below.every((row) => row.classList.contains("sum")), `${name}: totalen staan tussen de rijen`);
        const values = rows.slice(0, firstSum < 0 ? rows.length : firstSum)
          .map((row) => row.cells[column].dataset.value).filter((value) => value !== undefined).map(Number);
        check(
          values.every((value, place) => !place || direction * (value - values[place - 1]) >= 0),
          `${name}: ${heading.textContent} staat niet op volgorde`);
      }
      button.click();
      check(same(texts([...table.tBodies[0].rows]), before), `${name}: de oude volgorde komt niet terug`);
    }
  }
  check(sorted > 20, `maar ${sorted} kolommen zijn te sorteren`);

  // Every filter finds a word of the last row, keeps quiet what has it not, and counts.
  const filters = [...document.querySelectorAll(".filter")];
  check(filters.length > 0, "er is niets te filteren");
  for (const filter of filters) {
    const input = filter.querySelector("input");
    const after = filter.nextElementSibling;
    const items = after.matches(".table") ? [...after.querySelectorAll("tbody tr")]
      : [...document.querySelectorAll(".schools > details")];
    const type = (text) => {
      input.value = text;
      input.dispatchEvent(new Event("input"));
      return items.filter((item) => item.getClientRects().length > 0);
    };
    const words = items.at(-1).textContent.match(/\p{L}{4,}/u);
    const shown = type(words[0].toUpperCase());
    check(shown.includes(items.at(-1)), `filter op ${words[0]} verbergt wat het zoekt`);
    check(filter.querySelector(".count").textContent.startsWith(`${shown.length} van ${items.length} `), "de telling klopt niet");
    check(type("xqxqxq").length === 0, "een woord dat er niet staat, vindt iets");
    check(type("").length === items.length, "een leeg filter toont niet alles");
  }

  // A link to a school opens it, also where a filter hides it.
  const link = document.querySelector("a[href^='#school-']");
  if (link) {
    const school = document.getElementById(link.getAttribute("href").slice(1));
    school.hidden = true;
    link.click();
    await new Promise((done) => setTimeout(done, 200));
    check(school.open && !school.hidden, "een link naar een school opent haar niet");
    check(document.activeElement === school.querySelector("summary"), "de aandacht gaat niet naar de school");
    check(school.querySelectorAll("dl").length > 0, "een school zonder herleiding");
  }
  return faults.join("\n");
})();
