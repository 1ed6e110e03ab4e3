// What htmx attributes alone cannot say. Every page works without it.
(() => {
  const byId = (id) => document.getElementById(id);
  let place = 0;

  // On a phone the filter is a sheet: it sends when its button is pressed, not at every tick.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const sheet = event.target.closest("#narrow:popover-open");
    if (sheet && event.detail.requestConfig.triggeringEvent?.type !== "submit") event.preventDefault();
  });

  document.addEventListener("htmx:beforeSwap", () => { place = byId("narrow")?.scrollTop ?? 0; });

  document.addEventListener("htmx:afterSettle", (event) => {
    const control = event.detail.requestConfig?.elt;
    if (byId("narrow")) byId("narrow").scrollTop = place;
    if (control?.id === "later") window.scrollTo({ top: 0, behavior: "instant" });
    if (control?.id?.startsWith("more-")) byId(control.hash.slice(1))?.querySelector("li:nth-child(8) input")?.focus({ preventScroll: true });
    // The control is gone, or the list is another: go on from the heading.
    if (control?.id === "later" || document.activeElement === document.body) byId("sentence")?.focus({ preventScroll: true });
    const words = byId("q");
    if (words && words !== document.activeElement) words.value = new URLSearchParams(location.search).get("q") ?? "";
  });

  // Where the filter is a sheet, an open slot of the sentence opens it at its facet.
  document.addEventListener("click", (event) => {
    const slot = event.target.closest("a.slot");
    const sheet = slot && byId("narrow");
    if (!sheet || getComputedStyle(sheet).display !== "none") return;
    event.preventDefault();
    sheet.showPopover();
    sheet.querySelector(slot.hash)?.scrollIntoView();
  });

  // A region that cannot be had: the whole page says why.
  const instead = (event) => { location.assign(event.detail.pathInfo?.finalRequestPath ?? location.href); };
  document.addEventListener("htmx:responseError", instead);
})();
