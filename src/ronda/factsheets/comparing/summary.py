"""A comparison as a person takes it in: how much changed, and where.

Two things to know. The terminal and the page say the same, so what they say is made here. And
changes are grouped as the document is: the cover, each chapter, the footnotes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ronda.factsheets.comparing.changes import Change, ChangeKind, Comparison, Edition, Thing

SAME = "Nothing changed: the two editions say the same."

_PLURALS = {
    Thing.COVER: "cover",
    Thing.CHAPTER: "chapters",
    Thing.INTRODUCTION: "introductions",
    Thing.HEADING: "headings",
    Thing.LEAD_IN: "lead-ins",
    Thing.OBSERVATION: "observations",
    Thing.RECOMMENDATION: "recommendations",
    Thing.FOLLOW_UP: "orange boxes (follow-up)",
    Thing.PRACTICE: "promising practices",
    Thing.PRACTICE_BOX: "blue boxes (practices)",
    Thing.FOOTNOTE: "footnotes",
}


@dataclass(frozen=True)
class Group:
    """The changes of one part of the document, under its heading."""

    heading: str
    changes: Sequence[Change]


def counts(comparison: Comparison) -> list[tuple[str, str, int]]:
    """(things, what happened, how many), in a fixed order."""
    counted = comparison.counted()
    return [
        (_PLURALS[thing], str(kind), counted[thing, kind])
        for thing in Thing
        for kind in ChangeKind
        if (thing, kind) in counted
    ]


def groups(comparison: Comparison) -> list[Group]:
    """The changes by part of the document, in its order."""
    return [
        Group(heading, tuple(changes))
        for heading, changes in groupby(comparison.changes, key=_heading)
    ]


def named(edition: Edition) -> str:
    """An edition in a few words: its Party, round and months."""
    months = [f"prepared {edition.prepared}" if edition.prepared else ""]
    months.append(f"updated {edition.updated}" if edition.updated else "")
    told = ", ".join(month for month in months if month)
    return f"{edition.party.name}, round {edition.round}" + (f" ({told})" if told else "")


def _heading(change: Change) -> str:
    if change.chapter is not None:
        return f"Chapter {change.chapter}"
    return "Footnotes" if change.thing is Thing.FOOTNOTE else "Cover"
