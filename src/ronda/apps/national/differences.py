"""Figures on which contributors differ, told from what their passages name.

Two things to know. Two figures are of the same thing when they count the same words for the same
time. And a difference has a key by which it is known again, so that settling it lasts until a
figure changes.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ronda.apps.national.models import Passage

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Figure:
    """A figure that a passage gives."""

    passage: Passage
    text: str
    value: float
    counts: str
    when: str


@dataclass(frozen=True)
class Difference:
    """Figures of the same thing that are not the same."""

    counts: str
    when: str
    figures: tuple[Figure, ...]

    @property
    def key(self) -> str:
        """Known again as long as the figures are the same."""
        told = sorted({f"{one.passage.contribution_id}:{one.value}" for one in self.figures})
        text = "|".join((self.counts, self.when, *told))
        return hashlib.sha256(text.encode()).hexdigest()


def figures_in(passages: Iterable[Passage]) -> list[Figure]:
    """The figures that the passages give, each with what it counts."""
    return [
        Figure(passage, one["text"], one["value"], one["counts"], one.get("when") or "")
        for passage in passages
        for one in passage.named
        if one.get("kind") == "figure" and one.get("counts") and one.get("value") is not None
    ]


def differences(passages: Sequence[Passage]) -> list[Difference]:
    """What different contributions tell differently, in the order in which it is first told."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures_in(passages):
        groups[_thing(figure.counts), figure.when].append(figure)
    return [
        Difference(figures[0].counts, when, tuple(figures))
        for (_counts, when), figures in groups.items()
        if _differ(figures)
    ]


def _differ(figures: list[Figure]) -> bool:
    """Whether two contributions have no figure in common."""
    told: dict[int, set[float]] = defaultdict(set)
    for one in figures:
        told[one.passage.contribution_id].add(one.value)
    values = list(told.values())
    return any(not one & other for at, one in enumerate(values) for other in values[at + 1 :])


def _thing(counts: str) -> str:
    """What is counted, whatever the case and the ending of its words."""
    return " ".join(sorted(word[:6] for word in _WORD.findall(counts.casefold()) if len(word) > 2))
