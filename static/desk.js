// Names for what the stock scripts leave without one: searched lists say what is chosen, but not what for.
(function () {
  "use strict";

  function words(select) {
    return select.labels[0] ? select.labels[0].textContent.trim().replace(/:$/, "") : "";
  }

  function name(select) {
    const box = select.parentElement.querySelector(".select2-selection");
    if (!box) return;
    const chosen = box.querySelector(".select2-selection__rendered");
    const search = box.querySelector(".select2-search__field");
    box.id = box.id || `${select.id}-box`;
    box.setAttribute("aria-label", words(select));
    if (chosen && chosen.id) {
      box.setAttribute("aria-labelledby", `${box.id} ${chosen.id}`);
      chosen.removeAttribute("role"); // it is text, and no field to write in
      chosen.removeAttribute("aria-readonly");
    }
    if (search) search.setAttribute("aria-label", words(select));
  }

  function nameAll(root) {
    root.querySelectorAll("select.admin-autocomplete.select2-hidden-accessible").forEach(name);
  }

  function nameOpened(event) {
    const list = document.querySelector(".select2-container--open .select2-results__options");
    const search = document.querySelector(".select2-container--open .select2-dropdown .select2-search__field");
    const box = document.getElementById(`${event.target.id}-box`);
    if (list) list.setAttribute("aria-label", words(event.target));
    if (list && box) box.setAttribute("aria-controls", list.id);
    if (search) {
      search.setAttribute("aria-label", `Search: ${words(event.target)}`);
      search.focus();
    }
  }

  if (window.django && window.django.jQuery) {
    const $ = window.django.jQuery;
    $(() => nameAll(document));
    $(document).on("select2:open", nameOpened);
    document.addEventListener("formset:added", (event) => nameAll(event.target));
  }
  window.addEventListener("load", () => document.querySelectorAll("span.search-label-icon[aria-label]").forEach((icon) => icon.setAttribute("role", "img")));
})();
