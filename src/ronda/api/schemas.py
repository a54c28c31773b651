"""JSON Schemas of all that is served: of each record, and of the formats of whole documents.

Two things to know. They are made from the models that write what is served. And `docs/schema` keeps
them as files; a test holds the two together.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from ronda.api.records import COLLECTIONS
from ronda.api.records.model import Change
from ronda.api.uhri import UHRI
from ronda.factsheets import schema as factsheets
from ronda.factsheets.schema import DIALECT
from ronda.replies import schema as replies
from ronda.reports import schema as reports

TYPE = "application/schema+json"
_RECORDS = {one.name: one.record for one in (*COLLECTIONS, UHRI)} | {"changes": Change}
_FORMATS: Mapping[str, Callable[[], bytes]] = {
    "ronda-factsheet-1": factsheets.schema_bytes,
    "ronda-report-1": reports.schema_bytes,
    "ronda-reply-1": replies.schema_bytes,
}
OF_RECORDS = tuple(_RECORDS)
NAMES = (*OF_RECORDS, *_FORMATS)


def schema_bytes(name: str) -> bytes:
    """The schema of a collection's records or of a format; raises KeyError."""
    if name in _FORMATS:
        return _FORMATS[name]()
    return (json.dumps(record_schema(name), ensure_ascii=False, indent=2) + "\n").encode()


def record_schema(name: str) -> Mapping[str, Any]:
    """The schema of a collection's records."""
    made = _RECORDS[name].model_json_schema(mode="serialization")
    return {"$schema": DIALECT, "$id": f"urn:ronda:schema:{name}:1", **made}
