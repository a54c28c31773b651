"""The ledger of one parsing: what became of each stretch of the source."""

from collections.abc import Iterable

from ronda.factsheets.blocks import Document
from ronda.factsheets.model import Account, Repair, Stretch, Unplaced
from ronda.factsheets.reading.grammar.passages import Passage

READER_VERSION = 1
"""Goes up when the same source would be read otherwise than before."""


class Ledger:
    """Collects placings, repairs and what fits nowhere, and adds them up to an account."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stretches: list[Stretch] = []
        self.repairs = [Repair(what=r.what, where=r.where) for r in document.repairs]
        self.repaired = [(r.start, r.end) for r in document.repairs if r.end > r.start]
        self.unplaced: list[tuple[int, Unplaced]] = []

    def place(self, passage: Passage, place: str) -> None:
        """Say that a passage went to `place`."""
        for start, end in passage.spans:
            if end > start:
                touched = passage.repaired or self._touched(start, end)
                self.stretches.append(Stretch(start=start, end=end, place=place, repaired=touched))

    def place_all(self, passages: Iterable[Passage], place: str) -> None:
        """Say that several passages went to one place."""
        for passage in passages:
            self.place(passage, place)

    def repair(self, what: str, where: str) -> None:
        """Name something that was put right."""
        self.repairs.append(Repair(what=what, where=where))

    def set_aside(self, passage: Passage) -> None:
        """Keep a passage that fits nowhere, with its place."""
        self.place(passage, "unplaced")
        text = self._source(passage).strip() or passage.shown
        self.unplaced.append((passage.spans[0][0], Unplaced(text=text, where=passage.where)))

    def account(self) -> Account:
        """The account. What no reader passed on, though it has letters, is unplaced as well."""
        self._find_gaps()
        characters = len(self.document.text)
        unplaced = tuple(u for _, u in sorted(self.unplaced, key=lambda pair: pair[0]))
        return Account(
            characters=characters,
            placed=characters - sum(len(u.text) for u in unplaced),
            unplaced=unplaced,
            repairs=tuple(self.repairs),
            stretches=tuple(sorted(self.stretches, key=lambda s: (s.start, s.end))),
            reader=f"{self.document.format}/{READER_VERSION}",
        )

    def _touched(self, start: int, end: int) -> bool:
        return any(s < end and e > start for s, e in self.repaired)

    def _source(self, passage: Passage) -> str:
        return " ".join(self.document.text[start:end] for start, end in passage.spans)

    def _find_gaps(self) -> None:
        at = 0
        last = "the beginning"
        for stretch in sorted(self.stretches, key=lambda s: s.start):
            self._gap(at, stretch.start, last)
            at = max(at, stretch.end)
            last = f"after “{self.document.text[stretch.start : stretch.end][-40:]}”"
        self._gap(at, len(self.document.text), last)

    def _gap(self, start: int, end: int, where: str) -> None:
        text = self.document.text[start:end]
        if any(c.isalnum() for c in text):
            trimmed = text.strip()
            begin = start + text.index(trimmed)
            self.stretches.append(Stretch(start=begin, end=begin + len(trimmed), place="unplaced"))
            self.unplaced.append((begin, Unplaced(text=trimmed, where=where)))
