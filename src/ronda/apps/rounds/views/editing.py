"""One page for every form of the draft: shown, saved, and where somebody was faster, both texts.

Two things to know. A form that lost against another stays filled in as it was sent, beside what
stands there now; sent again, it is kept over that knowingly. And such a page answers 409.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from ronda.apps.addresses import path_to
from ronda.apps.errors import Stale
from ronda.apps.forms import refusals_shown
from ronda.apps.rounds import drafting
from ronda.apps.rounds.forms.drafting import TextsForm
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion
from ronda.questionnaires.model import Chapter, Question, Questionnaire


@dataclass(frozen=True)
class Editing:
    """What is edited: the form, how it is saved (with what was seen), what it is called."""

    conduct: Conduct
    version: QuestionnaireVersion
    form: TextsForm
    save: Callable[[str], None]
    title: str
    thing: Question | Chapter | None = None


def edited(request: HttpRequest, editing: Editing) -> HttpResponse:
    """The page, or on to the draft where it was saved."""
    form, current = editing.form, None
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            try:
                editing.save(form.cleaned_data["seen"])
            except Stale as stale:
                current = stale.current
                _see_now(form, current)
                raise
        if not form.errors:
            anchor = editing.thing.id if editing.thing else ""
            return redirect(f"{_draft(editing.conduct)}#{anchor}".rstrip("#"))
    shown = {
        "conduct": editing.conduct,
        "tab": "questionnaire",
        "version": editing.version,
        "form": form,
        "title": editing.title,
        "current": current,
    }
    return render(request, "rounds/draft_edit.html", shown, status=409 if current else 200)


def _see_now(form: TextsForm, current: object) -> None:
    """Let the form be sent again over what stands there now."""
    assert isinstance(current, Questionnaire | Chapter | Question)
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["seen"] = drafting.seen_as(current)
    form.data = data


def _draft(conduct: Conduct) -> str:
    return path_to("rounds:draft", conduct.round.body.slug, conduct.round.number)
