"""Rows for a State's record from a program: taken in whole, or nothing of them.

Two things to know. It is the spreadsheet's way in, with JSON for the file: the same columns by the
same names, the same checks, the same sentences, and the upload is kept as the source. And every
request has a key of its own in the header `Idempotency-Key`: sent twice it counts once.
"""

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, ConfigDict, Field

from ronda.api.v1 import asking
from ronda.api.v1.problems import Refused, WrongRow, problem
from ronda.api.v1.written import JSON, json_text
from ronda.apps.accounts.models import Scope
from ronda.apps.accounts.services.bearer import Asking
from ronda.apps.national.services.batches import Taken, batch_take

TYPES = (JSON, "application/x-ndjson")


class RowsTaken(BaseModel):
    """That every row was taken in."""

    model_config = ConfigDict(extra="forbid")
    taken: int = Field(description="How many rows.")
    source: int = Field(description="The key of the upload that is kept as their source.")
    again: bool = Field(description="Whether they were taken in before, under this key.")


def take(request: HttpRequest, who: Asking, name: str) -> HttpResponse:
    """Take rows into the register of this name; 201, or 200 where they were before."""
    person = who.demand_scope(Scope.RECORD_WRITE)
    asking.parameters({}, request.GET)
    if request.content_type not in TYPES:
        said = "Send an array of objects as application/json, or one a line as x-ndjson."
        raise Refused(415, "unsupported-media-type", said)
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key or len(key) > 100:
        said = "Give the header “Idempotency-Key”, up to 100 letters, of your own making."
        raise Refused(400, "no-key", said)
    found = batch_take(actor=person, name=name, key=key, data=request.body)
    if isinstance(found, Taken):
        told = RowsTaken(taken=found.rows, source=found.upload, again=found.again)
        return HttpResponse(json_text(told), status=200 if found.again else 201, content_type=JSON)
    said = found.sentence or "Nothing was taken in: put these rows right and send all again."
    rows = [WrongRow(row=one.row - 1, detail=one.sentence).model_dump() for one in found.problems]
    return problem(422, "rows-wrong", said, rows=rows, wrong=found.wrong)
