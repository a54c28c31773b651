"""Which footnote of the one edition is which of the other.

Two things to know. A note belongs to the words it is marked in: notes are paired first between
texts that were paired themselves, and only what is left over is looked for elsewhere, by its
words. And numbers tell nothing: a note put in early changes those of all that follow.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from ronda.factsheets.comparing.matching import Candidate, Pairs, pair
from ronda.factsheets.model import Factsheet, Mark

Marks: TypeAlias = Sequence[Mark]


def pair_notes(old: Factsheet, new: Factsheet, texts: Iterable[tuple[Marks, Marks]]) -> Pairs:
    """The pairs of footnotes by index; `texts` has the marks of each pair of texts."""
    pairing = _Pairing(old, new)
    for before, after in texts:
        pairing.within(before, after)
    pairing.elsewhere()
    return pairing.pairs()


class _Pairing:
    def __init__(self, old: Factsheet, new: Factsheet) -> None:
        self.old, self.new = old.footnotes, new.footnotes
        self.old_index = {note.number: i for i, note in reversed([*enumerate(self.old)])}
        self.new_index = {note.number: i for i, note in reversed([*enumerate(self.new)])}
        self.both: dict[int, int] = {}
        self.taken: set[int] = set()

    def within(self, before: Marks, after: Marks) -> None:
        """The notes of one text that is in both editions, in the order of its marks."""
        old = [self.old_index[m.number] for m in before if m.number in self.old_index]
        new = [self.new_index[m.number] for m in after if m.number in self.new_index]
        for a, b in self._aligned(old, new):
            if a not in self.both and b not in self.taken:
                self._take(a, b)

    def elsewhere(self) -> None:
        """The notes left over, by the same words."""
        left = [i for i in range(len(self.old)) if i not in self.both]
        right = [i for i in range(len(self.new)) if i not in self.taken]
        waiting: dict[str, list[int]] = {}
        for a in left:
            waiting.setdefault(self.old[a].text, []).append(a)
        for b in right:
            if same := waiting.get(self.new[b].text):
                self._take(same.pop(0), b)

    def pairs(self) -> Pairs:
        both = sorted(self.both.items(), key=lambda found: found[1])
        return Pairs(
            tuple(both),
            tuple(i for i in range(len(self.old)) if i not in self.both),
            tuple(i for i in range(len(self.new)) if i not in self.taken),
        )

    def _take(self, a: int, b: int) -> None:
        self.both[a] = b
        self.taken.add(b)

    def _aligned(self, old: list[int], new: list[int]) -> Iterator[tuple[int, int]]:
        before, after = ([self.old[i].text for i in old], [self.new[i].text for i in new])
        for step, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if step == "equal":
                yield from zip(old[a:b], new[c:d], strict=True)
            elif step == "replace":
                ones = [Candidate(i, self.old[i].text) for i in old[a:b]]
                others = [Candidate(i, self.new[i].text) for i in new[c:d]]
                yield from pair(ones, others).both
