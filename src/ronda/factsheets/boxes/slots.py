"""The boxes of a factsheet, and which box of the file sent is which of the file that came back.

Two things to know. A box is found again by the codes of its recommendation or the number of its
chapter, whatever happened to the words around it; only where these do not settle it are the words
looked at. And a slot is a place for a box, whether a box stands there or not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ronda.factsheets.comparing.changes import Thing
from ronda.factsheets.comparing.matching import Candidate, pair
from ronda.factsheets.model import Box, Chapter, Factsheet
from ronda.factsheets.places import chapter_name, recommendation_name


@dataclass(frozen=True)
class Slot:
    """A place for a box: a recommendation's (`recommendation` is its index) or a chapter's."""

    thing: Thing
    chapter: int
    recommendation: int | None
    codes: tuple[str, ...]
    text: str
    where: str
    number: str
    box: Box | None

    @property
    def key(self) -> frozenset[str]:
        """What a box is found again by."""
        return frozenset(self.codes if self.thing is Thing.FOLLOW_UP else (self.number,))

    @property
    def path(self) -> str:
        """Its path, as in `Stretch.place`."""
        if self.recommendation is None:
            return f"chapters/{self.chapter}/practice_box"
        return f"chapters/{self.chapter}/recommendations/{self.recommendation}/follow_up"


def slots(factsheet: Factsheet) -> list[Slot]:
    """Every slot, in the document's order: those of a chapter's recommendations, then its own."""
    return [slot for at, chapter in enumerate(factsheet.chapters) for slot in _of(at, chapter)]


def _of(at: int, chapter: Chapter) -> Iterator[Slot]:
    for index, one in enumerate(chapter.recommendations):
        yield Slot(
            thing=Thing.FOLLOW_UP,
            chapter=at,
            recommendation=index,
            codes=one.codes,
            text=one.text,
            where=f"{recommendation_name(chapter, index)}, orange box",
            number=chapter.number,
            box=one.follow_up,
        )
    yield Slot(
        thing=Thing.PRACTICE_BOX,
        chapter=at,
        recommendation=None,
        codes=(),
        text=chapter.title,
        where=f"{chapter_name(chapter)}, blue box",
        number=chapter.number,
        box=chapter.practice_box,
    )


def matched(
    sent: Sequence[Slot], back: Sequence[Slot]
) -> tuple[list[tuple[Slot, Slot | None]], list[Slot]]:
    """Each slot sent with its like in what came back; and the slots that only came back."""
    partner: dict[int, int] = {}
    for thing in (Thing.FOLLOW_UP, Thing.PRACTICE_BOX):
        partner |= _by_codes(_with(thing, sent), _with(thing, back))
        left = {i: s for i, s in _with(thing, sent).items() if i not in partner}
        right = {i: s for i, s in _with(thing, back).items() if i not in partner.values()}
        partner |= dict(pair(_candidates(left), _candidates(right)).both)
    pairs = [(s, back[partner[i]] if i in partner else None) for i, s in enumerate(sent)]
    return pairs, [s for i, s in enumerate(back) if i not in partner.values()]


def _with(thing: Thing, every: Sequence[Slot]) -> dict[int, Slot]:
    return {i: slot for i, slot in enumerate(every) if slot.thing is thing}


def _by_codes(sent: dict[int, Slot], back: dict[int, Slot]) -> dict[int, int]:
    """By codes, or by the number of the chapter, that each side gives once."""
    once = _once(sent.values()) & _once(back.values())
    there = {slot.key: i for i, slot in back.items() if slot.key in once}
    return {i: there[slot.key] for i, slot in sent.items() if slot.key in once}


def _once(every: Iterable[Slot]) -> set[frozenset[str]]:
    return {key for key, times in Counter(s.key for s in every).items() if times == 1 and key}


def _candidates(left: dict[int, Slot]) -> list[Candidate]:
    return [Candidate(i, slot.text, slot.key, slot.number) for i, slot in left.items()]
