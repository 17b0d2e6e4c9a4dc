// Small comforts; every page works without them.

// After a form came back with errors, the summary is read first.
document.querySelector(".error-sum")?.focus();

// A second press on a slow line must not send the same form twice; after a download the page stays, for another one.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.portalSent) event.preventDefault();
  form.dataset.portalSent = "1";
  setTimeout(() => delete form.dataset.portalSent, 10000);
});

// A paper is printed by a button where that works; elsewhere the browser's own menu does it.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Coming back by the browser's own button, the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-portal-sent]")) delete form.dataset.portalSent;
});
