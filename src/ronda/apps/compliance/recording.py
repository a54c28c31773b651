"""A Factsheet written into the database: what is new is added, what changed is changed.

Two things to know. Only rows that differ are touched, so that the history shows what a person did
and nothing else. And writing the same value twice writes nothing the second time.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias
from uuid import UUID

from django.db import models

from ronda.apps.compliance.models import (
    Chapter,
    Edition,
    Fault,
    FollowUp,
    Footnote,
    Heading,
    LeadIn,
    Observation,
    Practice,
    PracticeBox,
    Recommendation,
    Repair,
    Unplaced,
)
from ronda.apps.compliance.rows import LEAD_IN, Aside, Fields, Keyed, Place, rows_of
from ronda.factsheets.model import Factsheet

Written: TypeAlias = dict[Place, models.Model]
Found: TypeAlias = models.QuerySet[Any]
Owner: TypeAlias = Callable[[Place], Fields]


def record(
    edition: Edition,
    value: Factsheet,
    stable_ids: list[UUID],
    asides: Mapping[Aside, int] | None = None,
    *,
    fresh: bool = False,
) -> None:
    """Make the rows of `edition` say what `value` says; call it in a transaction.

    An edition that is `fresh` has no rows yet, so none are looked for. `asides` has what a person
    set aside in the account, and the key of the correction by which.
    """
    there = _nothing if fresh else _all
    rows = rows_of(value, stable_ids, asides or {})
    _change(edition, rows.edition)
    chapters = _Table(there(Chapter.objects.filter(edition=edition)), _own_order(edition))
    chapters.write(rows.chapters)
    of_chapter = chapters.owner("chapter")
    lead_ins = _Table(there(_in_chapters(LeadIn, edition)), of_chapter, chapters)
    lead_ins.write(rows.lead_ins)
    recommendations = _Table(
        there(_in_chapters(Recommendation, edition)), of_chapter, chapters, {"edition": edition}
    )
    in_chapters = [
        _Table(there(_in_chapters(Heading, edition)), of_chapter, chapters),
        _Table(there(_in_chapters(Observation, edition)), of_chapter, chapters),
        recommendations,
        _Table(there(_in_chapters(Practice, edition)), of_chapter, chapters),
    ]
    wanted = (rows.headings, rows.observations, rows.recommendations, rows.practices)
    for table, fields in zip(in_chapters, wanted, strict=True):
        table.write(_with_lead_ins(fields, lead_ins.rows))
    boxes = _Table(
        there(FollowUp.objects.filter(recommendation__edition=edition)),
        recommendations.owner("recommendation", ordered=False),
        recommendations,
    )
    boxes.write(rows.follow_ups)
    blue = _Table(
        there(_in_chapters(PracticeBox, edition)),
        chapters.owner("chapter", ordered=False),
        chapters,
    )
    blue.write(rows.practice_boxes)
    for table in (boxes, blue, *in_chapters, lead_ins, chapters):
        table.clear()
    _of_edition(edition, there(Footnote.objects.filter(edition=edition)), rows.footnotes)
    _of_edition(edition, there(Unplaced.objects.filter(edition=edition)), rows.unplaced)
    _of_edition(edition, there(Repair.objects.filter(edition=edition)), rows.repairs)
    _of_edition(edition, there(Fault.objects.filter(edition=edition)), rows.faults)


class _Table:
    """One table's rows of one edition, by place."""

    def __init__(
        self,
        found: Found,
        owner: Owner,
        above: "_Table | None" = None,
        common: Fields | None = None,
    ) -> None:
        self.model = found.model
        self.owner_of = owner
        self.above = above
        self.common = common or {}
        self.rows: Written = {self._place(row): row for row in found}
        self.left: Iterable[models.Model] = ()

    def write(self, wanted: Keyed) -> None:
        """Add and change; what is left over is taken away by `clear`, after what hangs on it."""
        self.left = [row for place, row in self.rows.items() if place not in wanted]
        fresh = {place: fields for place, fields in wanted.items() if place not in self.rows}
        for place in wanted.keys() & self.rows.keys():
            _change(self.rows[place], wanted[place])
        made = self.model._default_manager.bulk_create(
            self.model(**self.owner_of(place), **self.common, **fields)
            for place, fields in fresh.items()
        )
        kept = {place: row for place, row in self.rows.items() if place in wanted}
        self.rows = kept | dict(zip(fresh, made, strict=True))

    def clear(self) -> None:
        """Take away what the value no longer has."""
        gone = [row.pk for row in self.left]
        if gone:
            self.model._default_manager.filter(pk__in=gone).delete()

    def owner(self, name: str, *, ordered: bool = True) -> Owner:
        """How a row below names its row in this table, and its own order."""
        depth = len(next(iter(self.rows), (0,)))

        def fields(place: Place) -> Fields:
            fields: Fields = {name: self.rows[place[:depth]]}
            if ordered:
                fields["order"] = place[-1]
            return fields

        return fields

    def _place(self, row: models.Model) -> Place:
        if self.above is None:
            return (_number(row, "order"),)
        name = "recommendation_id" if hasattr(row, "recommendation_id") else "chapter_id"
        above = self._places_above()[_number(row, name)]
        return (*above, _number(row, "order")) if hasattr(row, "order") else above

    def _places_above(self) -> dict[int, Place]:
        assert self.above is not None
        written = [*self.above.rows.items()]
        return {row.pk: place for place, row in written} | self.above.left_places()

    def left_places(self) -> dict[int, Place]:
        """The places of rows that are about to go: what hangs on them must be found as well."""
        return {row.pk: self._place(row) for row in self.left}


def _number(row: models.Model, name: str) -> int:
    value = getattr(row, name)
    assert isinstance(value, int)
    return value


def _in_chapters(model: type[models.Model], edition: Edition) -> models.QuerySet[models.Model]:
    return model._default_manager.filter(chapter__edition=edition)


def _own_order(edition: Edition) -> Owner:
    return lambda place: {"edition": edition, "order": place[0]}


def _all(found: Found) -> Found:
    return found


def _nothing(found: Found) -> Found:
    return found.none()


def _of_edition(edition: Edition, found: Found, wanted: Keyed) -> None:
    table = _Table(found, _own_order(edition))
    table.write(wanted)
    table.clear()


def _with_lead_ins(wanted: Keyed, lead_ins: Written) -> Keyed:
    return {place: _with_lead_in(fields, lead_ins) for place, fields in wanted.items()}


def _with_lead_in(fields: Fields, lead_ins: Written) -> Fields:
    if LEAD_IN not in fields:
        return fields
    own = {name: value for name, value in fields.items() if name != LEAD_IN}
    place = fields[LEAD_IN]
    return own | {"lead_in_id": lead_ins[place].pk if isinstance(place, tuple) else None}


def _change(row: models.Model, wanted: Fields) -> None:
    """Save those fields that differ."""
    changed = [name for name, value in wanted.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, wanted[name])
    if changed:
        row.save(update_fields=changed)
