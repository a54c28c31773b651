"""Puts what was found by words in another order where its meaning is close, if a model can tell.

Two things to know. It is an extra on the ground of `ranking`: it only orders what words led to,
finds nothing by itself, and weighs less than they do. And a text of which the model knows nothing,
as of a language that it was not made for, is neither helped nor harmed.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import Protocol

CONSIDERED = 50
"""How many of the best by words are put in order."""
MEANING = 0.5
"""How much the closest meaning counts, where the best score by words counts 1."""


class Vectoriser(Protocol):
    """Texts brought to vectors, one each, all of one length; nought where nothing is known."""

    def __call__(self, texts: Sequence[str], /) -> Sequence[Sequence[float]]:
        """The vectors of the texts, in their order."""
        ...


@dataclass(frozen=True)
class Place:
    """Where something stands now: which of those given it is, and whether meaning put it higher."""

    given: int
    closer: bool


def in_order(text: str, found: Sequence[tuple[str, float]], vectors: Vectoriser) -> Sequence[Place]:
    """The order of what was found for a text: its wordings with their scores, best first.

    >>> known = {"a call": (1.0, 0.1), "a law": (0.0, 1.0), "a line": (1.0, 0.0)}
    >>> told = lambda texts: [known[text] for text in texts]
    >>> [one.given for one in in_order("a call", [("a law", 5.0), ("a line", 4.0)], told)]
    [1, 0]
    """
    if not found:
        return ()
    ours, *theirs = vectors([text, *(wording for wording, _score in found)])
    close = [closeness(ours, vector) for vector in theirs]
    known = [one for one in close if one is not None]
    usual = sum(known) / len(known) if known else 0.0
    best = max(score for _wording, score in found)
    scores = [
        score / best + MEANING * (usual if one is None else one)
        for (_wording, score), one in zip(found, close, strict=True)
    ]
    ordered = sorted(range(len(found)), key=lambda at: (-scores[at], at))
    return [Place(at, closer=now < at) for now, at in enumerate(ordered)]


def closeness(one: Sequence[float], other: Sequence[float]) -> float | None:
    """The cosine of two vectors, 0 where they point away from each other.

    None where one of them is nought, as nothing is known of its text.

    >>> closeness((3, 4), (3, 4)), closeness((1, 0), (-1, 1)), closeness((0, 0), (1, 0))
    (1.0, 0.0, None)
    """
    size = math.hypot(*one) * math.hypot(*other)
    return max(0.0, sum(map(mul, one, other)) / size) if size else None
