// A help, never a need: everything on the pages works without it.
"use strict";
(() => {
  // Copy a citation.
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      field.focus();
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy");
      }
      button.textContent = button.dataset.done;
    });
  }

  // A click on the timeline between the bars moves to that very day; the bars are links already.
  const day = 86400000;
  for (const picture of document.querySelectorAll("figure.strip svg")) {
    const form = document.querySelector("form.day");
    if (!form) continue;
    picture.addEventListener("click", (event) => {
      const box = picture.getBoundingClientRect();
      const { first, last, margin, width } = picture.dataset;
      const at = ((event.clientX - box.left) / box.width) * width;
      const part = (at - margin) / (width - 2 * margin);
      if (part < 0 || part > 1) return;
      event.preventDefault();
      const a = Date.parse(first);
      const when = new Date(a + Math.round((part * (Date.parse(last) - a)) / day) * day);
      form.elements.on.value = when.toISOString().slice(0, 10);
      form.requestSubmit();
    });
  }

  // In the comparison: n and p move between changes while the focus is in it.
  const changes = [...document.querySelectorAll("[data-change]")];
  const region = document.querySelector("[data-changes]");
  if (region && changes.length > 0) {
    region.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const step = { n: 1, p: -1 }[event.key];
      if (!step) return;
      const here = changes.findIndex((c) => c.contains(document.activeElement));
      const next = here < 0 ? (step > 0 ? 0 : changes.length - 1) : here + step;
      if (changes[next]) {
        event.preventDefault();
        changes[next].focus();
        changes[next].scrollIntoView({ block: "start" });
      }
    });
  }
})();
