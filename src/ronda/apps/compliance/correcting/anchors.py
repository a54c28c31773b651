"""How a corrected place is found again in another reading of the same source.

Two things to know. A recommendation is known by its codes; everything else by its chapter and its
words, or by the stretch of the source it came from while the source's text is the same. And where
more than one or none fits, nothing is chosen: `Unresolved` says why, and a person decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from ronda.apps.compliance.correcting.spots import (
    Kind,
    Spot,
    Thing,
    own_practices,
    thing_at,
)
from ronda.factsheets.model import Chapter, Factsheet, Footnote, Recommendation, Statement

Anchor: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Unresolved:
    """No one place fits; `candidates` are those that might."""

    reason: str
    candidates: tuple[Spot, ...] = ()


def anchor_of(value: Factsheet, spot: Spot, digest: str) -> Anchor:
    """What tells the thing at `spot` from others; `digest` is of the source's text."""
    thing = thing_at(value, spot)
    anchor: Anchor = {"kind": spot.kind.value, "words": words_of(thing), "source": digest}
    if spot.chapter is not None:
        anchor["chapter"] = _chapter_name(value.chapters[spot.chapter])
    if isinstance(thing, Recommendation):
        anchor["codes"] = sorted(thing.codes)
    if isinstance(thing, Footnote):
        anchor["number"] = thing.number
    anchor["stretch"] = _stretch(value, spot)
    return anchor


def spot_of(value: Factsheet, anchor: Anchor, digest: str) -> Spot | Unresolved:
    """Where in `value` the anchored thing stands."""
    kind = Kind(anchor["kind"])
    if kind is Kind.COVER:
        return Spot(Kind.COVER)
    every = [spot for spot in spots(value) if spot.kind is kind]
    if kind is Kind.CHAPTER:
        return _only(_of_chapter(value, every, anchor))
    if anchor.get("codes"):
        return _only(_with_codes(value, every, anchor["codes"]))
    return _by_words(value, every, anchor, digest)


def spots(value: Factsheet) -> Iterator[Spot]:
    """Every place at which something stands that can be corrected."""
    yield Spot(Kind.COVER)
    for chapter, held in enumerate(value.chapters):
        yield Spot(Kind.CHAPTER, chapter)
        for kind, things in (
            (Kind.HEADING, held.headings),
            (Kind.OBSERVATION, held.observations),
            (Kind.RECOMMENDATION, held.recommendations),
            (Kind.PRACTICE, own_practices(held)),
        ):
            yield from (Spot(kind, chapter, index) for index in range(len(things)))
    yield from (Spot(Kind.FOOTNOTE, index=index) for index in range(len(value.footnotes)))


def words_of(thing: Thing) -> str:
    """A thing's words without regard to blanks and case."""
    items = thing.items if isinstance(thing, Statement) else ()
    first = thing.title if isinstance(thing, Chapter | Factsheet) else thing.text
    return normal(" ".join([first, *items]))


def normal(text: str) -> str:
    """Text as it is compared: blanks folded, no capitals."""
    return " ".join(text.split()).casefold()


def _chapter_name(chapter: Chapter) -> str:
    return chapter.number or normal(chapter.title)


def _of_chapter(value: Factsheet, among: list[Spot], anchor: Anchor) -> list[Spot]:
    return [
        spot
        for spot in among
        if spot.chapter is not None
        and _chapter_name(value.chapters[spot.chapter]) == anchor.get("chapter")
    ]


def _with_codes(value: Factsheet, among: list[Spot], codes: list[str]) -> list[Spot]:
    found = []
    for spot in among:
        thing = thing_at(value, spot)
        if isinstance(thing, Recommendation) and sorted(thing.codes) == codes:
            found.append(spot)
    return found


def _by_words(
    value: Factsheet, among: list[Spot], anchor: Anchor, digest: str
) -> Spot | Unresolved:
    near = _of_chapter(value, among, anchor) if "chapter" in anchor else among
    same = [spot for spot in near if words_of(thing_at(value, spot)) == anchor["words"]]
    if len(same) == 1:
        return same[0]
    if anchor.get("stretch") and anchor["source"] == digest:
        start, end = anchor["stretch"]
        there = [spot for spot in (same or near) if _overlaps(value, spot, start, end)]
        if len(there) == 1:
            return there[0]
    if "number" in anchor:
        same = [spot for spot in same or near if _number(value, spot) == anchor["number"]]
    return _only(same)


def _number(value: Factsheet, spot: Spot) -> int | None:
    thing = thing_at(value, spot)
    return thing.number if isinstance(thing, Footnote) else None


def _only(found: list[Spot]) -> Spot | Unresolved:
    if len(found) == 1:
        return found[0]
    if found:
        return Unresolved(_("More than one place fits."), tuple(found))
    return Unresolved(_("What was corrected is not found in the new reading."))


def _stretch(value: Factsheet, spot: Spot) -> list[int] | None:
    """The first stretch of the source that went into the text of the thing."""
    own = [one for one in value.account.stretches if _belongs(one.place, spot)]
    return [own[0].start, own[-1].end] if own else None


def _belongs(place: str, spot: Spot) -> bool:
    path = spot.path
    inside = place == path or place.startswith(f"{path}/")
    return inside and not place.startswith((f"{path}/follow_up", f"{path}/lead_in"))


def _overlaps(value: Factsheet, spot: Spot, start: int, end: int) -> bool:
    return any(
        one.start < end and start < one.end
        for one in value.account.stretches
        if _belongs(one.place, spot)
    )
