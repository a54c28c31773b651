"""Two editions with everything in them paired: chapters, entries, footnotes.

Two things to know. Chapters are paired first, because where a thing belongs helps to find it
again. And an entry moved when it left the order of its neighbours, not when something was put in
before it.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from ronda.factsheets.comparing.changes import Thing
from ronda.factsheets.comparing.entries import FIELDS, Content, Entry, entries_of, shown
from ronda.factsheets.comparing.matching import Candidate, Pairs, pair
from ronda.factsheets.comparing.note_pairs import Marks, pair_notes
from ronda.factsheets.comparing.order import longest_rise
from ronda.factsheets.model import Factsheet, Heading, Recommendation, Statement, Text


class Editions:
    """Two editions with everything in them paired."""

    def __init__(self, old: Factsheet, new: Factsheet) -> None:
        self.old, self.new = old, new
        self.chapters = pair(_chapters(old), _chapters(new))
        self.old_entries, self.new_entries = entries_of(old), entries_of(new)
        self.entries = {thing: self._paired(thing) for thing in FIELDS}
        self.notes = pair_notes(old, new, self._texts())

    @cached_property
    def note_numbers(self) -> Mapping[int, int]:
        """The new number of each footnote that is in both editions, by its old one."""
        old, new = self.old.footnotes, self.new.footnotes
        return {old[a].number: new[b].number for a, b in self.notes.both}

    @cached_property
    def chapter_of(self) -> Mapping[int, int]:
        """The index of the newer chapter by that of the older one."""
        return dict(self.chapters.both)

    @cached_property
    def moved(self) -> frozenset[Entry]:
        """The newer entries that stand in another order than before, within their chapter."""
        found: list[Entry] = []
        for old_chapter, new_chapter in self.chapters.both:
            here = [
                (self.old_entry(entry), entry)
                for entry in self.new_entries
                if entry.chapter == new_chapter
            ]
            stayed = [(o.turn, n) for o, n in here if o is not None and o.chapter == old_chapter]
            steady = longest_rise([turn for turn, _ in stayed])
            found += [n for i, (_, n) in enumerate(stayed) if i not in steady]
        return frozenset(found)

    @cached_property
    def _old_of(self) -> Mapping[Entry, Entry]:
        return {new: old for pairs in self.entries.values() for old, new in pairs}

    @cached_property
    def _kept(self) -> frozenset[Entry]:
        return frozenset(self._old_of.values())

    def old_entry(self, new: Entry) -> Entry | None:
        """What `new` was in the older edition; None where it was added."""
        return self._old_of.get(new)

    def removed(self, old_chapter: int) -> list[Entry]:
        """The entries of an older chapter that are in no newer one."""
        entries = (e for e in self.old_entries if e.chapter == old_chapter)
        return [entry for entry in entries if entry not in self._kept]

    def _texts(self) -> Iterator[tuple[Marks, Marks]]:
        """The marks of every text that is in both editions."""
        yield self.old.preface.marks, self.new.preface.marks
        for a, b in self.chapters.both:
            old, new = self.old.chapters[a], self.new.chapters[b]
            yield old.title_marks, new.title_marks
            yield old.marks, new.marks
            yield _marks(old.practice_box), _marks(new.practice_box)
        for pairs in self.entries.values():
            for before, after in pairs:
                yield from zip(_parts(before.value), _parts(after.value), strict=True)

    def _paired(self, thing: Thing) -> list[tuple[Entry, Entry]]:
        old = [entry for entry in self.old_entries if entry.thing is thing]
        new = [entry for entry in self.new_entries if entry.thing is thing]
        homes = dict(self.chapters.both)
        found: Pairs = pair(
            [_candidate(i, e, homes.get(e.chapter, -1 - e.chapter)) for i, e in enumerate(old)],
            [_candidate(i, e, e.chapter) for i, e in enumerate(new)],
        )
        return [(old[a], new[b]) for a, b in found.both]


def _marks(text: Text | None) -> Marks:
    return text.marks if text is not None else ()


def _parts(value: Content) -> tuple[Marks, Marks, Marks]:
    """The marks of an entry's lead-in, of itself and of its box."""
    lead_in = value.lead_in if isinstance(value, Statement) else None
    box = value.follow_up if isinstance(value, Recommendation) else None
    return _marks(lead_in), value.marks, _marks(box)


def _chapters(factsheet: Factsheet) -> list[Candidate]:
    return [
        Candidate(i, chapter.title, frozenset({chapter.number}))
        for i, chapter in enumerate(factsheet.chapters)
    ]


def _candidate(index: int, entry: Entry, home: int) -> Candidate:
    """A heading goes by its turn among its like where a recommendation goes by its codes."""
    value = entry.value
    codes: frozenset[str] = frozenset()
    if isinstance(value, Recommendation):
        codes = frozenset(value.codes)
    elif isinstance(value, Heading):
        codes = frozenset({f"{home} {value.kind} {entry.turn_among_like}"})
    return Candidate(index, shown(value), codes, home)
