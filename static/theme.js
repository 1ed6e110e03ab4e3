// Keeps the chosen appearance; loaded in the head, so that it is set before the first paint.
(() => {
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem("theme", theme); } catch { /* private window: this page only */ } };
  const set = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  set(kept());
  document.addEventListener("DOMContentLoaded", () => {
    const radio = document.getElementById(`theme-${kept()}`);
    if (radio) radio.checked = true;
  });
  document.addEventListener("change", (event) => {
    if (event.target.name !== "theme") return;
    keep(event.target.value);
    set(event.target.value);
  });
})();
