"""Factsheets beside each other: what is asked under each code, what was said, what concluded.

Two things to know. One chapter is read at a time, as texts are long. And two rounds have codes of
their own: what is the same recommendation in both is told by its text, word for word.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.concluded import Concluded, concluded
from ronda.apps.assessments.selectors.published import bases_decided
from ronda.apps.compliance.models import Edition, Recommendation
from ronda.apps.compliance.selectors.sheets import (
    Counts,
    Entry,
    counts_in,
    entries_in,
    with_texts,
)
from ronda.apps.portal.selectors import ANYONE
from ronda.apps.portal.selectors.laid import parts_of


@dataclass(frozen=True)
class Side:
    """A factsheet with its figures; `basis` is None where nothing is concluded in its round."""

    sheet: Edition
    counts: Counts
    basis: Basis | None
    statuses: Mapping[str, int]


@dataclass(frozen=True)
class Place:
    """What stands in one factsheet under a code."""

    side: Side
    entry: Entry
    row: Recommendation
    concluded: Concluded | None

    @property
    def said(self) -> str:
        """What the Party said, "" where that is nothing."""
        box = getattr(self.row, "follow_up", None)
        return box.text if box is not None else ""


@dataclass(frozen=True)
class Line:
    """A recommendation with its place in each factsheet, None where it does not stand there."""

    code: str
    places: tuple[Place | None, ...]


@dataclass(frozen=True)
class Comparison:
    """Factsheets beside each other, one chapter of them; `chapters` are number and title."""

    sides: tuple[Side, ...]
    chapters: tuple[tuple[str, str], ...]
    chapter: str
    lines: tuple[Line, ...]


def comparison_of(sheets: Sequence[Edition], chapter: str = "") -> Comparison:
    """The factsheets beside each other, in a chapter; in the first where there is no such one."""
    entries = entries_in(sheets)
    chapters = _chapters(sheets, entries)
    numbers = [number for number, _title in chapters]
    shown = chapter if chapter in numbers else next(iter(numbers), "")
    known, bases = _concluded(sheets)
    sides = tuple(_sides(sheets, known, bases))
    here = {pk: [one for one in of if one.number == shown] for pk, of in entries.items()}
    texts = with_texts(one.row for of in here.values() for one in of)
    places = [
        [
            Place(side, one, texts[one.row], _on(side.sheet, one, known))
            for one in here.get(side.sheet.pk, ())
        ]
        for side in sides
    ]
    return Comparison(sides, chapters, shown, tuple(_lines(places)))


Known = Mapping[tuple[int, int, str], Concluded]


def _concluded(sheets: Sequence[Edition]) -> tuple[Known, Mapping[int, Basis]]:
    """What is concluded of these Parties in these rounds, by round, Party and code."""
    rounds = {one.factsheet.round_id: one.factsheet.round for one in sheets}
    bases: dict[int, Basis] = {}
    for round in rounds.values():
        bases |= bases_decided(round)
    parties = {one.factsheet.party for one in sheets}
    found = concluded(ANYONE, bases, parties) if bases else []
    return {(one.round, one.party, one.code): one for one in found}, bases


def _on(sheet: Edition, entry: Entry, known: Known) -> Concluded | None:
    at = sheet.factsheet
    found = (known.get((at.round_id, at.party_id, code)) for code in entry.codes)
    return next((one for one in found if one is not None), None)


def _sides(sheets: Sequence[Edition], known: Known, bases: Mapping[int, Basis]) -> Iterator[Side]:
    counts = counts_in(sheets)
    for one in sheets:
        at = one.factsheet.round_id, one.factsheet.party_id
        statuses = Counter(found.status for key, found in known.items() if key[:2] == at)
        total = reduce(add, counts.get(one.pk, {}).values(), Counts())
        yield Side(one, total, bases.get(at[0]) if statuses else None, statuses)


def _chapters(
    sheets: Sequence[Edition], entries: Mapping[int, Sequence[Entry]]
) -> tuple[tuple[str, str], ...]:
    every = (one for sheet in sheets for one in entries.get(sheet.pk, ()))
    found: dict[str, str] = {}
    for one in sorted(every, key=lambda one: one.chapter):
        found.setdefault(one.number, one.title)
    return tuple(found.items())


def _lines(places: Sequence[Sequence[Place]]) -> Iterator[Line]:
    """A line for each recommendation: by code in one round, by text over two."""
    rounds = {one.side.sheet.factsheet.round_id for of in places for one in of}
    key = _by_code if len(rounds) < 2 else _by_text
    at: dict[str, list[Place | None]] = {}
    for turn, of in enumerate(places):
        for one in of:
            for name in key(one):
                at.setdefault(name, [None] * len(places))[turn] = one
    made = [Line(_code(found), tuple(found)) for found in at.values()]
    yield from sorted(made, key=lambda one: parts_of(one.code))


def _by_code(place: Place) -> tuple[str, ...]:
    return place.entry.codes or _by_text(place)


def _by_text(place: Place) -> tuple[str, ...]:
    return (" ".join(f"{place.row.text} {' '.join(place.row.items)}".split()).casefold(),)


def _code(places: Sequence[Place | None]) -> str:
    codes = [one.entry.codes[0] for one in places if one is not None and one.entry.codes]
    return " · ".join(dict.fromkeys(codes)) or "–"
