"""A report while it is being read: chapters and entries that still grow.

Two things to know. Texts are kept as lines until the report is whole. And every piece that is put
somewhere is told to the ledger with its place, so that the account is complete by construction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ronda.factsheets.account import Fault
from ronda.factsheets.blocks import Document
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.reports.model import Addressed
from ronda.reports.reading.pieces import Piece

Values = dict[str, object]


class What(StrEnum):
    """What an entry is, as in the JSON form."""

    TOPIC = "topic"
    PARAGRAPH = "paragraph"
    RECOMMENDATION = "recommendation"
    PRACTICE = "practice"


@dataclass
class FindingDraft:
    """What a paragraph says of one Party."""

    id: str
    party: str
    kind: str
    lines: list[str] = field(default_factory=list)


@dataclass
class EntryDraft:
    """An entry; which fields count depends on what it is. `place` is its path in the report."""

    what: What
    id: str
    place: str
    where: str
    lines: list[str] = field(default_factory=list)
    number: int = 0
    findings: list[FindingDraft] = field(default_factory=list)
    party: str = ""
    code: str = ""
    strength: str = ""
    addressed: Addressed | None = None
    parties: tuple[str, ...] = ()
    items: list[str] = field(default_factory=list)
    basis: list[Mapping[str, str]] = field(default_factory=list)
    withdrawn: str | None = None


@dataclass
class ChapterDraft:
    """A chapter; `place` is its path in the report."""

    id: str
    number: str
    title: str
    place: str
    introduction: list[str] = field(default_factory=list)
    entries: list[EntryDraft] = field(default_factory=list)


class Book:
    """The report as far as it was read, with its ledger.

    `target` is where a further line of text goes; None where it has nowhere to go.
    """

    def __init__(self, document: Document, notes: Mapping[int, Piece]) -> None:
        self.ledger = Ledger(document)
        self.faults: list[Fault] = []
        self.title = ""
        self.adopted: Mapping[str, str] | None = None
        self.chapters: list[ChapterDraft] = []
        self.target: tuple[list[str], str] | None = None
        self._notes = dict(notes)

    @property
    def chapter(self) -> ChapterDraft | None:
        """The chapter that is being read."""
        return self.chapters[-1] if self.chapters else None

    @property
    def entry(self) -> EntryDraft | None:
        """The entry that was begun last in the chapter that is being read."""
        return self.chapter.entries[-1] if self.chapter and self.chapter.entries else None

    def begin(self, what: What, id: str, piece: Piece) -> EntryDraft:
        """Begin an entry in the chapter that is being read."""
        chapter = self.chapter
        assert chapter is not None
        place = f"{chapter.place}/entries/{len(chapter.entries)}"
        entry = EntryDraft(what, id, place, piece.passage.where)
        chapter.entries.append(entry)
        self.target = (entry.lines, f"{place}/text")
        return entry

    def write(self, piece: Piece, text: str) -> bool:
        """Put a piece where the next line goes, as `text`; False where there is no such place."""
        if self.target is None:
            return False
        lines, place = self.target
        if text:
            lines.append(text)
        self.place(piece, place, lines)
        return True

    def place(self, piece: Piece, place: str, lines: list[str] | None = None) -> None:
        """Say where a piece went; the notes that it marks follow in `lines`, if there are any."""
        self.ledger.place(piece.passage, place)
        for mark in piece.passage.marks:
            note = self._notes.pop(mark, None) if lines is not None else None
            if note is not None and lines is not None:
                lines.append(f"[{mark}] {note.text}")
                self.ledger.place(note.passage, place)

    def set_aside(self, piece: Piece) -> None:
        """Keep a piece that fits nowhere."""
        self.ledger.set_aside(piece.passage)

    def set_notes_aside(self) -> None:
        """Keep the notes that no mark in the report leads to."""
        for note in self._notes.values():
            self.set_aside(note)
        self._notes.clear()

    def doubt(self, what: str, where: str) -> None:
        """Name something that was taken in one way and may be meant in another."""
        self.ledger.repair(what, where)

    def fault(self, code: str, what: str, where: str, remedy: str) -> None:
        """Name something that a person must decide on."""
        self.faults.append(Fault(code=code, what=what, where=where, remedy=remedy))
