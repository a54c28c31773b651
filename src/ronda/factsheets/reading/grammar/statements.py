"""What a passage of a chapter means, and the draft that becomes a statement.

A passage with a role means what the role says. Otherwise the body's verbs decide, then the notes
that the passage leads to (codes: a recommendation; paragraphs: an observation), then its shape.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from ronda.factsheets.blocks import Colour, Kind, Role
from ronda.factsheets.model import (
    Box,
    LeadIn,
    Mark,
    Observation,
    Recommendation,
    Scope,
    Strength,
    Style,
)
from ronda.factsheets.reading.grammar.boxing import Boxed, Unit
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.factsheets.reading.grammar.looks import Looks
from ronda.factsheets.reading.grammar.notes import Notes
from ronda.factsheets.reading.grammar.passages import Passage, text_of


class Meaning(StrEnum):
    """What a passage is in its chapter; LIST is a recommendation whose points follow."""

    INTRODUCTION = "introduction"
    TOPIC = "topic"
    PRACTICE = "practice"
    LEAD_IN = "lead-in"
    OBSERVATION_LEAD_IN = "observation-lead-in"
    OBSERVATION = "observation"
    RECOMMENDATION = "recommendation"
    LIST = "list"


class Standing(Protocol):
    """What a chapter's reading knows when it comes to a passage."""

    looks: Looks
    notes: Notes
    scope: Scope | None
    lead_in: LeadIn | None
    lead_interrupted: bool
    leads: Meaning
    among_practices: bool


_ROLES = {
    Role.INTRODUCTION: Meaning.INTRODUCTION,
    Role.TOPIC: Meaning.TOPIC,
    Role.PRACTICE: Meaning.PRACTICE,
    Role.OBSERVATION: Meaning.OBSERVATION,
    Role.RECOMMENDATION: Meaning.RECOMMENDATION,
}


def meaning(passage: Passage, following: Sequence[Unit], here: Standing) -> Meaning:
    """What `passage` is, given what stands after it and what holds here."""
    if passage.role is Role.LEAD_IN:
        observations = _role_of(following) is Role.OBSERVATION
        return Meaning.OBSERVATION_LEAD_IN if observations else Meaning.LEAD_IN
    if passage.role in _ROLES:
        return _ROLES[passage.role]
    if passage.kind is Kind.ITEM:
        return _meaning_of_item(passage, following, here)
    if passage.text.endswith(":") and _next_item(following) is not None:
        return _meaning_of_lead(passage, following, here)
    return _meaning_of_paragraph(passage, following, here)


def _role_of(following: Sequence[Unit]) -> Role | None:
    return following[0].role if following and isinstance(following[0], Passage) else None


def _next_item(following: Sequence[Unit]) -> Passage | None:
    unit = following[0] if following else None
    return unit if isinstance(unit, Passage) and unit.kind is Kind.ITEM else None


def _meaning_of_item(passage: Passage, following: Sequence[Unit], here: Standing) -> Meaning:
    codes = here.notes.codes(passage.marks)
    if not codes and passage.text.endswith(":") and _opens_flat_list(passage, following, here):
        return Meaning.LIST
    if codes or here.looks.own_strength(passage.text):
        return Meaning.RECOMMENDATION
    if here.among_practices:
        return Meaning.PRACTICE
    if here.scope is None:
        return Meaning.INTRODUCTION
    if here.lead_in is not None and not here.lead_interrupted:
        return here.leads
    return Meaning.OBSERVATION


def _opens_flat_list(passage: Passage, following: Sequence[Unit], here: Standing) -> bool:
    """Whether points that should stand deeper follow, up to the one with the code."""
    points = _points(following)
    flat = bool(points) and points[0].level <= passage.level
    return flat and any(here.notes.codes(point.marks) for point in points)


def _meaning_of_lead(passage: Passage, following: Sequence[Unit], here: Standing) -> Meaning:
    """A paragraph that ends with a colon and has points below it."""
    points = [p for p in _points(following) if not here.looks.own_strength(p.text)]
    told = [_has_code(point, following, here) for point in points]
    asks = here.looks.strength(passage.text) is not None or any(told)
    if not asks and here.scope is None:
        return Meaning.INTRODUCTION
    if not asks:
        return Meaning.PRACTICE if here.among_practices else Meaning.OBSERVATION_LEAD_IN
    only_the_last = len(told) > 1 and told[-1] and not any(told[:-1])
    if only_the_last and not any(p.text.endswith(".") for p in points[:-1]):
        return Meaning.LIST
    return Meaning.LEAD_IN


