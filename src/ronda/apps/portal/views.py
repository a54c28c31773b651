"""The public pages. A published edition is found by Party and round; any other by its key.

Two things to know. What somebody may see is the selectors' to say, so one view serves the public
and those who have a desk. And a download is written anew from the record each time.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ronda.apps.compliance import selectors
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.permissions import OPEN_FOR_ANSWERS, Can, verdict
from ronda.apps.portal.comparing import CompareForm, newest_published
from ronda.apps.portal.downloads import content_type, file_name
from ronda.apps.portal.figures import figures
from ronda.apps.portal.filters import FilterForm
from ronda.apps.portal.searching import FACETS, SearchForm, facets, page_of, pages, wanted
from ronda.factsheets.comparing import compare as compared
from ronda.factsheets.writing import to_bytes


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Ronda is, and the factsheets that are published."""
    found = selectors.factsheets_published(request.user)
    return render(request, "portal/home.html", {"editions": found[:8], "total": found.count()})


@require_safe
def factsheets(request: HttpRequest) -> HttpResponse:
    """Every published factsheet."""
    found = selectors.factsheets_published(request.user)
    return render(request, "portal/factsheets.html", {"editions": found})


@require_safe
def factsheet(
    request: HttpRequest,
    party: str,
    round: int,
    language: str | None = None,
    number: int | None = None,
) -> HttpResponse:
    """A published factsheet: its newest edition, or the one the address names."""
    edition = selectors.edition_published(
        request.user, party, round, language=language, number=number
    )
    return _edition_page(request, edition)


@require_safe
def recommendation(request: HttpRequest, party: str, round: int, code: str) -> HttpResponse:
    """The lasting address of a recommendation leads to its place on the page."""
    edition = selectors.edition_published(request.user, party, round)
    found = selectors.recommendation_by_code(edition, code)
    anchor = next(one for one in found.codes if one.upper() == code.upper())
    return redirect(f"{reverse('portal:factsheet', args=[party, round])}#{anchor}")


@require_safe
def edition(request: HttpRequest, id: int) -> HttpResponse:
    """Any edition that one may see, published or not."""
    return _edition_page(request, selectors.edition_visible(request.user, id))


@require_safe
def download(request: HttpRequest, id: int, format: str) -> HttpResponse:
    """An edition as a file."""
    found = selectors.edition_visible(request.user, id)
    data = to_bytes(selectors.edition_assemble(found), format, despite_faults=True)
    name = file_name(found, format)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=content_type(format), headers=headers)


@require_safe
def compare(request: HttpRequest, party: str, round: int) -> HttpResponse:
    """What changed between two editions of a factsheet."""
    newest = selectors.edition_published(request.user, party, round)
    editions = selectors.editions_of(request.user, newest.factsheet)
    form = CompareForm(request.GET or None, editions=editions)
    context: dict[str, object] = {"form": form, "edition": newest}
    if chosen := form.chosen():
        old, new = (selectors.edition_assemble(one) for one in chosen)
        context |= {"old": old, "new": new, "comparison": compared(old, new)}
        context |= {"old_edition": chosen[0], "new_edition": chosen[1]}
    return render(request, "portal/compare.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the published factsheets say with the words that are looked for."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    kept = [(name, request.GET[name]) for name in FACETS if request.GET.get(name)]
    context: dict[str, object] = {"form": form, "kept": kept}
    if form.is_valid():
        words, page = form.cleaned_data["q"], page_of(request.GET)
        done = selectors.search(request.user, wanted(words, request.GET), page)
        context |= {"words": words, "done": done, "page_of": pages(done, page)}
        context["facets"] = facets(request.GET, done)
    return render(request, "portal/search.html", context)


@require_safe
def asked(request: HttpRequest, body: str, round: int, code: str) -> HttpResponse:
    """A recommendation in all Parties: what is asked of each, and what each said."""
    found = selectors.asked_of_parties(request.user, body, round, code)
    filled = sum(one.is_answered for one in found)
    context = {"asked": found, "code": code.upper(), "filled": filled}
    return render(request, "portal/asked.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Ronda is and does."""
    return render(request, "portal/about.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was done so that everybody can use these pages, and where that falls short."""
    return render(request, "portal/accessibility.html")


def _edition_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    value = selectors.edition_assemble(edition)
    form = FilterForm(request.GET or None)
    editions = list(selectors.editions_of(request.user, edition.factsheet))
    context = {
        "edition": edition,
        "factsheet": value,
        "editions": editions,
        # Addresses that last lead to the newest edition, so they are given only there.
        "is_newest": edition == newest_published(editions),
        "figures": figures(value),
        "form": form,
        "choice": form.choice(),
        "may_hand_in": edition.status in OPEN_FOR_ANSWERS
        and verdict(request.user, Can.RETURN, edition),
        "may_proof": verdict(request.user, Can.PROOF, edition),
    }
    return render(request, "portal/factsheet.html", context)
