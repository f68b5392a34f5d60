// Text that stands out too little from what it stands on (WCAG 2.2, 4,5 to 1), one a line.
(() => {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const bytes = (colour) => {
    if (known.has(colour)) return known.get(colour);
    probe.clearRect(0, 0, 1, 1);
    probe.fillStyle = colour;
    probe.fillRect(0, 0, 1, 1);
    known.set(colour, [...probe.getImageData(0, 0, 1, 1).data]);
    return known.get(colour);
  };
  const light = (colour) => {
    const [r, g, b] = bytes(colour).map((one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (bytes(colour)[3] === 255) return colour;
    }
    return "#ffffff";
  };
  const faults = new Set();
  const texts = "h1, h2, h3, h4, p, a, td, th, dt, dd, li, summary, summary span, label, input, button, .count";
  const seen = new Set();
  for (const element of document.querySelectorAll(texts)) {
    const [ink, ground] = [getComputedStyle(element).color, paper(element)];
    if (seen.has(ink + ground)) continue;
    seen.add(ink + ground);
    const [high, low] = [light(ink), light(ground)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) faults.add(`${element.tagName} ${ink} op ${ground}: ${ratio.toFixed(2)}`);
  }
  return [...faults].join("\n");
})();
