"""What stands in the chapters of an edition, in the document's order.

Two things to know. Headings, observations, recommendations and practices are all entries here, so
that they are compared and found to have moved in the same way. And an entry's turn counts all of
them through its chapter.
"""

from collections import Counter
from dataclasses import dataclass
from typing import TypeAlias

from ronda.factsheets.comparing.changes import Thing
from ronda.factsheets.model import (
    Chapter,
    Factsheet,
    Heading,
    NotedBy,
    Observation,
    Practice,
    Recommendation,
    Statement,
)

Content: TypeAlias = Heading | Observation | Recommendation | Practice

FIELDS = {
    Thing.HEADING: "headings",
    Thing.OBSERVATION: "observations",
    Thing.RECOMMENDATION: "recommendations",
    Thing.PRACTICE: "practices",
}
"""The chapter's field for each thing that is an entry."""


@dataclass(frozen=True)
class Entry:
    """One thing inside a chapter: the chapter's index, its own index there, its turn, itself.

    `turn_among_like` counts the headings of one kind.
    """

    thing: Thing
    chapter: int
    index: int
    turn: int
    value: Content
    turn_among_like: int = 0

    @property
    def field(self) -> str:
        """The chapter's field that has it."""
        return FIELDS[self.thing]

    @property
    def path(self) -> str:
        """Its path, as in `Stretch.place`."""
        return f"chapters/{self.chapter}/{self.field}/{self.index}"


def shown(content: Content) -> str:
    """The words of a thing with its points, one to a line, as a person reads them."""
    if not isinstance(content, Statement):
        return content.text
    labels = content.labels or ("-",) * len(content.items)
    points = (f"{label} {item}" for label, item in zip(labels, content.items, strict=False))
    return "\n".join((content.text, *points))


def entries_of(factsheet: Factsheet) -> list[Entry]:
    """Every entry of every chapter."""
    return [e for i, chapter in enumerate(factsheet.chapters) for e in _of_chapter(i, chapter)]


def _of_chapter(at: int, chapter: Chapter) -> list[Entry]:
    every: list[tuple[int, int, Thing, int, Content]] = [
        *((h.position, 0, Thing.HEADING, i, h) for i, h in enumerate(chapter.headings)),
        *((o.position, 1, Thing.OBSERVATION, i, o) for i, o in enumerate(chapter.observations)),
        *(
            (r.position, 2, Thing.RECOMMENDATION, i, r)
            for i, r in enumerate(chapter.recommendations)
        ),
        *(
            (p.position, 3, Thing.PRACTICE, i, p)
            for i, p in enumerate(chapter.practices)
            if p.noted_by is NotedBy.COMMITTEE
        ),
    ]
    every.sort(key=lambda found: found[:2])
    seen: Counter[object] = Counter()
    entries = []
    for turn, (_, _, thing, index, value) in enumerate(every):
        like = value.kind if isinstance(value, Heading) else thing
        entries.append(Entry(thing, at, index, turn, value, seen[like]))
        seen[like] += 1
    return entries
