"""Translations: begun, written passage by passage, converted; the memory in and out."""

from importlib.metadata import version

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.errors import Stale
from ronda.apps.forms import refusals_shown
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.translations import (
    BeginForm,
    ContributionForm,
    MemoryForm,
    PassageForm,
)
from ronda.apps.national.models import TranslatedPassage, Translation, TranslationState
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import translations as selectors
from ronda.apps.national.selectors.placing import contribution_to_place
from ronda.apps.national.services import translations as services
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand
from ronda.bitexts import tmx

_A_PAGE = 20


@require_safe
@desk_page
def translations(request: HttpRequest) -> HttpResponse:
    """Every translation, and how far it has come."""
    found = selectors.translations_visible(standing_of(request.user))
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "national/translations.html", {"page_of": page})


@desk_page
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a translation of a text."""
    demand(verdict(standing_of(request.user), Can.TRANSLATE))
    form = BeginForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            made = services.translation_begin(actor=request.user, **form.cleaned_data)
            return redirect("national:translation", made.pk)
    return render(request, "national/translation-begin.html", {"form": form})


@desk_page
def begin_contribution(request: HttpRequest, id: int) -> HttpResponse:
    """Begin a translation of a contribution."""
    who = standing_of(request.user)
    found = contribution_to_place(who, id)
    form = ContributionForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            made = services.translation_of_contribution(
                actor=request.user, contribution=found, **form.cleaned_data
            )
            return redirect("national:translation", made.pk)
    context = {"form": form, "contribution": found}
    return render(request, "national/translation-begin.html", context)


@require_safe
@desk_page
def translation(request: HttpRequest, id: int) -> HttpResponse:
    """The original and its translation side by side."""
    found = _translation(request, id)
    context = {
        "translation": found,
        "passages": selectors.passages_of(found),
        "converts": (found.source_language, found.target_language) in services.SCRIPTS,
    }
    return render(request, "national/translation.html", context)


@require_POST
@desk_page
def convert(request: HttpRequest, id: int) -> HttpResponse:
    """Fill what is to do with the original in the other script."""
    number = services.script_convert(actor=request.user, translation=_translation(request, id))
    told = ngettext(
        "%(number)s passage was converted: look it through.",
        "%(number)s passages were converted: look them through.",
        number,
    )
    messages.success(request, told % {"number": number})
    return redirect("national:translation", id)


@desk_page
def passage(request: HttpRequest, id: int, order: int) -> HttpResponse:
    """Translate one passage."""
    found = selectors.passage_visible(standing_of(request.user), id, order)
    form = PassageForm(request.POST or None, initial=_as_it_stands(request, found))
    if form.is_valid():
        try:
            services.passage_translate(actor=request.user, passage=found, **form.cleaned_data)
        except Stale as refusal:
            return _collided(request, found, refusal)
        return redirect(_next_page(found))
    return _passage_page(request, found, form)


def _as_it_stands(request: HttpRequest, found: TranslatedPassage) -> dict[str, object]:
    """What the form begins with: what is saved, or what the memory was asked for."""
    offers, turn = selectors.memory_offers(found), request.GET.get("use", "")
    taken = offers[int(turn)].pair.target if turn in map(str, range(len(offers))) else None
    return {
        "translation": taken or found.translation,
        "checked": found.state == TranslationState.CHECKED and not taken,
        "version": found.version,
    }


def _passage_page(
    request: HttpRequest, found: TranslatedPassage, form: PassageForm, status: int = 200
) -> HttpResponse:
    context = {
        "translation": found.bitext,
        "passage": found,
        "form": form,
        "offers": selectors.memory_offers(found),
        "is_stale": status == Stale.status,
    }
    return render(request, "national/translated-passage.html", context, status=status)


def _collided(request: HttpRequest, found: TranslatedPassage, refusal: Stale) -> HttpResponse:
    """Both texts: what stands there now, and in the form what was to be saved."""
    told = request.POST.copy()
    told["version"] = str(found.version)
    form = PassageForm(told)
    form.add_error(None, str(refusal))
    return _passage_page(request, found, form, Stale.status)


def _next_page(found: TranslatedPassage) -> str:
    """The next passage that is to do; the whole where none is."""
    waiting = found.bitext.passages.filter(state=TranslationState.TO_DO)
    after = waiting.filter(order__gt=found.order).first() or waiting.first()
    if after is None:
        return path_to("national:translation", found.bitext_id)
    return path_to("national:translated-passage", found.bitext_id, after.order)


@desk_page
def memory(request: HttpRequest) -> HttpResponse:
    """The translation memory: what it has, a file taken in."""
    who = standing_of(request.user)
    languages = selectors.memory_languages(who)
    form = MemoryForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        told = {**form.cleaned_data}
        with refusals_shown(form):
            new = services.memory_import(actor=request.user, data=told.pop("file").read(), **told)
            done = ngettext("%(number)s pair is new.", "%(number)s pairs are new.", new)
            messages.success(request, done % {"number": new})
            return redirect("national:memory")
    return render(request, "national/memory.html", {"form": form, "languages": languages})


@require_safe
@desk_page
def memory_file(request: HttpRequest, source: str, target: str) -> HttpResponse:
    """The pairs of two languages as TMX."""
    pairs = selectors.memory_pairs(standing_of(request.user), source, target)
    data = tmx.written(pairs, version=version("ronda"))
    response = HttpResponse(data, content_type="application/x-tmx+xml")
    name = f"ronda-{source}-{target}.tmx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _translation(request: HttpRequest, id: int) -> Translation:
    return selectors.translation_visible(standing_of(request.user), id)
