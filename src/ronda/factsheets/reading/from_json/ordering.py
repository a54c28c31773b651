"""In which order a chapter's statements and practices stand, where a file does not tell.

Two things to know. Where they have positions, those count. Else the order is that of the round's
factsheets: what concerns this Party before what concerns all; topic by topic, as the topics first
come up; what was observed before what is asked; the Committee's practices at the end.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from ronda.factsheets.model import Chapter, NotedBy, Observation, Practice, Recommendation, Scope

Entry: TypeAlias = Observation | Recommendation | Practice
One = TypeVar("One", Observation, Recommendation)


@dataclass(frozen=True)
class Ordered:
    """Entries in their order, each with its position; whether these had to be made."""

    entries: tuple[Entry, ...]
    changed: bool


def in_order(chapter: Chapter) -> Ordered:
    """The chapter's statements and the Committee's practices, positions from 0 where none are told.

    The Party's own practices have no position: they are told by its box.
    """
    practices = [p for p in chapter.practices if p.noted_by is NotedBy.COMMITTEE]
    entries: list[Entry] = [*chapter.observations, *chapter.recommendations, *practices]
    if all(entry.position >= 0 for entry in entries):
        return Ordered(tuple(sorted(entries, key=lambda entry: entry.position)), changed=False)
    ordered = [*_statements(chapter), *practices]
    placed = (one.model_copy(update={"position": at}) for at, one in enumerate(ordered))
    return Ordered(tuple(placed), changed=True)


def _statements(chapter: Chapter) -> Iterator[Observation | Recommendation]:
    for scope in Scope:
        observed = _by_topic(o for o in chapter.observations if o.scope is scope)
        asked = _by_topic(r for r in chapter.recommendations if r.scope is scope)
        for topic in _topics(observed, asked):
            yield from observed.get(topic, ())
            yield from asked.get(topic, ())


def _by_topic(statements: Iterable[One]) -> dict[str | None, list[One]]:
    found: dict[str | None, list[One]] = {}
    for one in statements:
        found.setdefault(one.topic, []).append(one)
    return found


def _topics(observed: Iterable[str | None], asked: Iterable[str | None]) -> list[str | None]:
    """Both orders in one; what stands under no topic first, for a topic once begun has no end.

    >>> _topics(["a", "c"], ["a", None, "b", "c", "d"])
    [None, 'a', 'b', 'c', 'd']
    """
    chains: dict[str | None, list[str | None]] = {t: [t] for t in (None, *observed)}
    before = None
    for topic in dict.fromkeys((None, *asked)):
        if topic in chains:
            before = topic
        else:
            chains[before].append(topic)
    return [topic for chain in chains.values() for topic in chain]
