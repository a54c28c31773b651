/* Saves an answer while somebody writes, and shows a question only when it is asked.
   The page works without this: everything is shown, and the button saves all of it. */

(function () {
  "use strict";

  const form = document.getElementById("answers");
  if (!form) { return; }
  const PAUSE = 1200, AGAIN = 8000, TOLD = document.getElementById("saving");
  const LONGEST = Number(form.dataset.longest);
  const pending = new Map();
  let running = 0;

  function fieldsOf(question) { return question.querySelectorAll("input, textarea, select"); }
  function named(question, what) { return form.elements.namedItem(what + "-" + question.dataset.question); }

  function say(question, text, wrong, link) {
    const place = question.querySelector("[data-saved]");
    if (!place) { return; }
    place.textContent = text;
    place.classList.toggle("wrong", Boolean(wrong));
    if (link) {
      const to = document.createElement("a");
      to.href = link.href; to.textContent = link.label;
      place.append(" ", to);
    }
    TOLD.textContent = text;
  }

  function tooLong(question) {
    const text = named(question, "text");
    return text && text.value && text.value.length > LONGEST;
  }

  function changed(question) {
    if (!question.dataset.save) { return; }
    question.dataset.dirty = "yes";
    clearTimeout(pending.get(question));
    if (question.dataset.rival) { return; }
    if (tooLong(question)) { say(question, form.dataset.tooLong, true); return; }
    pending.set(question, setTimeout(function () { save(question); }, PAUSE));
  }

  function save(question) {
    pending.delete(question);
    if (question.dataset.saving) { pending.set(question, setTimeout(function () { save(question); }, PAUSE)); return; }
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    fieldsOf(question).forEach(function (one) {
      if ((one.type === "radio" || one.type === "checkbox") && !one.checked) { return; }
      if (one.name) { body.append(one.name, one.value); }
    });
    question.dataset.saving = "yes"; running += 1;
    delete question.dataset.dirty;
    say(question, form.dataset.saving);
    fetch(question.dataset.save, { method: "POST", body: body, headers: { Accept: "application/json" } })
      .then(function (answer) {
        const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
        return isJson ? answer.json() : Promise.resolve({ state: "shut-out", said: form.dataset.shutOut });
      })
      .catch(function () { return { state: "offline", said: form.dataset.notSaved }; })
      .then(function (told) { delete question.dataset.saving; running -= 1; shown(question, told); });
  }

  function shown(question, told) {
    if (told.state === "saved") {
      named(question, "seen").value = told.seen;
      named(question, "shown").value = told.shown;
      say(question, told.said);
      return;
    }
    question.dataset.dirty = "yes";
    if (told.state === "rival") { question.dataset.rival = "yes"; say(question, told.said, true, { href: told.link, label: told.label }); return; }
    say(question, told.said, true);
    if (told.state === "offline") { pending.set(question, setTimeout(function () { save(question); }, AGAIN)); }
  }

  /* A question under a condition is there while the answer that it looks at is as it wants it. */
  function answerOf(id) {
    const whole = document.getElementById("q-" + id);
    if (!whole || whole.hidden) { return whole ? [] : null; }
    const none = form.elements.namedItem("none-" + id);
    if (none && none.checked) { return []; }
    const chosen = whole.querySelectorAll('[name="chosen-' + CSS.escape(id) + '"]:checked');
    if (chosen.length) { return Array.from(chosen, function (one) { return one.value; }).filter(Boolean); }
    const text = form.elements.namedItem("text-" + id);
    return text && text.value && text.value.trim() ? [text.value.trim()] : [];
  }

  function hideAndShow() {
    document.querySelectorAll("[data-when]").forEach(function (question) {
      const given = answerOf(question.dataset.when);
      if (given === null) { return; }
      const same = given.includes(question.dataset.value);
      const holds = given.length > 0 && (question.dataset.relation === "is" ? same : !same);
      question.hidden = !holds && !question.querySelector(".error-text");
    });
  }

  form.addEventListener("input", function (event) {
    const question = event.target.closest("[data-question]");
    if (question) { changed(question); hideAndShow(); }
  });
  form.addEventListener("submit", function (event) {
    const long = Array.from(form.querySelectorAll("[data-save]")).find(tooLong);
    if (!long) { form.dataset.sent = "yes"; return; }
    event.preventDefault();
    say(long, form.dataset.tooLong, true);
    named(long, "text").focus();
  });
  window.addEventListener("online", function () {
    form.querySelectorAll("[data-dirty]").forEach(changed);
  });
  window.addEventListener("beforeunload", function (event) {
    if (form.dataset.sent) { return; }
    if (running || form.querySelector("[data-dirty]:not([data-rival])")) { event.preventDefault(); }
  });
  hideAndShow();
})();
