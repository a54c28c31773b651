"""Rows put together again as the Factsheet they were taken from.

Two things to know. It takes as many queries as there are tables, whatever the factsheet's length.
And `assemble(record(f)) == f`, the account included: `rows.py` and this module mirror each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet

from ronda.apps.compliance import models as rows
from ronda.apps.kept_queries import Blank, KeptQuery
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
    Observation,
    Party,
    Practice,
    Recommendation,
    Repair,
    Stretch,
    Style,
    Text,
    Unplaced,
)

B = TypeVar("B", bound=rows.Footnote | rows.Unplaced | rows.Repair | rows.Fault)
E = TypeVar("E", bound=Model)
R = TypeVar("R", bound=rows.Heading | rows.Observation | rows.Recommendation | rows.Practice)


def assemble(edition: rows.Edition) -> Factsheet:
    """The factsheet that the rows of `edition` say, with its account."""
    return assemble_all([edition])[0]


def assemble_all(editions: Sequence[rows.Edition]) -> list[Factsheet]:
    """The factsheets of many editions, in order; as many questions to the database as for one."""
    keys = [one.pk for one in editions]
    chapters, beside = _chapters(keys), _Beside(keys)
    return [_assembled(one, tuple(chapters[one.pk]), beside) for one in editions]


_FOOTNOTES = KeptQuery(lambda: _of_editions(rows.Footnote))
_UNPLACED = KeptQuery(lambda: _of_editions(rows.Unplaced))
_REPAIRS = KeptQuery(lambda: _of_editions(rows.Repair))
_FAULTS = KeptQuery(lambda: _of_editions(rows.Fault))
_HEADINGS = KeptQuery(lambda: _of_chapters(rows.Heading))
_OBSERVATIONS = KeptQuery(lambda: _of_chapters(rows.Observation).select_related("lead_in"))
_RECOMMENDATIONS = KeptQuery(
    lambda: _of_editions(rows.Recommendation).select_related("lead_in", "follow_up")
)
_PRACTICES = KeptQuery(lambda: _of_chapters(rows.Practice))
_CHAPTERS = KeptQuery(lambda: _of_editions(rows.Chapter).select_related("practice_box"))


def _of_editions(kind: type[E]) -> QuerySet[E]:
    return kind._default_manager.filter(edition__among=Blank("editions")).order_by("order")


def _of_chapters(kind: type[E]) -> QuerySet[E]:
    inside = kind._default_manager.filter(chapter__edition__among=Blank("editions"))
    return inside.order_by("order")


class _Beside:
    """What of some editions stands in no chapter, by edition."""

    def __init__(self, keys: list[int]) -> None:
        self.footnotes = _by_edition(_FOOTNOTES(editions=keys))
        self.unplaced = _by_edition(_UNPLACED(editions=keys))
        self.repairs = _by_edition(_REPAIRS(editions=keys))
        self.faults = _by_edition(_FAULTS(editions=keys))


def _by_edition(found: Iterable[B]) -> defaultdict[int, list[B]]:
    grouped: defaultdict[int, list[B]] = defaultdict(list)
    for row in found:
        grouped[row.edition_id].append(row)
    return grouped


def _assembled(edition: rows.Edition, chapters: tuple[Chapter, ...], beside: _Beside) -> Factsheet:
    party = edition.factsheet.party
    return Factsheet(
        body=edition.factsheet.round.body.slug,
        round=edition.factsheet.round.number,
        party=Party(name=edition.party_name, code=party.code),
        title=edition.title,
        preface=Text(
            text=edition.preface,
            marks=_marks(edition.preface_marks),
            styles=_styles(edition.preface_styles),
        ),
        language=edition.language,
        prepared=edition.prepared or None,
        updated=edition.updated or None,
        chapters=chapters,
        footnotes=tuple(map(_footnote, beside.footnotes[edition.pk])),
        account=_account(edition, beside),
    )


def _chapters(keys: list[int]) -> defaultdict[int, list[Chapter]]:
    headings = _by_chapter(_HEADINGS(editions=keys))
    observations = _by_chapter(_OBSERVATIONS(editions=keys))
    recommendations = _by_chapter(_RECOMMENDATIONS(editions=keys))
    practices = _by_chapter(_PRACTICES(editions=keys))
    found: defaultdict[int, list[Chapter]] = defaultdict(list)
    for one in _CHAPTERS(editions=keys):
        made = Chapter(
            number=one.number,
            title=one.title,
            title_marks=_marks(one.title_marks),
            introduction=one.introduction,
            marks=_marks(one.marks),
            styles=_styles(one.styles),
            headings=tuple(map(_heading, headings[one.pk])),
            observations=tuple(map(_observation, observations[one.pk])),
            recommendations=tuple(map(_recommendation, recommendations[one.pk])),
            practices=tuple(map(_practice, practices[one.pk])),
            practice_box=_box(getattr(one, "practice_box", None)),
        )
        found[one.edition_id].append(made)
    return found


def _by_chapter(found: Iterable[R]) -> defaultdict[int, list[R]]:
    grouped: defaultdict[int, list[R]] = defaultdict(list)
    for row in found:
        grouped[row.chapter_id].append(row)
    return grouped


def _marks(lying: Iterable[dict[str, int | None]]) -> tuple[Mark, ...]:
    return tuple(Mark.model_validate(one) for one in lying)


def _styles(lying: Iterable[dict[str, object]]) -> tuple[Style, ...]:
    return tuple(Style.model_validate(one) for one in lying)


def _worded(row: rows.LeadIn | R) -> dict[str, object]:
    return {"text": row.text, "marks": _marks(row.marks), "styles": _styles(row.styles)}


def _stated(row: rows.Observation | rows.Recommendation) -> dict[str, object]:
    return _worded(row) | {
        "scope": row.scope,
        "topic": row.topic,
        "position": row.position,
        "lead_in": None if row.lead_in is None else LeadIn.model_validate(_worded(row.lead_in)),
        "items": tuple(row.items),
        "labels": tuple(row.labels),
    }


def _heading(row: rows.Heading) -> Heading:
    own = {"kind": row.kind, "scope": row.scope, "position": row.position}
    return Heading.model_validate(_worded(row) | own)


def _observation(row: rows.Observation) -> Observation:
    return Observation.model_validate(_stated(row) | {"paragraphs": tuple(row.paragraphs)})


def _recommendation(row: rows.Recommendation) -> Recommendation:
    own = {
        "codes": tuple(row.codes),
        "strength": row.strength or None,
        "follow_up": _box(getattr(row, "follow_up", None)),
    }
    return Recommendation.model_validate(_stated(row) | own)


def _practice(row: rows.Practice) -> Practice:
    own = {"noted_by": row.noted_by, "position": row.position}
    return Practice.model_validate(_worded(row) | own)


def _box(row: rows.FollowUp | rows.PracticeBox | None) -> Box | None:
    if row is None:
        return None
    return Box(text=row.text, marks=_marks(row.marks), styles=_styles(row.styles))


def _footnote(row: rows.Footnote) -> Footnote:
    return Footnote.model_validate(
        {
            "number": row.number,
            "text": row.text,
            "kind": row.kind,
            "paragraphs": tuple(row.paragraphs),
            "recommendations": tuple(row.recommendations),
            "styles": _styles(row.styles),
        }
    )


def _account(edition: rows.Edition, beside: _Beside) -> Account:
    return Account(
        characters=edition.characters,
        placed=edition.placed,
        unplaced=tuple(
            Unplaced(text=row.text, where=row.where) for row in beside.unplaced[edition.pk]
        ),
        repairs=tuple(Repair(what=row.what, where=row.where) for row in beside.repairs[edition.pk]),
        faults=tuple(
            Fault(code=row.code, what=row.what, where=row.where, remedy=row.remedy)
            for row in beside.faults[edition.pk]
        ),
        stretches=tuple(
            Stretch.model_validate({"from": a, "to": b, "place": place, "repaired": bool(repaired)})
            for a, b, place, repaired in edition.stretches
        ),
        reader=edition.reader,
    )
