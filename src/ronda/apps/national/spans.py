"""Stretches of a text, from one offset up to another, that are marked on a page.

Two things to know. They are united before they are shown, so that none lies over another. And
`parts` cuts a text along them, so that a template marks without making HTML.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """A piece of a text, marked or not."""

    text: str
    marked: bool


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The stretches in their order; those that lie over each other are one.

    >>> united([(4, 6), (0, 2), (1, 3)])
    ((0, 3), (4, 6))
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def parts(text: str, spans: Iterable[Span]) -> Iterator[Part]:
    """The text cut along united stretches.

    >>> [(part.text, part.marked) for part in parts("a bc d", [(2, 4)])]
    [('a ', False), ('bc', True), (' d', False)]
    """
    at = 0
    for start, end in spans:
        if at < start:
            yield Part(text[at:start], marked=False)
        yield Part(text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Part(text[at:], marked=False)
