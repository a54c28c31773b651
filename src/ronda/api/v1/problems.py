"""The one shape of errors: RFC 9457, `application/problem+json`.

Two things to know. `code` is what programs go by, and stays; `detail` is a sentence for people. And
what somebody sent is never said back: it may be long, or not fit for a log.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict, Field

from ronda.api.records.gone import Gone
from ronda.apps.errors import Refusal

TYPE = "application/problem+json"


class Wrong(BaseModel):
    """One parameter that is wrong."""

    model_config = ConfigDict(extra="forbid")
    parameter: str = Field(description="Which parameter.")
    detail: str = Field(description="What is wrong with it.")


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    model_config = ConfigDict(extra="forbid")
    type: str = Field(description="Names the kind of problem.")
    title: str = Field(description="The kind of problem, in words.")
    status: int = Field(description="The HTTP status.")
    code: str = Field(description="The kind of problem, for programs; stable.")
    detail: str = Field(description="What is wrong and what to do, in a sentence.")
    errors: list[Wrong] | None = Field(None, description="The parameters that are wrong.")
    moved_to: str | None = Field(None, description="The address of what stands in its place.")
    withdrawn_at: str | None = Field(None, description="When it was withdrawn.")


class WrongRow(BaseModel):
    """One row that is wrong."""

    model_config = ConfigDict(extra="forbid")
    row: int = Field(description="Which row, from 1.")
    detail: str = Field(description="What is wrong with it and what to do.")


class RowsWrong(Problem):
    """That rows were sent of which nothing was taken in; other refusals tell no rows."""

    rows: list[WrongRow] | None = Field(None, description="The first 200 rows that are wrong.")
    wrong: int | None = Field(None, description="How many rows are wrong altogether.")


@dataclass
class Refused(Exception):
    """The API refuses."""

    status: int
    code: str
    detail: str
    errors: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def wrong(errors: Sequence[tuple[str, str]]) -> Refused:
    """That parameters are wrong: each with what is wrong."""
    return Refused(400, "invalid-parameter", " ".join(said for _name, said in errors), errors)


def of_refusal(refusal: Refusal, place: str) -> HttpResponse:
    """A service's refusal as an answer; `place` is where records of this kind are."""
    more: dict[str, object] = {}
    if isinstance(refusal, Gone):
        more["withdrawn_at"] = refusal.at.isoformat() if refusal.at else None
        more["moved_to"] = f"{place}{refusal.moved_to}" if refusal.moved_to else None
    response = problem(refusal.status, refusal.code, str(refusal), **more)
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="ronda"'
    return response


def of_refused(refused: Refused) -> HttpResponse:
    """What the API itself refuses, as an answer."""
    more: dict[str, object] = {}
    if refused.errors:
        more["errors"] = [{"parameter": name, "detail": said} for name, said in refused.errors]
    response = problem(refused.status, refused.code, refused.detail, **more)
    for name, value in refused.headers.items():
        response[name] = value
    return response


def problem(status: int, code: str, detail: str, **more: object) -> HttpResponse:
    """An answer that tells of a problem."""
    told = {
        "type": f"urn:ronda:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        **{name: value for name, value in more.items() if value is not None},
    }
    text = json.dumps(told, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=TYPE)
