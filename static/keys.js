// Keys for the hurried: / search, j k rows, o open, ? help. Off in fields, and off for good with the switch in the help.
(() => {
  const FIELDS = "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]";
  const ROWS = ".ev h3 > a, .grid.is-list th > a";
  const byId = (id) => document.getElementById(id);
  const kept = () => { try { return localStorage.getItem("keys"); } catch { return null; } };
  const keep = (state) => { try { localStorage.setItem("keys", state); } catch { /* private window: this page only */ } };
  let on = kept() !== "off";

  const row = () => document.activeElement?.closest(".ev, .grid.is-list tr")?.querySelector(ROWS);
  const step = (by) => {
    const rows = [...document.querySelectorAll(ROWS)];
    const here = rows.indexOf(row());
    const below = rows.findIndex((link) => link.getBoundingClientRect().top > 60);
    const next = rows[here >= 0 ? here + by : by > 0 ? below : below - 1];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  };
  const does = {
    "/": () => byId("q")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    o: () => row()?.click(),
    "?": () => byId("keys")?.togglePopover(),
  };

  document.addEventListener("keydown", (event) => {
    const act = on && does[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.closest?.(FIELDS)) return;
    event.preventDefault();
    act();
  });

  const pressed = byId("keys-on");
  if (!pressed) return;
  byId("open-keys").hidden = false;
  pressed.checked = on;
  pressed.addEventListener("change", () => { on = pressed.checked; keep(on ? "on" : "off"); });
})();
