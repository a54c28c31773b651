"""One Word file, from its package to its blocks, part by part."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ronda.factsheets.blocks import Block, Document, DocumentBuilder, Kind, Role
from ronda.factsheets.errors import Damaged
from ronda.factsheets.reading.from_docx.body import TAKEN, Body, Parts
from ronda.factsheets.reading.from_docx.inline import Inline
from ronda.factsheets.reading.from_docx.lines import Line
from ronda.factsheets.reading.from_docx.looks import Looks
from ronda.factsheets.reading.from_docx.names import (
    DC,
    SECTION,
    Element,
    R,
    W,
)
from ronda.factsheets.reading.from_docx.notes import Notes, settled
from ronda.factsheets.reading.from_docx.noting import NoteReader
from ronda.factsheets.reading.from_docx.numbering import Numbering
from ronda.factsheets.reading.from_docx.package import Package, resolved
from ronda.factsheets.reading.from_docx.remarks import Remarks
from ronda.factsheets.reading.from_docx.shading import Palette
from ronda.factsheets.reading.from_docx.styles import Styles
from ronda.factsheets.reading.loose_notes import with_loose_notes_told
from ronda.factsheets.word_names import PROPERTIES

_START = re.compile(rb"footnotePr>.{0,400}?numStart [^>]*val=\"(\d{1,6})\"", re.DOTALL)
_RESTART = re.compile(rb"footnotePr>.{0,400}?numRestart [^>]*val=\"each", re.DOTALL)
_FURNITURE = {W + "headerReference", W + "footerReference"}


def document(data: bytes) -> Document:
    """The blocks of a .docx file, tracked changes read as accepted.

    Raises Damaged, Forbidden (macros, entities), Protected, TooLarge (a zip bomb) or
    UnknownFormat (another kind of zip; a file that only Word can put together).
    """
    found = _Reading(Package(data)).document()
    return found if found.properties else with_loose_notes_told(found)


class _Reading:
    """Reads one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.document
        self._relations = package.relations(self._main)
        palette = Palette(self._part("theme"))
        self._styles = Styles(self._part("styles"), palette)
        self._notes = Notes(
            {"footnote": self._part("footnotes"), "endnote": self._part("endnotes")},
            self._part("settings"),
        )
        numbering = Numbering(self._part("numbering"), self._styles)
        self._remarks = Remarks()
        self._parts = Parts(self._styles, palette, Looks(self._styles, numbering), self._remarks)
        self._builder = DocumentBuilder("docx")
        self._furniture: list[str] = []
        self._properties = self._told_properties()

    def document(self) -> Document:
        """Text, running heads, notes; then what the file says of itself."""
        loose = self._text()
        if numbers := self._notes.settle():
            self._builder.blocks[:] = [settled(block, numbers) for block in self._builder.blocks]
        self._add_furniture()
        self._add_notes(loose, numbers)
        return self._builder.document(
            language=self._language(),
            properties=self._properties,
            repairs=self._remarks.finish(self._comments()),
        )

    def _name(self, kind: str) -> str | None:
        """The part that the text has as its styles, its notes and so on."""
        for relation in self._relations.values():
            if relation.kind == kind and not relation.external:
                return resolved(self._main, relation.target)
        return None

    def _part(self, kind: str) -> Element | None:
        return self._package.xml(self._name(kind))

    # The text

    def _text(self) -> list[tuple[Block, Line]]:
        body = Body(self._parts, Inline(self._styles, self._notes, self._relations), self._builder)
        for element in self._elements():
            if element.tag == SECTION:
                self._section(element)
            else:
                for section in element.iter(SECTION):
                    self._section(section)
                body.take(element)
        body.finish()
        return body.loose_notes

    def _elements(self) -> Iterator[Element]:
        """What stands directly in the body, each cleared away once it was read."""
        tags = (*TAKEN, SECTION, W + "customXml", W + "altChunk", W + "subDoc", W + "ins")
        data = self._package.part(self._main)
        if data is None:
            raise Damaged(
                f"The Word file has no text in it (no part {self._main}):"
                " open it in Word, save it again and send that."
            )
        self._note_counting(data)
        yield from self._package.body(data, self._main, tags)

    def _note_counting(self, data: bytes) -> None:
        """How sections count notes; it stands at their ends, but is needed from the beginning."""
        if b"footnotePr" not in data:
            return
        if start := _START.search(data):
            self._notes.start_at("footnote", int(start[1]))
        if _RESTART.search(data):
            self._remarks.say(
                "Footnotes begin at 1 again in each part of the file: they were numbered through.",
                "footnotes",
            )

    def _section(self, section: Element) -> None:
        for reference in section.iterchildren(*_FURNITURE):
            relation = self._relations.get(reference.get(R + "id", ""))
            if relation is not None and not relation.external:
                name = resolved(self._main, relation.target)
                if name not in self._furniture:
                    self._furniture.append(name)

    # Running heads

    def _add_furniture(self) -> None:
        for name in self._furniture:
            root = self._package.xml(name)
            if root is None:
                continue
            builder, remarks = DocumentBuilder("docx"), Remarks()
            inline = Inline(self._styles, self._notes, self._package.relations(name))
            body = Body(replace(self._parts, remarks=remarks), inline, builder)
            body.take_all(root)
            body.finish()
            place = "running head" if "header" in name else "foot of the page"
            for block in builder.blocks:
                self._builder.add(Block(Kind.FURNITURE, block.runs, label=block.label, where=place))
            for told in remarks.finish(0):
                self._remarks.say(told.what, place)

    # Notes

    def _add_notes(self, loose: list[tuple[Block, Line]], numbers: dict[int, int]) -> None:
        inlines = {
            kind: Inline(self._styles, self._notes, self._package.relations(name))
            for kind in ("footnote", "endnote")
            if (name := self._name(f"{kind}s")) is not None
        }
        role = Role.NOTE if self._properties else None
        reader = NoteReader(self._parts, self._notes, inlines, role)
        for block, line in reader.notes(loose, numbers):
            self._builder.add(block)
            self._remarks.take(line, self._builder.blocks[-1], block.where)
        reader.tell_unmarked()

    # What the file says of itself

    def _comments(self) -> int:
        root = self._part("comments")
        return 0 if root is None else sum(1 for _ in root.iterchildren(W + "comment"))

    def _language(self) -> str | None:
        core = self._package.xml(self._package.related("", "core-properties"))
        told = core.findtext(DC + "language") if core is not None else None
        return told or self._styles.language

    def _told_properties(self) -> dict[str, str]:
        told = self._package.properties()
        return {key: told[name] for key, name in PROPERTIES.items() if told.get(name)}
