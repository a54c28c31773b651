/* Shows both ends of a tie at once: the entry that is asked for and every stretch it came from.
   The page works without this; links and :target do the walking. */

(function () {
  "use strict";

  function untie() {
    document.querySelectorAll(".tied").forEach(function (one) { one.classList.remove("tied"); });
  }

  function tie() {
    untie();
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) { return; }
    const record = target.classList.contains("stretch") ? target.dataset.record : id;
    const entry = document.getElementById(record);
    const stretches = document.querySelectorAll('.stretch[data-record="' + CSS.escape(record) + '"]');
    stretches.forEach(function (one) { one.classList.add("tied"); });
    if (entry && entry !== target) { entry.classList.add("tied"); show(entry); }
    if (entry === target && stretches.length) { show(stretches[0]); }
  }

  function show(element) {
    const pane = element.closest(".pane");
    if (!pane || pane.scrollHeight <= pane.clientHeight) { return; }
    const from = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += from - pane.clientHeight / 4;
  }

  window.addEventListener("hashchange", tie);
  tie();
})();
