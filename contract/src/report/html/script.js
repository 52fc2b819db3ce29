
"use strict";
// Filters the findings. The page already has everything that is shown.
(() => {
  const done = () => { document.documentElement.dataset.ready = "true"; };
  const form = document.getElementById("filter");
  if (!form) return done();

  const text = form.elements.namedItem("filter");
  const output = document.getElementById("shown");
  const findings = [...document.querySelectorAll("details.finding")];
  const content = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));
  const boxes = (name) => [...form.querySelectorAll(`input[name="${name}"]`)];
  const names = ["severity", "kind"];

  function show() {
    const wanted = text.value.trim().toLowerCase();
    const checked = new Map(names.map((name) => [
      name, new Set(boxes(name).filter((box) => box.checked).map((box) => box.value)),
    ]));
    let shown = 0;
    for (const finding of findings) {
      const fits = content.get(finding).includes(wanted)
        && names.every((name) => checked.get(name).has(finding.dataset[name]));
      finding.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    output.textContent = `${shown} of ${findings.length} findings shown`;
  }

  // The fragment of the URL keeps the filter, so that it can be shared. A fragment
  // without a filter, such as that of the skip link, changes nothing.
  function read() {
    const address = new URLSearchParams(location.hash.slice(1));
    if (![...names, "filter"].some((name) => address.has(name))) return;
    text.value = address.get("filter") ?? "";
    for (const name of names) {
      const values = address.has(name) ? address.get(name).split(",") : null;
      for (const box of boxes(name)) box.checked = values === null || values.includes(box.value);
    }
  }

  function write() {
    const address = new URLSearchParams();
    address.set("filter", text.value);
    for (const name of names) {
      const checked = boxes(name).filter((box) => box.checked);
      if (checked.length < boxes(name).length) {
        address.set(name, checked.map((box) => box.value).join(","));
      }
    }
    history.replaceState(null, "", `#${address}`);
  }

  form.addEventListener("input", () => { show(); write(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", () => { read(); show(); });
  form.hidden = false;
  read();
  show();
  done();
})();
