"""A Factsheet taken apart into rows: pure, no database.

Two things to know. A row's key is its place: the index of its chapter and its own, or its own
alone. And everything is kept, so that `assembling` gives back an equal value, account included.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from ronda.factsheets.model import (
    Account,
    Box,
    Chapter,
    Factsheet,
    Fault,
    Footnote,
    Heading,
    LeadIn,
    Mark,
    NotedBy,
    Observation,
    Practice,
    Recommendation,
    Repair,
    Statement,
    Stretch,
    Style,
    Text,
    Unplaced,
)

Fields: TypeAlias = dict[str, object]
Place: TypeAlias = tuple[int, ...]
Keyed: TypeAlias = dict[Place, Fields]
Aside: TypeAlias = tuple[str, ...]
LEAD_IN = "lead_in"


@dataclass
class Rows:
    """The rows of an edition, table by table; a statement's `lead_in` is the key of that row."""

    edition: Fields = field(default_factory=dict)
    chapters: Keyed = field(default_factory=dict)
    lead_ins: Keyed = field(default_factory=dict)
    headings: Keyed = field(default_factory=dict)
    observations: Keyed = field(default_factory=dict)
    recommendations: Keyed = field(default_factory=dict)
    follow_ups: Keyed = field(default_factory=dict)
    practices: Keyed = field(default_factory=dict)
    practice_boxes: Keyed = field(default_factory=dict)
    footnotes: Keyed = field(default_factory=dict)
    unplaced: Keyed = field(default_factory=dict)
    repairs: Keyed = field(default_factory=dict)
    faults: Keyed = field(default_factory=dict)


def rows_of(value: Factsheet, stable_ids: list[UUID], asides: Mapping[Aside, int]) -> Rows:
    """The rows of `value`; `stable_ids` has one for each recommendation, in order."""
    rows = Rows(edition=_edition(value))
    ids = iter(stable_ids)
    for index, chapter in enumerate(value.chapters):
        _chapter(rows, index, chapter)
        for order in range(len(chapter.recommendations)):
            rows.recommendations[index, order]["stable_id"] = next(ids)
    rows.footnotes = {(order,): _footnote(note) for order, note in enumerate(value.footnotes)}
    _accounted(rows, value.account, asides)
    return rows


def marks_of(marks: tuple[Mark, ...]) -> list[Fields]:
    """Marks as they lie in a row."""
    return [{"number": m.number, "at": m.at, "item": m.item} for m in marks]


def styles_of(styles: tuple[Style, ...]) -> list[Fields]:
    """Styles as they lie in a row."""
    return [style.model_dump(mode="json", by_alias=True) for style in styles]


def stretches_of(stretches: tuple[Stretch, ...]) -> list[list[object]]:
    """Stretches as they lie in a row: short, because they are many."""
    return [[s.start, s.end, s.place, int(s.repaired)] for s in stretches]


def _edition(value: Factsheet) -> Fields:
    account = value.account
    return {
        "language": value.language,
        "party_name": value.party.name,
        "title": value.title,
        "preface": value.preface.text,
        "preface_marks": marks_of(value.preface.marks),
        "preface_styles": styles_of(value.preface.styles),
        "prepared": value.prepared or "",
        "updated": value.updated or "",
        "characters": account.characters,
        "placed": account.placed,
        "reader": account.reader,
        "stretches": stretches_of(account.stretches),
    }


def _chapter(rows: Rows, index: int, chapter: Chapter) -> None:
    rows.chapters[(index,)] = {
        "number": chapter.number,
        "title": chapter.title,
        "title_marks": marks_of(chapter.title_marks),
        "introduction": chapter.introduction,
        "marks": marks_of(chapter.marks),
        "styles": styles_of(chapter.styles),
    }
    _lead_ins(rows, index, chapter)
    _keyed(rows.headings, index, [_heading(one) for one in chapter.headings])
    _keyed(rows.observations, index, [_observation(rows, index, o) for o in chapter.observations])
    asked = [_recommendation(rows, index, one) for one in chapter.recommendations]
    _keyed(rows.recommendations, index, asked)
    told = [one for one in chapter.practices if one.noted_by is NotedBy.COMMITTEE]
    _keyed(rows.practices, index, [_practice(one) for one in told])
    for order, one in enumerate(chapter.recommendations):
        if one.follow_up is not None:
            rows.follow_ups[index, order] = _worded(one.follow_up)
    if chapter.practice_box is not None:
        rows.practice_boxes[(index,)] = _worded(chapter.practice_box)


