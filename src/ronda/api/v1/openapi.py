"""The description of the API, OpenAPI 3.1, made from the collections themselves.

Two things to know. `docs/schema/openapi.json` keeps it as a file, and a test holds it to what is
really answered. And every schema in it is made from the model that writes the answer.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.utils.translation import override
from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema

from ronda.api.records import COLLECTIONS, Collection, Record
from ronda.api.records.collections import Filter
from ronda.api.records.model import Change
from ronda.api.records.rounds import ReplyShown
from ronda.api.records.searching import SEARCHED_BY, SearchPage
from ronda.api.schemas import NAMES
from ronda.api.uhri import UHRI
from ronda.api.v1.asking import AS_PAGE
from ronda.api.v1.entry import RowsTaken
from ronda.api.v1.entry_described import handed_in
from ronda.api.v1.problems import TYPE as PROBLEM
from ronda.api.v1.problems import Problem, RowsWrong
from ronda.api.vocabularies import VOCABULARIES

VERSION = "1.0.0"
BASE = "/api/v1"
# Days and times that there are; of a leap day, `moment` sees whether its year has one.
_DAY = (
    r"(?:19|20)[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
_ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9])"
SINCE = Filter(
    "since",
    rf"{_DAY}(?:T{_TIME}{_ZONE}?)?",
    "Only what happened at this moment or later, such as 2026-03-01T00:00:00Z.",
)


class OwnEdition(Record):
    """An edition that the owner of a token sees."""

    id: str = Field(description="body.round.Party.language.number")
    status: str = Field(description="`read`, `approved`, `published` or `withdrawn`.")
    kind: str = Field(description="`prepared`, or `with-information` of the Party.")
    page: str = Field(description="The address of the page, from the site's root.")


class Own(BaseModel):
    """Whose token it is and what it opens."""

    name: str
    token: str
    scopes: list[str]
    expires_at: str
    has_roles: bool


Json = Mapping[str, Any]
_LISTED = (*COLLECTIONS, UHRI)
_MODELS: tuple[type[BaseModel], ...] = (
    *(one.record for one in _LISTED),
    Change,
    OwnEdition,
    Own,
    ReplyShown,
    SearchPage,
    Problem,
    RowsTaken,
    RowsWrong,
)
_ETAG = {"ETag": {"description": "Changes with the answer.", "schema": {"type": "string"}}}


@cache
def description() -> Json:
    """The description, as plain JSON values, in English."""
    with override("en"):
        return _description()


def _description() -> Json:
    _names, made = models_json_schema(
        [(one, "serialization") for one in _MODELS], ref_template="#/components/schemas/{model}"
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Ronda: open data of monitoring rounds",
            "version": VERSION,
            "description": "What is public of monitoring rounds: everything here is read as anybody"
            " reads the pages. What of it stays as it is is told in docs/api.md.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": BASE}],
        "security": [{}, {"token": []}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A personal token, made on the page of one's account.",
                }
            },
            "schemas": made["$defs"],
        },
    }


def description_bytes() -> bytes:
    """The description as the published file has it."""
    return (json.dumps(description(), ensure_ascii=False, indent=2) + "\n").encode()


def _paths() -> dict[str, Json]:
    paths: dict[str, Json] = {"/": _get("index", "What there is", _json({"type": "object"}))}
    for one in _LISTED:
        paths[f"/{one.name}"] = _get(
            one.name, str(one.title), _pages(one.record), (*one.filters, *AS_PAGE), 404
        )
        if one.one is not None:
            paths[f"/{one.name}/{{id}}"] = _one(one)
    found = {**_json(_ref(SearchPage)), "text/csv": {"schema": {"type": "string"}}}
    title = "Search in all that is public"
    paths["/search"] = _get("search", title, found, (*SEARCHED_BY, *AS_PAGE), 404, 503)
    title = "What was published or withdrawn, the oldest first"
    paths["/changes"] = _get("changes", title, _pages(Change), (SINCE, *AS_PAGE), 404)
    atom = {"application/atom+xml": {"schema": {"type": "string"}}}
    paths["/changes.atom"] = _get("feed", "The newest changes as an Atom feed", atom)
    paths["/openapi.json"] = _get("description", "This description", _json({"type": "object"}))
    paths["/schemas/{name}"] = _named("schema", "application/schema+json", NAMES)
    paths["/vocabularies/{name}"] = _named("vocabulary", "application/ld+json", VOCABULARIES)
    own: dict[str, Any] = {"security": [{"token": []}]}
    paths["/own"] = _get("own", "Whose token it is", _json(_ref(Own)), (), 401, 403, **own)
    paths["/own/editions"] = _get(
        "own-editions",
        "Editions that the owner of the token sees",
        _pages(OwnEdition),
        AS_PAGE,
        401,
        403,
        404,
        **own,
    )
    for name, told in handed_in():
        paths[f"/own/record/{name}"] = {"post": {**told, "responses": _of_rows(), **own}}
    return paths


def _of_rows() -> Json:
    """The answers to rows that were handed in."""
    taken = _json(_ref(RowsTaken))
    wrong = {"description": _REFUSED[422], "content": {PROBLEM: {"schema": _ref(RowsWrong)}}}
    return {
        "200": {"description": "They were taken in before, under this key.", "content": taken},
        "201": {"description": "Every row was taken in.", "content": taken},
        **{str(status): _problem(status) for status in (400, 401, 403, 404, 409, 415)},
        "422": wrong,
        "429": _problem(429),
    }


def _get(
    id: str,
    title: str,
    content: Json,
    filters: Iterable[Filter] = (),
    *refusals: int,
    path: Iterable[Json] = (),
    **more: Any,
) -> Json:
    parameters = [*path, *map(_parameter, filters)]
    statuses = sorted({400, 401, 429, *refusals})
    responses: dict[str, Json] = {
        "200": {"description": title, "headers": _ETAG, "content": content},
        "304": {"description": "It is still what “If-None-Match” names."},
        **{str(status): _problem(status) for status in statuses},
    }
    told = {"operationId": id, "summary": title, "parameters": parameters, "responses": responses}
    return {"get": told | more}


def _one(listed: Collection) -> Json:
    shown = {"replies": ReplyShown}.get(listed.name, listed.record)
    schema = {"type": "object"} if listed.document else _ref(shown)
    title = f"One of them, as {listed.document}" if listed.document else "One of them"
    refusals = (404, 410)
    return _get(
        f"{listed.name}-one",
        f"{listed.title}: {title.lower()}",
        _json(schema),
        (),
        *refusals,
        path=[_in_path("id", {"type": "string", "pattern": f"^{listed.id_pattern}$"})],
    )


def _named(id: str, type: str, names: Iterable[str]) -> Json:
    path = [_in_path("name", {"type": "string", "enum": list(names)})]
    content = {type: {"schema": {"type": "object"}}}
    return _get(id, f"A {id}", content, (), 404, path=path)


def _in_path(name: str, schema: Json) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _parameter(one: Filter) -> Json:
    return {
        "name": one.name,
        "in": "query",
        "description": one.description,
        "schema": _form(one),
    }


def _form(one: Filter) -> Json:
    if one.within is not None:
        return {"type": "integer", "minimum": one.within[0], "maximum": one.within[1]}
    return {"type": "string", "pattern": f"^(?:{one.pattern})$"}


def _pages(record: type[Record]) -> Json:
    page = {
        "type": "object",
        "required": ["items", "next_cursor", "next"],
        "additionalProperties": False,
        "properties": {
            "items": {"type": "array", "items": _ref(record)},
            "next_cursor": {"type": ["string", "null"]},
            "next": {"type": ["string", "null"], "description": "The address of the next page."},
        },
    }
    return {**_json(page), "text/csv": {"schema": {"type": "string"}}}


def _json(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}


def _ref(model: type[BaseModel]) -> Json:
    return {"$ref": f"#/components/schemas/{model.__name__}"}


_REFUSED = {
    400: "A parameter is wrong.",
    401: "A token is shown that opens nothing, or one is needed.",
    403: "The token does not open this.",
    404: "There is no such record, or no such page: the cursor is of another query.",
    410: "It was public and is not any more; `moved_to` says what stands in its place.",
    409: "Something else was sent under this key, or the same is being worked on.",
    415: "It is no JSON.",
    422: "Nothing was taken in: rows are wrong, there is none, or there are too many.",
    429: "It was asked too often.",
    503: "The search would take too long.",
}


def _problem(status: int) -> Json:
    return {"description": _REFUSED[status], "content": {PROBLEM: {"schema": _ref(Problem)}}}
