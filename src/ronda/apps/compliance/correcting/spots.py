"""A place in a factsheet, by its path, and the thing that stands there.

Two things to know. Paths are those of `Stretch.place` without the field
("chapters/2/recommendations/0", "footnotes/3"); "cover" is the factsheet's own fields. And a path
that leads nowhere is an error: it never means something else.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from django.utils.translation import gettext as _

from ronda.factsheets.model import (
    Chapter,
    Factsheet,
    Footnote,
    Heading,
    NotedBy,
    Observation,
    Practice,
    Recommendation,
)

Thing: TypeAlias = (
    Factsheet | Chapter | Heading | Observation | Recommendation | Practice | Footnote
)
_PATH = re.compile(
    r"cover|footnotes/(\d+)"
    r"|chapters/(\d+)(?:/(headings|observations|recommendations|practices)/(\d+))?"
)


class DoesNotFit(ValueError):
    """A correction cannot be put where it was meant to go; the sentence says why."""


class Kind(StrEnum):
    """What stands at a place."""

    COVER = "cover"
    CHAPTER = "chapter"
    HEADING = "heading"
    OBSERVATION = "observation"
    RECOMMENDATION = "recommendation"
    PRACTICE = "practice"
    FOOTNOTE = "footnote"

    @property
    def list_name(self) -> str:
        """The list of a chapter, or of the factsheet, that holds things of this kind."""
        return f"{self.value}s"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its kind, its chapter (None outside chapters) and its index in its list."""

    kind: Kind
    chapter: int | None = None
    index: int = 0

    @property
    def path(self) -> str:
        """The place spelt out."""
        if self.kind is Kind.COVER:
            return "cover"
        if self.kind is Kind.CHAPTER:
            return f"chapters/{self.chapter}"
        above = "" if self.chapter is None else f"chapters/{self.chapter}/"
        return f"{above}{self.kind.list_name}/{self.index}"


def spot_at(path: str) -> Spot:
    """The place that `path` spells; raises DoesNotFit."""
    found = _PATH.fullmatch(path)
    if found is None:
        raise DoesNotFit(_("“%(path)s” is not a place in a factsheet.") % {"path": path})
    note, chapter, held, index = found.groups()
    if note is not None:
        return Spot(Kind.FOOTNOTE, index=int(note))
    if chapter is None:
        return Spot(Kind.COVER)
    if held is None:
        return Spot(Kind.CHAPTER, int(chapter))
    return Spot(Kind(held.removesuffix("s")), int(chapter), int(index))


def thing_at(value: Factsheet, spot: Spot) -> Thing:
    """What stands there; raises DoesNotFit where nothing does."""
    if spot.kind is Kind.COVER:
        return value
    things = value.chapters if spot.kind is Kind.CHAPTER else things_beside(value, spot)
    at = spot.chapter if spot.kind is Kind.CHAPTER else spot.index
    if at is None or not 0 <= at < len(things):
        raise DoesNotFit(_("There is nothing at “%(path)s” any more.") % {"path": spot.path})
    return things[at]


def things_beside(value: Factsheet, spot: Spot) -> tuple[Thing, ...]:
    """The list that the thing at `spot` stands in; the Party's practices are its box, not here."""
    if spot.kind is Kind.FOOTNOTE:
        return value.footnotes
    chapter = chapter_at(value, spot.chapter)
    if spot.kind is Kind.PRACTICE:
        return own_practices(chapter)
    found: tuple[Thing, ...] = getattr(chapter, spot.kind.list_name)
    return found


def chapter_at(value: Factsheet, index: int | None) -> Chapter:
    """The chapter with this index; raises DoesNotFit."""
    if index is None or not 0 <= index < len(value.chapters):
        raise DoesNotFit(_("There is no such chapter."))
    return value.chapters[index]


def own_practices(chapter: Chapter) -> tuple[Practice, ...]:
    """The practices that the Committee noted; those of the Party are told from its blue box."""
    return tuple(one for one in chapter.practices if one.noted_by is NotedBy.COMMITTEE)


def with_thing(value: Factsheet, spot: Spot, thing: Thing) -> Factsheet:
    """The factsheet with `thing` in place of what stands at `spot`."""
    thing_at(value, spot)
    if isinstance(thing, Factsheet):
        return thing
    if isinstance(thing, Chapter):
        assert spot.chapter is not None
        chapters = _swapped(value.chapters, spot.chapter, thing)
        return value.model_copy(update={"chapters": chapters})
    beside = things_beside(value, spot)
    return with_list(value, spot, _swapped(beside, spot.index, thing))


def with_list(value: Factsheet, spot: Spot, things: tuple[Thing, ...]) -> Factsheet:
    """The factsheet with `things` as the list that `spot` stands in."""
    if spot.kind is Kind.FOOTNOTE:
        return value.model_copy(update={"footnotes": things})
    chapter = chapter_at(value, spot.chapter)
    again = rebuilt(chapter, **{spot.kind.list_name: things})
    assert spot.chapter is not None
    return with_thing(value, Spot(Kind.CHAPTER, spot.chapter), again)


def rebuilt(chapter: Chapter, **changes: object) -> Chapter:
    """The chapter with changes; the Party's practices follow from its blue box anew."""
    fields = {name: getattr(chapter, name) for name in type(chapter).model_fields}
    return Chapter.model_validate(fields | {"practices": own_practices(chapter)} | changes)


def _swapped(things: tuple[Thing, ...], at: int, thing: Thing) -> tuple[Thing, ...]:
    return (*things[:at], thing, *things[at + 1 :])
