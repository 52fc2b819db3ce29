
"use strict";
// Sorts tables and findings, and filters findings. The page already has everything that is shown.
(() => {
  function compare(left, right) {
    const [a, b] = [Number(left), Number(right)];
    const areNumbers = left !== "" && right !== "" && !Number.isNaN(a) && !Number.isNaN(b);
    return areNumbers ? a - b : left.localeCompare(right, "en", { numeric: true });
  }

  // Makes the heading of each column a button that sorts the rows, and sorts them the other way
  // when it is pressed again.
  function makeSortable(table) {
    const body = table.tBodies[0];
    if (!body || body.rows.length < 2) return;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const isUp = head.getAttribute("aria-sort") !== "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
        const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
        const order = isUp ? 1 : -1;
        body.append(...[...body.rows].sort((a, b) => order * compare(key(a), key(b))));
      });
    });
  }
  document.querySelectorAll("table").forEach(makeSortable);

  // Opens the finding that the fragment of the URL names.
  function open() {
    const named = document.getElementById(location.hash.slice(1));
    if (named instanceof HTMLDetailsElement) named.open = true;
  }
  window.addEventListener("hashchange", open);
  open();

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

  // The page has the findings by severity. Equal ones keep this order.
  const list = document.getElementById("list");
  function sort(order) {
    const sorted = [...findings];
    if (order === "count") sorted.sort((a, b) => b.dataset.count - a.dataset.count);
    else if (order !== "severity") sorted.sort((a, b) => compare(a.dataset[order], b.dataset[order]));
    list.append(...sorted);
  }

  form.addEventListener("input", (event) => {
    if (event.target.name === "sort") return sort(event.target.value);
    show();
    write();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", () => { read(); show(); });
  form.hidden = false;
  read();
  show();
  done();
})();
