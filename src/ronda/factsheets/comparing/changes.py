"""What changed between two editions, as values; their JSON form is `ronda-comparison/1`.

Two things to know. A change is about one thing (a recommendation, a box, a footnote) and may be of
several kinds at once: moved and reworded. And its differences carry both wordings whole, so that
a page or a program needs neither edition to show them.
"""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from ronda.factsheets.comparing.wording import WordChange
from ronda.factsheets.model import Party, Value


class Thing(StrEnum):
    """What a change is about."""

    COVER = "cover"
    CHAPTER = "chapter"
    INTRODUCTION = "introduction"
    HEADING = "heading"
    LEAD_IN = "lead-in"
    OBSERVATION = "observation"
    RECOMMENDATION = "recommendation"
    FOLLOW_UP = "follow-up"
    PRACTICE = "practice"
    PRACTICE_BOX = "practice box"
    FOOTNOTE = "footnote"


class ChangeKind(StrEnum):
    """What happened to it."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    RECODED = "re-coded"
    STRENGTH = "strength changed"
    SCOPE = "scope changed"
    TOPIC = "topic changed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    FILLED_IN = "filled in"
    EMPTIED = "emptied"
    NOTES = "footnote marks changed"
    STYLED = "emphasis or links changed"
    CHANGED = "changed"


class Difference(Value):
    """One aspect of a thing, as it was and as it is; `words` where it is running text."""

    aspect: str
    old: str
    new: str
    words: tuple[WordChange, ...] = ()


class Change(Value):
    """One thing that changed.

    `where` names it for people, in the newer edition where it is there; the paths are as in
    `Stretch.place`, null where the edition does not have it. `chapter` is the number of its
    chapter, or null for the cover and the footnotes.
    """

    thing: Thing
    kinds: tuple[ChangeKind, ...]
    where: str
    chapter: str | None = None
    old_path: str | None = None
    new_path: str | None = None
    differences: tuple[Difference, ...] = ()


class Edition(Value):
    """Which factsheet was compared."""

    party: Party
    round: int
    title: str
    language: str
    prepared: str | None
    updated: str | None


class Comparison(Value):
    """Everything that changed from `old` to `new`, in the order of the document."""

    format: Literal["ronda-comparison/1"] = "ronda-comparison/1"
    old: Edition
    new: Edition
    same: bool
    changes: tuple[Change, ...] = ()

    def counted(self) -> Mapping[tuple[Thing, ChangeKind], int]:
        """How many changes of each kind each thing has."""
        return Counter((change.thing, kind) for change in self.changes for kind in change.kinds)
