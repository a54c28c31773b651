"""The address of the search.

Two things to know. It asks the same index as the page of the search, whoever asks. And a cursor is
the place in what was found: it is good while nothing new is published, and finds no place twice.
"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, QueryDict

from ronda.api.records.searching import SEARCHED_BY, Statement, page_told, statement_told
from ronda.api.v1 import asking
from ronda.api.v1.cursors import cursor_of
from ronda.api.v1.problems import Refused
from ronda.api.v1.written import CSV, JSON, csv_of, json_text
from ronda.apps.accounts.services.bearer import Asking
from ronda.apps.search.selectors import MOST, Asked, Search, TooSlow, search

NAME = "search"


def found(request: HttpRequest, _who: Asking) -> HttpResponse:
    """A page of what is found, as JSON or CSV."""
    asked = asking.asked(SEARCHED_BY, request.GET)
    place = asked.place(NAME)
    first = int(place[0]) if place else 0
    done = _done(dict(asked.filters), first, asked.limit)
    items = tuple(map(statement_told, done.found))
    last = first + len(items)
    cursor = None
    if items and last < min(done.total, MOST):
        cursor = cursor_of(asked.query(NAME), (last,))
    following = _following(request, cursor) if cursor else None
    if asked.format == "csv":
        response = HttpResponse(csv_of(Statement, items), content_type=CSV)
        response["Content-Disposition"] = 'attachment; filename="found.csv"'
    else:
        told = page_told(done, items, cursor, following)
        response = HttpResponse(json_text(told), content_type=JSON)
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def _done(filters: dict[str, str], first: int, limit: int) -> Search:
    words = filters.pop("q", "")
    try:
        return search(Asked(words, **filters), first, limit)
    except TooSlow:
        said = "This search would take too long and was broken off: use fewer words, or rarer ones."
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "too-slow", said) from None


def _following(request: HttpRequest, cursor: str) -> str:
    query: QueryDict = request.GET.copy()
    query["cursor"] = cursor
    return f"{request.path}?{query.urlencode()}"
