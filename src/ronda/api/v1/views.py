"""The addresses of the API: lists, records, changes, description, schemas, vocabularies.

Two things to know. `answering.api` stands before each of them. And what belongs to somebody alone
is under `own/`, and needs a token with the scope `read`.
"""

from calendar import isleap
from collections.abc import Sequence
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, QueryDict

from ronda.api import atom, changes, schemas, vocabularies
from ronda.api.records import BEGIN, BY_NAME, COLLECTIONS, Collection, Record, page_of
from ronda.api.records.model import Change
from ronda.api.records.naming import edition_id
from ronda.api.uhri import UHRI
from ronda.api.v1 import asking, openapi
from ronda.api.v1.cursors import cursor_of
from ronda.api.v1.problems import Refused
from ronda.api.v1.written import CSV, JSON, csv_of, json_text, plain
from ronda.apps.accounts.models import Scope
from ronda.apps.accounts.selectors import roles_of
from ronda.apps.accounts.services.bearer import Asking
from ronda.apps.addresses import path_to
from ronda.apps.compliance.addresses import edition_page
from ronda.apps.compliance.selectors import visible_to
from ronda.apps.errors import NotVisible
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.to_json import json_bytes
from ronda.reports.json_form import json_of
from ronda.reports.model import Report

LISTS = {**BY_NAME, UHRI.name: UHRI}


def index(request: HttpRequest, _who: Asking) -> HttpResponse:
    """What there is, with its addresses."""
    asking.parameters({}, request.GET)
    told = {
        "version": openapi.VERSION,
        "description": path_to("api:openapi"),
        "changes": path_to("api:changes"),
        "search": path_to("api:search"),
        "collections": {one.name: path_to(f"api:{one.name}") for one in COLLECTIONS},
    }
    return _json(told)


def collection(request: HttpRequest, _who: Asking, name: str) -> HttpResponse:
    """A page of a collection, as JSON or CSV."""
    listed = LISTS[name]
    asked = asking.asked_of(listed, request.GET)
    place = asked.place(name)
    after = (int(place[0]), int(place[1])) if place else BEGIN
    records, goes_on = page_of(listed, asked.filters, after, asked.limit)
    cursor = cursor_of(asked.query(name), goes_on) if goes_on else None
    return _page(request, listed.record, records, cursor, asked.format)


def record(request: HttpRequest, _who: Asking, name: str, id: str) -> HttpResponse:
    """One record, or the document that it stands for."""
    asking.parameters({}, request.GET)
    listed: Collection = BY_NAME[name]
    assert listed.one is not None
    found = listed.one(id)
    if isinstance(found, Factsheet):
        return HttpResponse(json_bytes(found), content_type=JSON)
    if isinstance(found, Report):
        return HttpResponse(json_of(found), content_type=JSON)
    return _json(found)


def changed(request: HttpRequest, _who: Asking) -> HttpResponse:
    """What was published or withdrawn, the oldest first, after a moment or a cursor."""
    asked = asking.asked((openapi.SINCE,), request.GET)
    place = asked.place("changes")
    after = changes.BEGIN
    if place:
        after = (datetime.fromisoformat(place[0]), place[1])
    elif since := asked.filters.get("since"):
        after = (_moment(since), "")
    found = changes.changes_after(after, asked.limit + 1)
    taken = found[: asked.limit]
    cursor = None
    if len(found) > asked.limit:
        last = taken[-1]
        cursor = cursor_of(asked.query("changes"), (last.at.isoformat(), last.id))
    return _page(request, Change, taken, cursor, asked.format)


def feed(request: HttpRequest, _who: Asking) -> HttpResponse:
    """The newest changes as an Atom feed."""
    asking.parameters({}, request.GET)
    origin = request.build_absolute_uri("/")[:-1]
    made = atom.atom_of(changes.changes_newest(50), origin, request.path)
    return HttpResponse(made, content_type=atom.TYPE)


def description(request: HttpRequest, _who: Asking) -> HttpResponse:
    """The description of this API, OpenAPI 3.1."""
    asking.parameters({}, request.GET)
    return _json(openapi.description())


def schema(request: HttpRequest, _who: Asking, name: str) -> HttpResponse:
    """The JSON Schema of a collection's records, or of a format."""
    asking.parameters({}, request.GET)
    if name not in schemas.NAMES:
        raise NotVisible("There is no such schema.")
    return HttpResponse(schemas.schema_bytes(name), content_type=schemas.TYPE)


def vocabulary(request: HttpRequest, _who: Asking, name: str) -> HttpResponse:
    """A vocabulary as SKOS in JSON-LD."""
    asking.parameters({}, request.GET)
    if name not in vocabularies.VOCABULARIES:
        raise NotVisible("There is no such vocabulary.")
    return HttpResponse(vocabularies.vocabulary_bytes(name), content_type=vocabularies.TYPE)


def own(request: HttpRequest, who: Asking) -> HttpResponse:
    """Whose token it is and what it opens."""
    person = who.demand_scope(Scope.READ)
    asking.parameters({}, request.GET)
    assert who.token is not None
    roles = roles_of(person)
    told = {
        "name": person.full_name,
        "token": who.token.name,
        "scopes": list(who.token.scopes),
        "expires_at": who.token.expires_at.isoformat(),
        "has_roles": roles.any,
    }
    return _json(told)


def own_editions(request: HttpRequest, who: Asking) -> HttpResponse:
    """The editions of factsheets that the owner of the token sees, published or not."""
    person = who.demand_scope(Scope.READ)
    asked = asking.asked((), request.GET)
    place = asked.place(f"own/editions/{person.pk}")
    rows = visible_to(person).filter(pk__gt=int(place[0]) if place else 0).order_by("pk")
    found = list(rows[: asked.limit + 1])
    taken = found[: asked.limit]
    cursor = None
    if len(found) > asked.limit:
        cursor = cursor_of(asked.query(f"own/editions/{person.pk}"), (taken[-1].pk,))
    told = [
        openapi.OwnEdition(
            id=edition_id(one),
            status=one.status,
            kind=one.kind,
            page=edition_page(one)
            if one.status == "published"
            else path_to("portal:edition", one.pk),
        )
        for one in taken
    ]
    return _page(request, openapi.OwnEdition, told, cursor, asked.format)


def missing(_request: HttpRequest, _who: Asking, **_at: object) -> HttpResponse:
    """Whatever else is asked for under the API's address."""
    raise Refused(404, "not-visible", "There is nothing at this address: see /api/v1/.")


def _page(
    request: HttpRequest,
    kind: type[Record],
    records: Sequence[Record],
    cursor: str | None,
    format: str,
) -> HttpResponse:
    following = _following(request, cursor) if cursor else None
    if format == "csv":
        response = HttpResponse(csv_of(kind, records), content_type=CSV)
        response["Content-Disposition"] = 'attachment; filename="records.csv"'
    else:
        items = [plain(one) for one in records]
        response = _json({"items": items, "next_cursor": cursor, "next": following})
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def _following(request: HttpRequest, cursor: str) -> str:
    query: QueryDict = request.GET.copy()
    query["cursor"] = cursor
    return f"{request.path}?{query.urlencode()}"


def _json(value: object) -> HttpResponse:
    return HttpResponse(json_text(value), content_type=JSON)


def _moment(since: str) -> datetime:
    year, leap_day, rest = since[:4], since[4:10] == "-02-29", since[10:]
    if leap_day and not isleap(int(year)):
        since = f"{year}-03-01{rest}"
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        said = "“since” is a moment such as 2026-03-01T00:00:00Z."
        raise Refused(400, "invalid-parameter", said, [("since", said)]) from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