def _points(following: Sequence[Unit]) -> list[Passage]:
    """The points of the list that begins here, as far as nothing else stands between."""
    points: list[Passage] = []
    for unit in following:
        if not isinstance(unit, Passage) or unit.kind is not Kind.ITEM:
            break
        if unit.level <= 1 or not points:
            points.append(unit)
    return points


def _meaning_of_paragraph(passage: Passage, following: Sequence[Unit], here: Standing) -> Meaning:
    looks = here.looks
    codes = here.notes.codes(passage.marks)
    paragraphs = here.notes.paragraphs(passage.marks)
    boxed = bool(following) and _is_follow_up(following[0])
    own = looks.own_strength(passage.text) is not None
    anywhere = own or looks.strength(passage.text) is not None
    if codes or (own and not paragraphs) or (anywhere and boxed):
        return Meaning.RECOMMENDATION
    if here.among_practices:
        return Meaning.PRACTICE
    if here.scope is None and not _observes(passage, here):
        opens = passage.kind is Kind.HEADING and following and _observes(following[0], here)
        return Meaning.TOPIC if opens else Meaning.INTRODUCTION
    return Meaning.TOPIC if looks.is_topic(passage) and not passage.marks else Meaning.OBSERVATION


def _observes(unit: Unit, here: Standing) -> bool:
    """Whether a passage says that the body observes something, and where in its report."""
    return (
        isinstance(unit, Passage)
        and bool(here.notes.paragraphs(unit.marks))
        and here.looks.words.matches("observes", unit.text)
    )


def _has_code(point: Passage, following: Sequence[Unit], here: Standing) -> bool:
    """Whether a point, or one of the deeper points below it, leads to a code."""
    if here.notes.codes(point.marks):
        return True
    for unit in following[following.index(point) + 1 :]:
        if not isinstance(unit, Passage) or unit.kind is not Kind.ITEM or unit.level <= point.level:
            return False
        if here.notes.codes(unit.marks):
            return True
    return False


def _is_follow_up(unit: Unit) -> bool:
    return isinstance(unit, Boxed) and unit.colour is Colour.ORANGE


@dataclass
class Draft:
    """A statement being put together: its passage, the points below it, its box."""

    meaning: Meaning
    passage: Passage
    notes: Notes
    place: str
    position: int
    scope: Scope
    topic: str | None
    lead_in: LeadIn | None
    strength: Strength | None
    is_list: bool
    heading_count: int
    points: list[Passage] = field(default_factory=list)
    follow_up: Box | None = None

    @property
    def takes_points(self) -> bool:
        """Whether points of the same depth still belong here: up to the one with the code."""
        marks = (mark for point in self.points for mark in point.marks)
        return self.is_list and not self.notes.codes(marks)

    @property
    def level(self) -> int:
        """The depth of the statement as a point of a list; 0 where it is none."""
        return self.passage.level

    def add_point(self, passage: Passage, ledger: Ledger) -> None:
        """A sub-point of this statement."""
        ledger.place(passage, f"{self.place}/items/{len(self.points)}")
        self.points.append(passage)

    def statement(self) -> Observation | Recommendation:
        """The finished value."""
        marks = (*self.passage.marks, *(m for p in self.points for m in p.marks))
        lead = self.lead_in.footnotes if self.lead_in else ()
        if self.meaning is Meaning.OBSERVATION:
            return Observation(paragraphs=self.notes.paragraphs(marks), **self._fields())
        return Recommendation(
            codes=self.notes.codes(marks) or self.notes.codes(lead),
            strength=self.strength,
            follow_up=self.follow_up,
            **self._fields(),
        )

    def _fields(self) -> dict[str, object]:
        text = text_of(self.passage.runs)
        points = [text_of(point.runs) for point in self.points]
        marks: list[Mark] = list(text.marks)
        styles: list[Style] = list(text.styles)
        for index, point in enumerate(points):
            marks.extend(m.model_copy(update={"item": index}) for m in point.marks)
            styles.extend(s.model_copy(update={"item": index}) for s in point.styles)
        labels = tuple(point.label or "-" for point in self.points)
        return {
            "text": text.text,
            "marks": tuple(marks),
            "styles": tuple(styles),
            "scope": self.scope,
            "topic": self.topic,
            "position": self.position,
            "lead_in": self.lead_in,
            "items": tuple(point.text for point in points),
            "labels": labels if any(label != "-" for label in labels) else (),
        }
