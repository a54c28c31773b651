"""The questionnaire as it is asked, its versions, what a correction changed, its ways."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.questionnaires import verdict
from ronda.apps.rounds.selectors import asked, corrections
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.selectors.versions import (
    questionnaire_of,
    version_draft,
    version_shown,
    version_visible,
    versions_visible,
)
from ronda.apps.rounds.services import questionnaires as services
from ronda.apps.rounds.workflow.questionnaires import ways_from


@require_safe
def questionnaire(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The version that is open; before the launch, for the body, the draft."""
    conduct = conduct_visible(request.user, body, number)
    found = version_shown(request.user, conduct)
    if found is None:
        may_draft = verdict(request.user, Can.DRAFT, conduct)
        shown = {"conduct": conduct, "tab": "questionnaire", "may_draft": may_draft}
        return render(request, "rounds/no_questionnaire.html", shown)
    return _shown(request, conduct, found)


@require_safe
def version(request: HttpRequest, body: str, number: int, version: int) -> HttpResponse:
    """One version, as all or one audience sees it."""
    conduct = conduct_visible(request.user, body, number)
    return _shown(request, conduct, version_visible(request.user, conduct, version))


@require_safe
def changes(request: HttpRequest, body: str, number: int, version: int) -> HttpResponse:
    """What a version changed against the one before, and whom it concerns."""
    conduct = conduct_visible(request.user, body, number)
    found = version_visible(request.user, conduct, version)
    before = corrections.version_before(request.user, found)
    if before is None:
        raise Http404
    context = {
        "conduct": conduct,
        "tab": "questionnaire",
        "version": found,
        "before": before,
        "lines": corrections.change_lines(before, found),
        "concerned": corrections.concerned(request.user, before, found),
    }
    return render(request, "rounds/changes.html", context)


@login_required
def way(request: HttpRequest, body: str, number: int, name: str) -> HttpResponse:
    """Adopt, open for changes again, open a correction: asked once more, then done."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.DRAFT, conduct))
    draft = version_draft(conduct)
    known = ways_from(request.user, draft) if draft is not None else []
    found = next((one for one in known if one.way.name == name), None)
    if draft is None or found is None:
        raise Http404
    demand(found.allowed)
    form = ReasonForm(request.POST or None) if found.way.needs_reason else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        services.version_move(actor=request.user, version=draft, name=name, reason=reason)
        messages.success(request, _done(name))
        return redirect("rounds:questionnaire", body, number)
    shown = {"conduct": conduct, "tab": "questionnaire", "version": draft, "open_way": found}
    if name == "correct":
        shown["concerned"] = corrections.concerned_by(request.user, draft)
    return render(request, "rounds/version_way.html", shown | {"form": form})


@login_required
def correction(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Begin a correction of the version that is open."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.CORRECT, conduct))
    form = ReasonForm(
        request.POST or None, hint=_("Everybody who sees the questionnaire reads it.")
    )
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            services.correction_begin(
                actor=request.user, conduct=conduct, reason=form.cleaned_data["reason"]
            )
            return redirect("rounds:draft", body, number)
    shown = {"conduct": conduct, "tab": "questionnaire", "form": form}
    return render(request, "rounds/correction.html", shown)


@login_required
def discard(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Give up a correction that is not open."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.CORRECT, conduct))
    draft = version_draft(conduct)
    if draft is None or draft.number == 1:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        with refusals_shown(form):
            services.correction_discard(actor=request.user, version=draft, reason=reason)
            messages.success(request, _("The correction is given up."))
            return redirect("rounds:questionnaire", body, number)
    shown = {"conduct": conduct, "tab": "questionnaire", "version": draft, "form": form}
    return render(request, "rounds/correction_discard.html", shown)


def _shown(request: HttpRequest, conduct: Conduct, found: QuestionnaireVersion) -> HttpResponse:
    value = questionnaire_of(found)
    known = asked.audiences_asked(value)
    chosen = next((one for one, _label in known if one.value == request.GET.get("for")), None)
    context = {
        "conduct": conduct,
        "tab": "questionnaire",
        "version": found,
        "questionnaire": value,
        "chapters": asked.chapters_shown(value, chosen),
        "audiences": known,
        "chosen": chosen,
        "versions": versions_visible(request.user, conduct),
        "may_draft": verdict(request.user, Can.DRAFT, conduct),
        "draft": version_draft(conduct),
    }
    return render(request, "rounds/questionnaire.html", context)


def _done(name: str) -> str:
    sentences = {
        "adopt": _("The adoption is recorded. The launch of the round opens the questionnaire."),
        "correct": _("The correction is open, and everybody affected is told."),
    }
    return sentences.get(name) or _("The questionnaire is open for changes again.")
