// Keys for the review: each presses the button that bears it. The page works without.
"use strict";

const kept = "onrecord-keys";
const box = document.getElementById("keys");

if (box) {
  box.closest(".keys").hidden = false;
  box.checked = localStorage.getItem(kept) !== "off";
  box.addEventListener("change", () => localStorage.setItem(kept, box.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape" && typing) {
    event.target.blur();
    return;
  }
  // A browser sends a form from a field, but not from a list of choices.
  if (event.key === "Enter" && event.target.matches(".correcting select")) {
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector("button"));
    return;
  }
  if (typing || !box || !box.checked || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const field = document.querySelector(`[data-focus="${CSS.escape(event.key)}"]`);
  const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (field) {
    event.preventDefault();
    field.focus();
  } else if (button && event.key !== "Enter") {
    event.preventDefault();
    button.click();
  }
});
