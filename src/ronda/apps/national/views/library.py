"""The answer library: looked through, added to, reused; laws that changed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.forms import refusals_shown
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.library import AddForm, EndForm, ImportForm, LawForm, SearchForm
from ronda.apps.national.forms.placing import ChosenForm, ElsewhereForm
from ronda.apps.national.models import EarlierAnswer
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import library as selectors
from ronda.apps.national.selectors.elsewhere import anything_asked, elsewhere
from ronda.apps.national.services import library as services
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand

_A_PAGE = 20


@require_safe
@desk_page
def library(request: HttpRequest) -> HttpResponse:
    """What was said before: the newest, or what some words find."""
    who, form = standing_of(request.user), SearchForm(request.GET)
    words = form.cleaned_data["q"].strip() if form.is_valid() else ""
    every = selectors.answers_visible(who)
    found = selectors.answers_found(who, words) if words else every
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "words": words,
        "page_of": page,
        "offered": selectors.offered(page.object_list, words),
        "is_empty": not words and not page.object_list,
    }
    return render(request, "national/library.html", context)


@require_safe
@desk_page
def said_to(request: HttpRequest) -> HttpResponse:
    """What may have been said before to one thing that is asked."""
    who = standing_of(request.user)
    demand(verdict(who, Can.KEEP_LIBRARY))
    asked = selectors.asked_under(who, request.GET.get("asked", ""))
    found = selectors.answers_to(who, f"{asked.wording}\n{asked.heading}", asked.language)
    context = {"asked": asked, "offered": selectors.offered(found, asked.wording)}
    return render(request, "national/said-before.html", context)


@desk_page
def take_in(request: HttpRequest) -> HttpResponse:
    """Take in an earlier document."""
    demand(verdict(standing_of(request.user), Can.KEEP_LIBRARY))
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_shown(form):
            kept = services.answers_import(
                actor=request.user, data=file.read(), name=file.name, occasion=form.occasion()
            )
            return _taken_in(request, kept)
    context = {"form": form, "heading": _("Take in an earlier document"), "is_file": True}
    return render(request, "national/library-add.html", context)


@desk_page
def add(request: HttpRequest) -> HttpResponse:
    """Take in a text."""
    demand(verdict(standing_of(request.user), Can.KEEP_LIBRARY))
    form = AddForm(request.POST or None)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("text", "language", "answers")}
        with refusals_shown(form):
            kept = services.answers_add(actor=request.user, occasion=form.occasion(), **told)
            return _taken_in(request, kept)
    context = {"form": form, "heading": _("Add an answer"), "is_file": False}
    return render(request, "national/library-add.html", context)


def _taken_in(request: HttpRequest, kept: list[EarlierAnswer]) -> HttpResponse:
    told = ngettext(
        "%(number)s answer was added to the library.",
        "%(number)s answers were added to the library.",
        len(kept),
    )
    messages.success(request, told % {"number": len(kept)})
    return redirect("national:library")


@require_safe
@desk_page
def answer(request: HttpRequest, id: int) -> HttpResponse:
    """One answer: when it was said, whether it holds, and where it is said again."""
    return _answer_page(request, _answer(request, id))


def _answer_page(
    request: HttpRequest,
    found: EarlierAnswer,
    reuse: ChosenForm | None = None,
    end: EndForm | None = None,
) -> HttpResponse:
    told = request.GET if request.method == "GET" else request.POST
    search, chosen = ElsewhereForm(told), told.get("asked") or told.get("key", "")
    context = {
        "one": selectors.offered([found])[0],
        "search": search,
        "found": elsewhere(found.party_id, search.words(), chosen=chosen),
        "reuse": reuse or ChosenForm(),
        "end": end or EndForm(),
        "anything_asked": anything_asked(found.party_id),
    }
    return render(request, "national/answer.html", context)


@require_POST
@desk_page
def reuse(request: HttpRequest, id: int) -> HttpResponse:
    """Put an answer into the State's text for something that is asked."""
    found = _answer(request, id)
    form = ChosenForm(request.POST)
    if form.is_valid():
        with refusals_shown(form):
            target = services.answer_reuse(
                actor=request.user, answer=found, key=form.cleaned_data["key"]
            )
            messages.success(request, _("The answer was put into the text."))
            return redirect("national:text", target.pk)
    return _answer_page(request, found, reuse=form)


@require_POST
@desk_page
def end(request: HttpRequest, id: int) -> HttpResponse:
    """Say until when an answer held."""
    found, form = _answer(request, id), EndForm(request.POST)
    if form.is_valid():
        with refusals_shown(form):
            services.answer_end(actor=request.user, answer=found, on=form.cleaned_data["on"])
            messages.success(request, _("It is noted until when the answer held."))
            return redirect("national:answer", id)
    return _answer_page(request, found, end=form)


@require_POST
@desk_page
def remove(request: HttpRequest, id: int) -> HttpResponse:
    """Take an answer out that came in by mistake."""
    services.answer_remove(actor=request.user, answer=_answer(request, id))
    messages.success(request, _("The answer was taken out of the library."))
    return redirect("national:library")


@desk_page
def laws(request: HttpRequest) -> HttpResponse:
    """The laws that changed, and telling of one more."""
    who, form = standing_of(request.user), LawForm(request.POST or None)
    changes = selectors.law_changes(who)
    if form.is_valid():
        with refusals_shown(form):
            services.law_change_add(actor=request.user, **form.cleaned_data)
            messages.success(request, _("The change is noted; answers that cite the law show it."))
            return redirect("national:laws")
    return render(request, "national/laws.html", {"form": form, "changes": changes})


@require_POST
@desk_page
def law_remove(request: HttpRequest, id: int) -> HttpResponse:
    """Take a change of a law out that was told by mistake."""
    found = selectors.law_change_visible(standing_of(request.user), id)
    services.law_change_remove(actor=request.user, change=found)
    messages.success(request, _("The change was taken out."))
    return redirect("national:laws")


def _answer(request: HttpRequest, id: int) -> EarlierAnswer:
    return selectors.answer_visible(standing_of(request.user), id)
