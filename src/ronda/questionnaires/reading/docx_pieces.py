"""A filled Word file as pieces: each paragraph's exact text, with its controls and bookmarks.

Two things to know. Unlike a factsheet's reader this one folds no white space, because an answer
must come back as it was written. And tracked changes are read as accepted; notes, comments, text
boxes and running heads become pieces too, so that nothing anybody wrote is overlooked.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ronda.factsheets.errors import Damaged
from ronda.factsheets.reading.from_docx.drawings import alternative, has_picture, text_boxes
from ronda.factsheets.reading.from_docx.inline import DEEPEST, shows_prompt
from ronda.factsheets.reading.from_docx.looks import Looks
from ronda.factsheets.reading.from_docx.names import (
    ALTERNATIVES,
    CONTROL,
    CONTROL_CONTENT,
    CONTROL_LOOK,
    IDENTITY,
    INSERTED,
    MOVED_HERE,
    PARAGRAPH,
    RUN,
    RUN_LOOK,
    TABLE,
    Element,
    M,
    W,
    child,
    is_on,
    value,
)
from ronda.factsheets.reading.from_docx.numbering import Numbering
from ronda.factsheets.reading.from_docx.package import Package
from ronda.factsheets.reading.from_docx.shading import Palette
from ronda.factsheets.reading.from_docx.styles import Styles
from ronda.factsheets.reading.symbols import symbol

_ESCAPED = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_THROUGH = {
    W + name for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "fldSimple")
} | {INSERTED, MOVED_HERE}
_SIGNS = {
    W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}  # fmt: skip
_DRAWN = {W + "drawing", W + "pict", W + "object"}
_BODY_TAGS = (PARAGRAPH, TABLE, CONTROL, ALTERNATIVES, INSERTED, W + "customXml", W + "sectPr")


@dataclass(frozen=True, slots=True)
class Control:
    """A control within a paragraph, from `start` up to `end` of its text.

    `prompts` says that it only asks for text; `checked` is None where it is no box to tick.
    """

    tag: str
    start: int
    end: int
    prompts: bool = False
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph: its text, with a list's label in front; `tag` is that of a control around it.

    `opens` tells one control from the next of the same tag; `place` is "" in the text itself.
    """

    text: str
    style: str = ""
    bookmarks: tuple[str, ...] = ()
    tag: str | None = None
    opens: int = 0
    prompts: bool = False
    controls: tuple[Control, ...] = ()
    pictures: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class FilledFile:
    """All pieces of a file in order, and what it says of itself."""

    pieces: tuple[Piece, ...]
    properties: dict[str, str]


def filled_file(data: bytes) -> FilledFile:
    """The pieces of a .docx file; raises Damaged, Forbidden, Protected, TooLarge, UnknownFormat."""
    package = Package(data)
    return FilledFile(tuple(_Reading(package).pieces()), package.properties())


@dataclass(slots=True)
class _Line:
    """What one paragraph is being read into."""

    texts: list[str] = field(default_factory=list)
    length: int = 0
    bookmarks: list[str] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    notes: list[tuple[str, str, int]] = field(default_factory=list)
    shapes: list[Element] = field(default_factory=list)
    pictures: int = 0

    def add(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)


@dataclass(frozen=True, slots=True)
class _Around:
    """What is around a paragraph."""

    tag: str | None = None
    opens: int = 0
    place: str = ""
    depth: int = 0

    def deeper(self) -> "_Around":
        if self.depth > DEEPEST:
            raise Damaged(
                "The Word file has more things inside one another than can be read:"
                " open it in Word, save it again and send that."
            )
        return replace(self, depth=self.depth + 1)


