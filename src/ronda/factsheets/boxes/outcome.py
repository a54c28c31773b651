"""What came back in the boxes of a factsheet, as values.

Two things to know. Every box of the factsheet sent is listed, also those that did not change, so
that nobody has to look for what is missing. And what changed outside the boxes is listed apart:
it is not taken over, a person decides on it.
"""

from collections.abc import Sequence
from enum import StrEnum

from ronda.factsheets.comparing.changes import Change, Difference, Thing
from ronda.factsheets.model import Factsheet, Repair, Unplaced, Value


class Outcome(StrEnum):
    """What became of a box."""

    FILLED_IN = "filled in"
    CHANGED = "changed"
    EMPTIED = "emptied"
    UNCHANGED = "unchanged"
    MISSING = "missing"
    """Sent, but not in the file that came back; its text stays as it was."""
    ADDED = "added"
    """In the file that came back, but not sent; its text is not taken over."""


class ReturnedBox(Value):
    """One box and what became of it.

    `path` leads to it in the factsheet sent ("chapters/2/recommendations/0/follow_up"); of an
    added box, to where it stands in the file that came back. `thing` is the orange box under a
    recommendation or the blue box of a chapter; `difference` has both wordings.
    """

    thing: Thing
    outcome: Outcome
    where: str
    path: str
    chapter: str
    codes: tuple[str, ...] = ()
    difference: Difference

    @property
    def taken(self) -> bool:
        """Whether the new factsheet has another text here than the one sent."""
        return self.outcome in {Outcome.FILLED_IN, Outcome.CHANGED, Outcome.EMPTIED}


class Returned(Value):
    """The factsheet sent with the texts that came back, and everything a person should know.

    `outside` is what else was changed; `unplaced` and `repairs` tell of the reading of the file
    that came back (typed where nothing belongs; tracked changes taken as accepted).
    """

    factsheet: Factsheet
    boxes: tuple[ReturnedBox, ...]
    outside: tuple[Change, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def with_outcome(self, *outcomes: Outcome) -> Sequence[ReturnedBox]:
        """The boxes of which one of these became."""
        return [box for box in self.boxes if box.outcome in outcomes]
