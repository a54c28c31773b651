"""Pages across Parties: a chapter, an article of a treaty, promising practices."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ronda.apps.portal.articles import article_at
from ronda.apps.portal.chapters import PartyForm, chapter_at
from ronda.apps.portal.citing import across, keep, origin_of
from ronda.apps.portal.practices import ON_A_PAGE, PracticesForm, every, read
from ronda.apps.portal.searching import page_of


@require_safe
def chapter(request: HttpRequest, body: str, round: int, chapter: str) -> HttpResponse:
    """A chapter of a round in all Parties, or in the one that is chosen."""
    party, language = request.GET.get("party", ""), get_language() or "en"
    page = page_of(request.GET)[0]
    found = chapter_at(
        request.user, body, round, chapter, language=language, party=party, page=page
    )
    keep(request, across.of_chapter(origin_of(request), found))
    form = PartyForm(request.GET or None, parties=found.parties)
    return render(request, "portal/chapter.html", {"chapter": found, "form": form})


@require_safe
def article(request: HttpRequest, text: str, number: str) -> HttpResponse:
    """An article of a treaty with what it led to."""
    found = article_at(request.user, text, number)
    keep(request, across.of_article(origin_of(request), found))
    return render(request, "portal/article.html", {"article": found})


@require_safe
def practices(request: HttpRequest) -> HttpResponse:
    """The promising practices of all Parties, narrowed down as asked."""
    collection = every(request.user, get_language() or "en")
    form = PracticesForm(request.GET or None, collection=collection)
    found = collection.fitting(form.wanted())
    page = Paginator(found, ON_A_PAGE).get_page(page_of(request.GET)[0])
    keep(request, across.of_practices(origin_of(request), collection))
    context = {
        "form": form,
        "page_of": page,
        "lines": read(request.user, page),
        "total": len(found),
        "every": len(collection.lines),
    }
    return render(request, "portal/practices.html", context)