class _Reading:
    """Reads one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.document
        palette = Palette(self._part("theme"))
        self._styles = Styles(self._part("styles"), palette)
        self._looks = Looks(self._styles, Numbering(self._part("numbering"), self._styles))
        self._escapes = self._is_of_libreoffice()
        self._note_parts = {kind: self._part(kind) for kind in ("footnotes", "endnotes")}
        self._noted = 0
        self._opened = 0
        self._held: _Line | None = None

    def _part(self, kind: str) -> Element | None:
        return self._package.xml(self._package.related(self._main, kind))

    def _is_of_libreoffice(self) -> bool:
        """Whether LibreOffice saved the file; it writes "_x0041_" as "_x005F_x0041_"."""
        app = self._package.xml(self._package.related("", "extended-properties"))
        return app is not None and "LibreOffice" in "".join(str(text) for text in app.itertext())

    def pieces(self) -> Iterator[Piece]:
        data = self._package.part(self._main)
        if data is None:
            raise Damaged("The Word file has no text in it: open it in Word and save it again.")
        for element in self._package.body(data, self._main, _BODY_TAGS):
            yield from self._block(element, _Around())
        yield from self._beside()

    def _beside(self) -> Iterator[Piece]:
        """Comments and running heads."""
        comments = self._part("comments")
        yield from self._all(comments if comments is not None else (), _Around(place="comment"))
        for relation in self._package.relations(self._main).values():
            if relation.kind in {"header", "footer"} and not relation.external:
                name = f"word/{relation.target.rpartition('/')[2]}"
                root = self._package.xml(name)
                yield from self._all(root if root is not None else (), _Around(place="head"))

    def _all(self, elements: Iterable[Element], around: _Around) -> Iterator[Piece]:
        for one in elements:
            yield from self._block(one, around)

    def _block(self, element: Element, around: _Around) -> Iterator[Piece]:
        around = around.deeper()
        if element.tag == PARAGRAPH:
            yield from self._paragraph(element, around)
        elif element.tag == CONTROL:
            yield from self._control(element, around)
        elif element.tag == TABLE:
            yield from self._table(element, around)
        elif element.tag == ALTERNATIVES:
            chosen = alternative(element)
            yield from self._all(chosen if chosen is not None else (), around)
        elif element.tag in _BLOCKS:
            yield from self._all(element, around)

    def _control(self, element: Element, around: _Around) -> Iterator[Piece]:
        look, content = element.find(CONTROL_LOOK), element.find(CONTROL_CONTENT)
        tag = value(look, W + "tag") if look is not None else None
        if tag is not None:
            self._opened += 1
            around = replace(around, tag=tag, opens=self._opened)
        if tag is not None and shows_prompt(look):
            yield Piece("", tag=tag, opens=around.opens, prompts=True, place=around.place)
        elif content is not None:
            yield from self._all(content, around)

    def _table(self, table: Element, around: _Around) -> Iterator[Piece]:
        """A table that somebody made is a line for each row; one around our fields is walked."""
        ours = next(table.iter(CONTROL, W + "bookmarkStart"), None) is not None
        if ours:
            for cell in table.iter(W + "tc"):
                yield from self._all(cell, around)
            return
        for row in table.iter(W + "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [list(self._all(cell, around)) for cell in row.iterchildren(W + "tc")]
            text = " | ".join(" ".join(one.text for one in cell) for cell in cells)
            pictures = sum(one.pictures for cell in cells for one in cell)
            yield Piece(
                text, "", (), around.tag, around.opens, pictures=pictures, place=around.place
            )

    # Paragraphs

    def _paragraph(self, paragraph: Element, around: _Around) -> Iterator[Piece]:
        look = self._looks.of(paragraph)
        line = self._held or _Line()
        self._held = None
        if look.label and not line.length:
            line.add(f"{'  ' * look.depth}{look.label} ")
        self._inline(paragraph, line, around.depth)
        if look.ends_deleted or look.ends_moved:
            self._held = line
            return
        yield Piece(
            "".join(line.texts),
            look.style.name.casefold(),
            tuple(line.bookmarks),
            around.tag,
            around.opens,
            controls=tuple(line.controls),
            pictures=line.pictures,
            place=around.place,
        )
        for kind, id, number in line.notes:
            yield from self._note(kind, id, number, around)
        for shape in line.shapes:
            yield from self._all(shape, around.deeper())

    def _note(self, kind: str, id: str, number: int, around: _Around) -> Iterator[Piece]:
        """A note stands after the paragraph that has its mark, and belongs to the same answer."""
        part = self._note_parts[kind]
        for note in part if part is not None else ():
            if note.get(IDENTITY) == id:
                lines = [one.text.strip() for one in self._all(note, around.deeper())]
                text = f"[{number}] " + " ".join(filter(None, lines))
                yield Piece(text, "", (), around.tag, around.opens, place=around.place)

    def _inline(self, parent: Element, line: _Line, depth: int) -> None:
        if depth > DEEPEST:
            raise Damaged(
                "The Word file has more things inside one another than can be read:"
                " open it in Word, save it again and send that."
            )
        for one in parent:
            if one.tag == RUN:
                self._run(one, line)
            elif one.tag == CONTROL:
                self._inline_control(one, line, depth + 1)
            elif one.tag == W + "bookmarkStart":
                line.bookmarks.append(one.get(W + "name", ""))
            elif one.tag in _THROUGH:
                self._inline(one, line, depth + 1)
            elif one.tag == ALTERNATIVES:
                chosen = alternative(one)
                if chosen is not None:
                    self._inline(chosen, line, depth + 1)
            elif one.tag in {M + "oMath", M + "oMathPara"}:
                line.add("".join(text.text or "" for text in one.iter(M + "t")))

    def _inline_control(self, control: Element, line: _Line, depth: int) -> None:
        look, content = control.find(CONTROL_LOOK), control.find(CONTROL_CONTENT)
        start = line.length
        prompts = shows_prompt(look)
        if content is not None and not prompts:
            self._inline(content, line, depth)
        tag = (value(look, W + "tag") or "") if look is not None else ""
        checked = _checked(look) if look is not None else None
        line.controls.append(Control(tag, start, line.length, prompts, checked))

    def _run(self, run: Element, line: _Line) -> None:
        look = child(run, RUN_LOOK)
        if look is not None and is_on(child(look, W + "vanish")):
            return
        for one in run:
            if one.tag == W + "t":
                text = one.text or ""
                line.add(_ESCAPED.sub("_", text) if self._escapes else text)
            elif one.tag in _SIGNS:
                line.add(_SIGNS[str(one.tag)])
            elif one.tag == W + "br":
                line.add("" if one.get(W + "type") in {"page", "column"} else "\n")
            elif one.tag == W + "sym":
                line.add(_symbol(one))
            elif one.tag in _NOTES:
                self._noted += 1
                line.add(f"[{self._noted}]")
                line.notes.append((_NOTES[str(one.tag)], one.get(IDENTITY, ""), self._noted))
            elif one.tag in _DRAWN or one.tag == ALTERNATIVES:
                line.shapes += text_boxes(one)
                line.pictures += has_picture(one)


def _symbol(element: Element) -> str:
    try:
        found = symbol(element.get(W + "font", ""), int(element.get(W + "char", ""), 16))
    except ValueError:
        found = None
    return found or "□"


def _checked(look: Element) -> bool | None:
    box = look.find(_W14 + "checkbox")
    if box is None:
        return None
    told = box.find(_W14 + "checked")
    return told is not None and told.get(_W14 + "val", "0") in {"1", "true", "on"}


_BLOCKS = {
    W + name for name in ("customXml", "ins", "moveTo", "comment", "txbxContent", "sdtContent")
}
