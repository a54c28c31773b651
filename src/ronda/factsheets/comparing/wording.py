"""Two wordings of one text, word by word.

Two things to know. Joining what is kept and deleted gives the old text to the character, what is
kept and inserted the new one. And texts that share almost nothing are given as one replaced by the
other: a quilt of single kept words helps nobody, and finding it would cost time without bound.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from ronda.factsheets.model import Value

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 4_000_000  # tokens of the one times tokens of the other: some tenths of a second
_LEAST_KEPT = 0.2


class WordChangeKind(StrEnum):
    """What became of a stretch of words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class WordChange(Value):
    """A stretch of words and what became of it."""

    kind: WordChangeKind
    text: str


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """How `old` became `new`: what was deleted stands before what was put in its place.

    >>> [(c.kind.value, c.text) for c in word_changes("to open a line", "to open two lines")]
    [('kept', 'to open '), ('deleted', 'a line'), ('inserted', 'two lines')]
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    return tuple(_joined(list(_steps(before, after))))


def _steps(before: list[str], after: list[str]) -> Iterator[tuple[str, str, str]]:
    """(kept, deleted, inserted) in turn; of the three, kept alone or the other two are filled."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    yield "".join(before[:head]), "", ""
    yield from _middle(old, new)
    yield "".join(before[len(before) - tail :]), "", ""


def _middle(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if len(old) * len(new) > _MOST or matcher.quick_ratio() < _LEAST_KEPT:
        yield "", "".join(old), "".join(new)
        return
    for step, a, b, c, d in matcher.get_opcodes():
        if step == "equal":
            yield "".join(old[a:b]), "", ""
        else:
            yield "", "".join(old[a:b]), "".join(new[c:d])


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens the two begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _joined(steps: list[tuple[str, str, str]]) -> Iterator[WordChange]:
    """Neighbouring changes as one, also across a blank that was kept between them."""
    deleted = inserted = ""
    for index, (kept, gone, come) in enumerate(steps):
        between = not kept.strip() and (deleted or inserted) and index < len(steps) - 1
        if not kept or (between and steps[index + 1] != ("", "", "")):
            deleted += kept + gone
            inserted += kept + come
            continue
        yield from _change(deleted, inserted)
        deleted = inserted = ""
        yield WordChange(kind=WordChangeKind.KEPT, text=kept)
    yield from _change(deleted, inserted)


def _change(deleted: str, inserted: str) -> Iterator[WordChange]:
    if deleted:
        yield WordChange(kind=WordChangeKind.DELETED, text=deleted)
    if inserted:
        yield WordChange(kind=WordChangeKind.INSERTED, text=inserted)