def _keyed(table: Keyed, chapter: int, entries: list[Fields]) -> None:
    table.update({(chapter, order): fields for order, fields in enumerate(entries)})


def _lead_ins(rows: Rows, index: int, chapter: Chapter) -> None:
    """Each lead-in once, however many points share it."""
    statements: tuple[Statement, ...] = (*chapter.observations, *chapter.recommendations)
    different = dict.fromkeys(one.lead_in for one in statements if one.lead_in is not None)
    _keyed(rows.lead_ins, index, [_worded(one) for one in different])


def _stated(rows: Rows, index: int, one: Statement) -> Fields:
    return _worded(one) | {
        "position": one.position,
        "scope": one.scope.value,
        "topic": one.topic,
        LEAD_IN: None if one.lead_in is None else _place_of(rows, index, one.lead_in),
        "items": list(one.items),
        "labels": list(one.labels),
    }


def _place_of(rows: Rows, index: int, lead_in: LeadIn) -> Place:
    wanted = _worded(lead_in)
    return next(
        place for place, fields in rows.lead_ins.items() if place[0] == index and fields == wanted
    )


def _observation(rows: Rows, index: int, one: Observation) -> Fields:
    return _stated(rows, index, one) | {"paragraphs": list(one.paragraphs)}


def _recommendation(rows: Rows, index: int, one: Recommendation) -> Fields:
    strength = one.strength.value if one.strength is not None else ""
    return _stated(rows, index, one) | {"codes": list(one.codes), "strength": strength}


def _heading(one: Heading) -> Fields:
    own = {"kind": one.kind.value, "scope": one.scope.value, "position": one.position}
    return _worded(one) | own


def _practice(one: Practice) -> Fields:
    return _worded(one) | {"noted_by": one.noted_by.value, "position": one.position}


def _worded(one: Text | Box) -> Fields:
    return {"text": one.text, "marks": marks_of(one.marks), "styles": styles_of(one.styles)}


def _footnote(note: Footnote) -> Fields:
    return {
        "number": note.number,
        "text": note.text,
        "styles": styles_of(note.styles),
        "kind": note.kind.value,
        "paragraphs": list(note.paragraphs),
        "recommendations": list(note.recommendations),
    }


def asides_of(lines: Sequence[Unplaced | Fault]) -> list[Aside]:
    """By what each line of the account is known again, should its order change.

    Of lines that say the same, each is known by its turn among them.
    """
    told = [_aside(line) for line in lines]
    return [(*one, str(told[:order].count(one))) for order, one in enumerate(told)]


def _aside(line: Unplaced | Fault) -> Aside:
    if isinstance(line, Unplaced):
        return ("unplaced", " ".join(line.text.split()))
    return ("fault", line.code, line.what, line.where)


def _accounted(rows: Rows, account: Account, asides: Mapping[Aside, int]) -> None:
    _lines(rows.repairs, account.repairs)
    _lines(rows.unplaced, account.unplaced)
    _lines(rows.faults, account.faults)
    for table, known in (
        (rows.unplaced, asides_of(account.unplaced)),
        (rows.faults, asides_of(account.faults)),
    ):
        for order, aside in enumerate(known):
            table[(order,)]["set_aside_id"] = asides.get(aside)


def _lines(table: Keyed, lines: Iterable[Unplaced | Repair | Fault]) -> None:
    table.update({(order,): line.model_dump() for order, line in enumerate(lines)})
