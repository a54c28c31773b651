"""The pages of factsheets. A published edition is found by Party and round; any other by its key.

Two things to know. What somebody may see is the selectors' to say, so one view serves the public
and those who have a desk. And a download is written anew from the record each time.
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ronda.apps.compliance import selectors
from ronda.apps.compliance.addresses import UNNAMED, newest_page
from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.permissions import OPEN_FOR_ANSWERS, Can, verdict
from ronda.apps.compliance.selectors.asked import Counted
from ronda.apps.portal.citing import factsheets as citing
from ronda.apps.portal.citing import keep, origin_of
from ronda.apps.portal.comparing import CompareForm, newest_published
from ronda.apps.portal.downloads import content_type, file_name
from ronda.apps.portal.embedding import embed_of, offer
from ronda.apps.portal.figures import figures
from ronda.apps.portal.filters import FilterForm
from ronda.apps.portal.selectors.offering import keys_by_party
from ronda.factsheets.comparing import compare as compared
from ronda.factsheets.writing import to_bytes

LISTED = 100


@require_safe
def factsheets(request: HttpRequest) -> HttpResponse:
    """Every published factsheet, a hundred on a page."""
    page_of = Paginator(keys_by_party(request.user), LISTED).get_page(request.GET.get("page"))
    # Counted only for those that are shown: counting goes through every recommendation.
    found = selectors.factsheets_published(request.user).filter(pk__in=list(page_of))
    return render(request, "portal/factsheets.html", {"editions": found, "page_of": page_of})


@require_safe
def factsheet(
    request: HttpRequest,
    party: str,
    round: int,
    language: str | None = None,
    number: int | None = None,
    body: str = UNNAMED,
) -> HttpResponse:
    """A published factsheet: its newest edition, or the one the address names."""
    edition = selectors.edition_published(
        request.user, party, round, body=body, language=language, number=number
    )
    return _edition_page(request, edition, lasting=number is None)


@require_safe
def recommendation(
    request: HttpRequest, party: str, round: int, code: str, body: str = UNNAMED
) -> HttpResponse:
    """The lasting address of a recommendation leads to its place on the page."""
    edition = selectors.edition_published(request.user, party, round, body=body)
    found = selectors.recommendation_by_code(edition, code)
    anchor = next(one for one in found.codes if one.upper() == code.upper())
    sheet = edition.factsheet
    return redirect(f"{newest_page(sheet.party, sheet.round)}#{anchor}")


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
def compare(request: HttpRequest, party: str, round: int, body: str = UNNAMED) -> HttpResponse:
    """What changed between two editions of a factsheet."""
    newest = selectors.edition_published(request.user, party, round, body=body)
    editions = selectors.editions_of(request.user, newest.factsheet)
    form = CompareForm(request.GET or None, editions=editions)
    context: dict[str, object] = {"form": form, "edition": newest}
    if chosen := form.chosen():
        old, new = (selectors.edition_assemble(one) for one in chosen)
        context |= {"old": old, "new": new, "comparison": compared(old, new)}
        context |= {"old_edition": chosen[0], "new_edition": chosen[1]}
    return render(request, "portal/compare.html", context)


def _edition_page(request: HttpRequest, edition: Edition, *, lasting: bool = False) -> HttpResponse:
    """`lasting`: the address leads to the newest edition, whichever that is."""
    value = selectors.edition_assemble(edition)
    form = FilterForm(request.GET or None)
    counts = figures(value)
    if edition.status == Status.PUBLISHED:
        counted = Counted(counts.total.total, counts.follow_up.filled)
        keep(request, citing.of(origin_of(request), edition, counted))
    sheet = edition.factsheet
    editions = list(selectors.editions_of(request.user, sheet))
    lasting_page = newest_page(sheet.party, sheet.round)
    context: dict[str, object] = {
        "edition": edition,
        "factsheet": value,
        "editions": editions,
        # Addresses that last lead to the newest edition, so they are given only there.
        "permalinks": lasting_page if edition == newest_published(editions) else "",
        "figures": counts,
        "form": form,
        "choice": form.choice(),
        "may_hand_in": edition.status in OPEN_FOR_ANSWERS
        and verdict(request.user, Can.RETURN, edition),
        "may_proof": verdict(request.user, Can.PROOF, edition),
    }
    if edition.status == Status.PUBLISHED:
        context |= offer(embed_of(edition, newest=lasting), request)
    return render(request, "portal/factsheet.html", context)
