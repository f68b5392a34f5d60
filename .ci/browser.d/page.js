// The page as it stands: what is wrong with it, one fault a line.
(() => {
  const faults = [];
  const check = (holds, fault) => { if (!holds) faults.push(fault); };
  const all = (selector) => [...document.querySelectorAll(selector)];

  check(document.documentElement.dataset.script === "ready", "het script is niet gelopen");
  check(document.documentElement.lang === "nl", "de taal ontbreekt");
  check(getComputedStyle(document.querySelector("h2")).borderBottomStyle === "solid", "de stijl werkt niet");
  check(all("[style]").length === 0, "een element heeft een eigen stijl");
  check(all("[src], link, iframe, object, embed, form, base").length === 0, "iets wijst naar buiten");
  check(all("script").length === 1 && all("style").length === 1, "meer dan één script of stijl");

  const ids = all("[id]").map((one) => one.id);
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
  check(twice.length === 0, `dezelfde naam twee keer: ${twice}`);
  for (const link of all("a")) {
    const target = link.getAttribute("href");
    check(target.startsWith("#") && document.getElementById(target.slice(1)), `link naar niets: ${target}`);
  }

  check(all("h1").length === 1, "niet precies één titel");
  let level = 1;
  for (const heading of all("main h2, main h3, main h4, main h5")) {
    const next = Number(heading.tagName[1]);
    // What stands inside a school begins anew below its name.
    if (!heading.closest("details")) {
      check(next <= level + 1, `kop slaat een niveau over: ${heading.textContent}`);
      level = next;
    }
  }
  for (const name of ["header", "nav", "main", "footer"]) {
    check(all(`body > ${name}`).length === 1, `${name} ontbreekt`);
  }
  for (const table of all("table")) {
    const name = table.caption?.textContent ?? "";
    check(name.trim(), "een tabel zonder naam");
    check([...table.querySelectorAll("th")].every((cell) => cell.scope), `${name}: kop zonder bereik`);
    const widths = new Set([...table.rows].map((row) => row.cells.length));
    check(widths.size === 1, `${name}: rijen van ongelijke lengte`);
  }
  for (const drawing of all("svg")) {
    const words = drawing.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id));
    check(drawing.getAttribute("role") === "img" && words.every((one) => one?.textContent), "een tekening zonder woorden");
  }
  for (const input of all("input")) check(input.labels.length === 1, "een veld zonder naam");
  check(all("main section").length >= 5, "er ontbreken pagina's");
  return faults.join("\n");
})();
