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
    if (control?.id === "later") byId("sentence")?.focus({ preventScroll: true });
    const words = byId("q");
    if (words && words !== document.activeElement) words.value = new URLSearchParams(location.search).get("q") ?? "";
  });

  // A region that cannot be had: the whole page says why.
  const instead = (event) => { location.assign(event.detail.pathInfo?.finalRequestPath ?? location.href); };
  document.addEventListener("htmx:responseError", instead);
})();
