"""The one form between every file format and the Factsheet: blocks made of runs.

    DOCX, PDF, HTML, Markdown, text ──▶ Document ──grammar──▶ Factsheet
    Factsheet ──outline──▶ blocks ──▶ DOCX, PDF, HTML, Markdown

A reader says only what it sees: a block's kind, its runs, marks, notes, and the box it stands in.
What that means (a recommendation? a lead-in?) is the grammar's to say. A format that Ronda wrote
itself may carry the `role` of a block, and the grammar then has nothing to guess.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a block is to the eye."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"
    FURNITURE = "furniture"


class Role(StrEnum):
    """What a block is in a document; known for certain only where the document itself says so.

    From NUMBERED on they are those of reports: a numbered paragraph, a further line of what stands
    above, what a paragraph says of one Party, the code of a recommendation, a remark on it.
    """

    TITLE = "title"
    PREFACE = "preface"
    CONTENTS = "contents"
    CHAPTER = "chapter"
    INTRODUCTION = "introduction"
    SECTION = "section"
    TOPIC = "topic"
    LEAD_IN = "lead-in"
    OBSERVATION = "observation"
    RECOMMENDATION = "recommendation"
    POINT = "point"
    PRACTICES = "practices"
    PRACTICE = "practice"
    BOX_TITLE = "box-title"
    BOX_TEXT = "box-text"
    NOTE = "note"
    NUMBERED = "numbered"
    CONTINUATION = "continuation"
    FINDING = "finding"
    CODE = "code"
    REMARK = "remark"


class Colour(StrEnum):
    """The hue of a box, not its exact shade."""

    ORANGE = "orange"
    BLUE = "blue"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Box:
    """The box a block stands in: blocks with the same number stand in the same box."""

    number: int
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, from `start` up to `end` of the document's text.

    A run with `mark` is a footnote mark; its `text` is the number as shown.
    """

    text: str
    start: int = 0
    end: int = 0
    mark: int | None = None
    italic: bool = False
    bold: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of a source.

    `level` is a heading's level or an item's depth, both from 1. `label` is what stands before
    the text and is not part of it: an item's bullet or letter as shown ("-", "a)"), a heading's
    automatic numeral ("III."). `note` is the number of a NOTE. `ends_page` says that a page or
    column ended right after this block, so that its sentence may go on further down. `wrapped`
    says that its last line was full, so that what follows at once may belong to it. `names` are
    names that the document carries for it without showing them (in Word, bookmarks of Ronda's).
    """

    kind: Kind
    runs: tuple[Run, ...] = ()
    level: int = 0
    label: str = ""
    note: int | None = None
    box: Box | None = None
    role: Role | None = None
    where: str = ""
    ends_page: bool = False
    wrapped: bool = False
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The block's text without footnote marks."""
        return "".join(run.text for run in self.runs if run.mark is None)

    @property
    def marks(self) -> tuple[int, ...]:
        """The numbers of the footnote marks in this block."""
        return tuple(run.mark for run in self.runs if run.mark is not None)

    @property
    def start(self) -> int:
        """Where the block begins in the document's text."""
        return self.runs[0].start if self.runs else 0

    @property
    def end(self) -> int:
        """Where the block ends in the document's text."""
        return self.runs[-1].end if self.runs else 0


@dataclass(frozen=True, slots=True)
class Repaired:
    """Something a reader put right: what, where, and the place in the document's text."""

    what: str
    where: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A source brought to blocks.

    `text` is the source's text as a person would read it, on which runs' offsets count.
    `properties` has what the file says of itself by name ("body", "round", "party",
    "party_code", "language"); `language` is the language it declares, if any.
    """

    format: str
    text: str
    blocks: tuple[Block, ...]
    language: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[Repaired, ...] = ()


class DocumentBuilder:
    """Collects blocks and writes the document's text as it goes, so that offsets always fit.

    For formats that have no linear text of their own (DOCX, PDF, HTML). Runs given to `add` need
    no offsets; they get them here. White space is the caller's to fold.
    """

    def __init__(self, format: str) -> None:
        self.format = format
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._length = 0

    def add(self, block: Block) -> None:
        """Append a block on a line of its own."""
        if self._pieces:
            self._write("\n")
        if block.label:
            self._write(block.label + " ")
        runs = tuple(self._placed(run) for run in block.runs)
        self.blocks.append(replace(block, runs=runs))

    def document(
        self,
        *,
        language: str | None = None,
        properties: Mapping[str, str] | None = None,
        repairs: Iterable[Repaired] = (),
    ) -> Document:
        """What was collected, as a Document."""
        return Document(
            self.format,
            "".join(self._pieces),
            tuple(self.blocks),
            language,
            properties or {},
            tuple(repairs),
        )

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _placed(self, run: Run) -> Run:
        start = self._length
        self._write(run.text)
        return replace(run, start=start, end=self._length)
