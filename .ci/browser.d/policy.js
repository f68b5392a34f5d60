// Tries what the policy forbids; what was allowed after all, one fault a line.
(async () => {
  const faults = [];
  const script = document.createElement("script");
  script.textContent = "document.documentElement.dataset.broken = 'script';";
  document.head.append(script);
  if (document.documentElement.dataset.broken) faults.push("een vreemd script mag lopen");

  const box = document.createElement("p");
  box.setAttribute("style", "position: fixed");
  document.body.append(box);
  if (getComputedStyle(box).position === "fixed") faults.push("een eigen stijl mag gelden");

  const picture = await new Promise((done) => {
    const image = new Image();
    image.onload = () => done("geladen");
    image.onerror = () => done("geweigerd");
    image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
  });
  if (picture !== "geweigerd") faults.push("een plaatje mag laden");
  return faults.join("\n");
})();
