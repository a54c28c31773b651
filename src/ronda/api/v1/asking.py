"""What is asked: the parameters of an address, checked.

Two things to know. A parameter that is not known is refused, so that a misspelt filter never looks
like an answer to everything. And each value is held to a pattern before anything else sees it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from ronda.api.records.collections import Collection, Filter
from ronda.api.v1 import cursors
from ronda.api.v1.problems import Refused, wrong

MOST, USUAL = 500, 50
FORMAT = Filter("format", "json|csv", "How the answer is written: `json` (the default) or `csv`.")
CURSOR = Filter("cursor", cursors.PATTERN, "Where to go on: the `next_cursor` of the page before.")
LIMIT = Filter(
    "limit",
    r"[1-9][0-9]?|[1-4][0-9]{2}|500",
    f"How many records, 1 to {MOST}; {USUAL} if not said.",
    within=(1, MOST),
)
AS_PAGE = (CURSOR, LIMIT, FORMAT)


@dataclass(frozen=True)
class Asked:
    """What was asked of a list: filters, where to go on, how many, and how it is written."""

    filters: Mapping[str, str]
    cursor: str
    limit: int
    format: str

    def query(self, name: str) -> str:
        """What a cursor is bound to: the list and its filters, in whatever order they came."""
        return "&".join([name, *(f"{key}={self.filters[key]}" for key in sorted(self.filters))])

    def place(self, name: str) -> tuple[str, ...] | None:
        """Where to go on; None at the beginning. Refuses the cursor of another query."""
        if not self.cursor:
            return None
        try:
            return cursors.place_of(self.query(name), self.cursor)
        except cursors.WrongCursor:
            said = (
                "This cursor is not one of this query: take “next_cursor” of its own page before,"
                " or begin without one."
            )
            # A cursor names a page: of this query there is no such page.
            raise Refused(404, "wrong-cursor", said, [("cursor", said)]) from None


def asked_of(collection: Collection, sent: QueryDict) -> Asked:
    """What is asked of a collection."""
    return asked(collection.filters, sent)


def asked(filters: Iterable[Filter], sent: QueryDict) -> Asked:
    """What is asked of a list with these filters; raises Refused with all that is wrong."""
    known = {one.name: one for one in (*filters, *AS_PAGE)}
    values = parameters(known, sent)
    limit = int(values.pop("limit", str(USUAL)))
    cursor, format = values.pop("cursor", ""), values.pop("format", "json")
    told = {n: value.upper() if known[n].is_upper else value for n, value in values.items()}
    return Asked(told, cursor, limit, format)


def parameters(known: Mapping[str, Filter], sent: QueryDict) -> dict[str, str]:
    """The parameters by name; raises Refused for one not known, given twice, or of no such form."""
    errors = []
    for name, values in sent.lists():
        if name not in known:
            listed = ", ".join(known) or "none"
            errors.append((_plain(name), f"There is no such parameter here; known are: {listed}."))
        elif len(values) != 1:
            errors.append((name, f"“{name}” is given more than once."))
        elif not known[name].fits(values[0]):
            errors.append((name, _said_of(known[name])))
    if errors:
        raise wrong(errors)
    return {name: value for name, value in sent.items() if isinstance(value, str)}


def _said_of(one: Filter) -> str:
    return f"“{one.name}” does not fit ({one.pattern}). What it is: {one.description}"


def _plain(name: str) -> str:
    """A name that somebody sent, as far as it can be said back."""
    return re.sub(r"[^A-Za-z0-9_.-]", "?", name[:40])
