"""Search in all that is public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.portal.searching import (
    SearchForm,
    asked_in,
    facets,
    page_of,
    pages,
    with_words,
)
from ronda.apps.search import selectors
from ronda.apps.search.selectors import FACETS, Asked, Names


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is said in public with the words that are looked for."""
    is_asked = any(name in request.GET for name in ("q", *FACETS))
    form = SearchForm(request.GET if is_asked else None)
    kept = [(name, request.GET[name]) for name in FACETS if request.GET.get(name)]
    context: dict[str, object] = {"form": form, "kept": kept, "most": selectors.MOST}
    if form.is_valid():
        asked, sentences = asked_in(form.cleaned_data["q"], request.GET)
        page, about_page = page_of(request.GET)
        context |= {"asked": asked, "words": asked.words, "wrong": [*sentences, *about_page]}
        if asked.is_empty:
            form.add_error("q", _("Write a word, or choose something to narrow down."))
        else:
            context |= _done(request, asked, page)
    return render(request, "portal/search.html", context)


def _done(request: HttpRequest, asked: Asked, page: int) -> dict[str, object]:
    try:
        done = selectors.search(asked, (page - 1) * selectors.ON_A_PAGE)
    except selectors.TooSlow:
        return {"is_too_slow": True}
    names = Names()
    context = {
        "done": done,
        "names": names,
        "page_of": pages(done, page),
        "facets": facets(request.GET, asked, done, names),
    }
    if not done.total and asked.words and (better := selectors.meant(asked)):
        context |= {"meant": better.words, "meant_query": with_words(request.GET, better.words)}
    return context
