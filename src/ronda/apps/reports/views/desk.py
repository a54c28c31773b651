"""The desk on which a report is written: begun, looked over, made a draft, its rapporteurs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.errors import NotNow
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.reports.deeds import DEEDS
from ronda.apps.reports.forms.desk import BeginForm, CodesForm, MakeDraftForm, RapporteurForm
from ronda.apps.reports.models import Writing
from ronda.apps.reports.permissions import Can, draft_verdict, verdict
from ronda.apps.reports.selectors.citations import passages_cited
from ronda.apps.reports.selectors.drafts import draft_visible, official_languages
from ronda.apps.reports.selectors.stories import records_of
from ronda.apps.reports.selectors.writers import may_be_named, rapporteurs_of, rapporteurship_of
from ronda.apps.reports.selectors.writing import (
    Line,
    chapter_shown,
    desk_of,
    piece_visible,
    procedure_for,
    writing_of,
    writing_visible,
)
from ronda.apps.reports.services import beginning, rapporteurs
from ronda.apps.stories import story_page
from ronda.apps.treaties.selectors import round_by_number


@login_required
@require_safe
def desk(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """All chapters, with what is still to be done before the next draft."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.SEE_WRITING, at))
    writing = writing_of(at)
    context = {
        "round": at,
        "here": "desk",
        "desk": desk_of(request.user, writing) if writing else None,
        "may_run": verdict(request.user, Can.MAKE_DRAFT, at),
    }
    return render(request, "reports/desk.html", context)


@login_required
@require_safe
def chapter(request: HttpRequest, body: str, round: int, key: str) -> HttpResponse:
    """A chapter with all its pieces, the languages side by side."""
    at = round_by_number(body, round)
    writing = writing_visible(request.user, at)
    whole = desk_of(request.user, writing)
    shown = chapter_shown(whole, key)
    context = {
        "round": at,
        "here": "desk",
        "desk": whole,
        "chapter": shown,
        "may_add": whole.may_add_to(shown),
        "passages": passages_cited(whole.value),
        "procedure": procedure_for(writing),
    }
    return render(request, "reports/desk-chapter.html", context)


@login_required
def begin(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """Begin to write the report of a round, from nothing."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.BEGIN, at))
    languages = official_languages(at)
    form = BeginForm(request.POST or None, languages=languages)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            titles = form.texts("title")
            beginning.writing_begin(
                actor=request.user, round=at, titles=titles, languages=languages
            )
            return redirect("reports:desk", body, round)
    return render(request, "reports/begin.html", {"round": at, "here": "desk", "form": form})


@login_required
@require_POST
def begin_from(request: HttpRequest, body: str, round: int, number: int) -> HttpResponse:
    """Begin to write from a draft, or go on from it."""
    found = draft_visible(request.user, body, round, number)
    demand(draft_verdict(request.user, Can.BEGIN, found))
    try:
        beginning.writing_begin_from(actor=request.user, draft=found)
    except NotNow as refusal:
        messages.error(request, str(refusal))
        return redirect("reports:draft", body, round, number)
    told = _("The report is written on from draft %(number)d.") % {"number": number}
    messages.success(request, told)
    return redirect("reports:desk", body, round)


@login_required
def make_draft(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """Keep what is written as the next draft."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.MAKE_DRAFT, at))
    writing = writing_visible(request.user, at)
    form = MakeDraftForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            note = form.cleaned_data["note"]
            made = beginning.draft_make(actor=request.user, writing=writing, note=note)
            messages.success(request, _("Draft %(number)d is kept.") % {"number": made.number})
            return redirect("reports:draft", body, round, made.number)
    context = {"round": at, "here": "desk", "form": form, "desk": desk_of(request.user, writing)}
    return render(request, "reports/make-draft.html", context)


@login_required
def codes(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """Say whether codes that were given stay."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.MAKE_DRAFT, at))
    writing = writing_visible(request.user, at)
    initial = {"keep": "yes" if writing.codes_kept else ""}
    form = CodesForm(_sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            keep = form.cleaned_data["keep"] == "yes"
            beginning.codes_keep(actor=request.user, writing=writing, keep=keep)
            return redirect("reports:desk", body, round)
    return render(request, "reports/codes.html", {"round": at, "here": "desk", "form": form})


@login_required
def named(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """Who is rapporteur on what; the secretariat names another."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.NAME, at))
    writing = writing_visible(request.user, at)
    whole = desk_of(request.user, writing)
    chapters = [(one.piece, _title(one)) for one in whole.chapters]
    form = RapporteurForm(request.POST or None, writing=writing, chapters=chapters)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            _name(request, form, writing)
            messages.success(request, _("The rapporteur is named."))
            return redirect("reports:rapporteurs", body, round)
    context = {
        "round": at,
        "here": "rapporteurs",
        "form": form,
        "named": rapporteurs_of(writing),
        "titles": {piece.pk: title for piece, title in chapters},
    }
    return render(request, "reports/rapporteurs.html", context)


@login_required
@require_POST
def rapporteur_end(request: HttpRequest, body: str, round: int, id: int) -> HttpResponse:
    """End a naming."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.NAME, at))
    found = rapporteurship_of(writing_visible(request.user, at), id)
    rapporteurs.rapporteur_end(actor=request.user, rapporteurship=found)
    messages.success(request, _("The naming has ended; what was written stays."))
    return redirect("reports:rapporteurs", body, round)


@login_required
@require_safe
def story(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """Who did what with the report, when and why."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.NAME, at))
    records = records_of(at)
    if not records:
        raise Http404
    page = "reports/story.html"
    return story_page(request, records, template=page, words=DEEDS, round=at, here="story")


def _name(request: HttpRequest, form: RapporteurForm, writing: Writing) -> None:
    which, _colon, what = form.cleaned_data["on"].partition(":")
    people = {one.pk: one for one in may_be_named(writing)}
    chapter = None
    if which == "chapter":
        chapter = piece_visible(request.user, writing.report.round, what)
    rapporteurs.rapporteur_name(
        actor=request.user,
        writing=writing,
        membership=people[form.cleaned_data["rapporteur"]],
        chapter=chapter,
        question=what if which == "question" else "",
    )


def _title(chapter: Line) -> str:
    title = getattr(chapter.value, "title")  # noqa: B009 — of a chapter
    return f"{chapter.called}. {title.in_language(get_language() or 'en')}"


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent to a form in which nothing need be filled in."""
    return request.POST if request.method == "POST" else None
