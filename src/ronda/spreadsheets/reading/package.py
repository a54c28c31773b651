"""A workbook as its parts: opened within bounds, nothing in it trusted.

Two things to know. A part is unpacked as it is parsed and counted as it comes, whatever size the
file says it has. And no part may have a document type, no entity is resolved, nothing is fetched,
and a workbook with macros is refused as a whole.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, TypeAlias, cast

from lxml import etree

from ronda.factsheets.errors import Damaged, Forbidden, Protected, TooLarge, UnknownFormat
from ronda.spreadsheets.reading.days import day_formats

Element: TypeAlias = "etree._Element"
MOST_ENTRIES = 5_000
LARGEST_SHEET = 600 * 1024 * 1024
LARGEST_PART = 64 * 1024 * 1024
LARGEST_SMALL = 16 * 1024 * 1024
TIGHTEST = 300
_FREE = 8 * 1024 * 1024
"""How many times its packed size a part may have, and from what size on that is looked at."""
_PIECE = 1 << 18
_MACROS = re.compile(r"(^|/)vba(Project|Data)[^/]*$", re.IGNORECASE)
_DAMAGED = "open it in a spreadsheet program, save it again and send that."


class _Bounded(io.RawIOBase):
    """Reads an entry and breaks off where it becomes more than an honest one has."""

    def __init__(self, opened: "IO[bytes]", entry: zipfile.ZipInfo, most: int) -> None:
        super().__init__()
        self._opened, self._entry, self._most, self._read = opened, entry, most, 0

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._opened.close()
        super().close()

    def read(self, size: int = -1) -> bytes:
        """The next bytes; raises TooLarge, Damaged."""
        try:
            data = self._opened.read(size if size > 0 else _PIECE)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            name = self._entry.filename
            raise Damaged(f"The workbook is damaged in “{name}”: {_DAMAGED}") from error
        self._read += len(data)
        tight = self._read > _FREE and self._read > TIGHTEST * max(self._entry.compress_size, 1)
        if self._read > self._most or tight:
            raise TooLarge("The workbook is larger, when opened, than Ronda takes in: divide it.")
        return data


class Package:
    """The parts of one workbook."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = _opened(file)
        self._names = {name.lstrip("/"): name for name in self._zip.namelist()}
        if any(_MACROS.search(name) for name in self._names):
            raise Forbidden("The workbook has macros: save it as “.xlsx” without them.")
        if "xl/workbook.xml" not in self._names:
            raise UnknownFormat("The file is no Excel workbook (.xlsx).")

    def first_sheet(self) -> tuple[str, bool]:
        """The name of the first sheet's part that is not hidden, and whether days are from 1904."""
        relations = {
            one.get("Id", ""): one.get("Target", "")
            for one in self._all("xl/_rels/workbook.xml.rels", "Relationship")
        }
        told = [one.get("date1904") for one in self._all("xl/workbook.xml", "workbookPr")]
        for sheet in self._all("xl/workbook.xml", "sheet"):
            key = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
            name = posixpath.normpath(posixpath.join("/xl", relations.get(str(key), ""))).lstrip(
                "/"
            )
            if sheet.get("state", "visible") == "visible" and name in self._names:
                return name, "1" in told or "true" in told
        raise Damaged(f"The workbook has no sheet that is shown: {_DAMAGED}")

    def strings(self) -> list[str]:
        """The texts that cells refer to by number."""
        found = []
        for one in self.elements("xl/sharedStrings.xml", "si", LARGEST_PART):
            # What stands in `rPh` says how a text is pronounced and is no part of it.
            parts = (t for t in one.iter("{*}t") if local(t.getparent()) != "rPh")
            found.append("".join(t.text or "" for t in parts))
        return found

    def day_styles(self) -> frozenset[str]:
        """The cell styles that show a number as a day."""
        formats = {
            whole(one.get("numFmtId")): str(one.get("formatCode", ""))
            for one in self._all("xl/styles.xml", "numFmt")
        }
        days = day_formats(formats)
        styles = (
            whole(one.get("numFmtId"))
            for one in self._all("xl/styles.xml", "xf")
            if local(one.getparent()) == "cellXfs"
        )
        return frozenset(str(at) for at, style in enumerate(styles) if style in days)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part as bytes, piece by piece."""
        with self._open(name, LARGEST_SHEET) as opened:
            first = True
            while piece := opened.read(_PIECE):
                if first and piece.startswith((b"\xff\xfe", b"\xfe\xff")):
                    raise Damaged(f"The workbook is not in UTF-8: {_DAMAGED}")
                first = False
                yield piece

    def elements(self, name: str, tag: str, most: int = LARGEST_SHEET) -> Iterator[Element]:
        """The elements of a part with this name, each cleared away once it was read."""
        if name not in self._names:
            return
        with self._open(name, most) as opened:
            try:
                yield from _parsed(cast("IO[bytes]", opened), tag)
            except etree.XMLSyntaxError as error:
                raise Damaged(f"The workbook is damaged in “{name}”: {_DAMAGED}") from error

    def _all(self, name: str, tag: str) -> Iterator[Element]:
        """The elements of a small part with this name, each where it stands."""
        if name not in self._names:
            return
        with self._open(name, LARGEST_SMALL) as opened:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            try:
                tree = etree.parse(cast("IO[bytes]", opened), parser)
            except etree.XMLSyntaxError as error:
                raise Damaged(f"The workbook is damaged in “{name}”: {_DAMAGED}") from error
            _refuse_type(tree)
            yield from tree.iter(f"{{*}}{tag}")

    def _open(self, name: str, most: int) -> _Bounded:
        entry = self._zip.getinfo(self._names[name])
        if entry.flag_bits & 1:
            raise Protected("The workbook needs a password: save it without one.")
        try:
            return _Bounded(self._zip.open(entry), entry, most)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise Damaged(f"The workbook is damaged in “{name}”: {_DAMAGED}") from error


def local(element: "Element | None") -> str:
    """An element's name without its namespace."""
    return "" if element is None else str(element.tag).rpartition("}")[2]


def _parsed(opened: "IO[bytes]", tag: str) -> Iterator[Element]:
    events = etree.iterparse(
        opened,
        tag=f"{{*}}{tag}",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    first = True
    for _, element in events:
        if first:
            _refuse_type(element.getroottree())
        first = False
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and (read := element.getprevious()) is not None:
            parent.remove(read)


def _refuse_type(tree: "etree._ElementTree") -> None:
    if tree.docinfo.internalDTD is not None:
        raise Forbidden("The workbook declares a document type, which none needs.")


def whole(told: str | None, otherwise: int = 0) -> int:
    """A whole number as an attribute has it, or another where it has none."""
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 10 else otherwise


def _opened(file: BinaryIO) -> zipfile.ZipFile:
    try:
        opened = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Damaged(f"The workbook cannot be opened: {_DAMAGED}") from error
    if len(opened.infolist()) > MOST_ENTRIES:
        raise TooLarge(f"The workbook has more than {MOST_ENTRIES:,} parts.")
    return opened
