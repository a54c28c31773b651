"""A Word file as its parts: opened within bounds, nothing in it trusted.

Two things to know. A part is unpacked by pieces and counted as it comes, whatever size the file
says it has, and only the parts that are asked for. And no part may declare entities, no link to
the outside is followed, and a file with macros is refused as a whole.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from ronda.factsheets.errors import Damaged, Forbidden, Protected, TooLarge, UnknownFormat
from ronda.factsheets.reading.from_docx.names import (
    CUSTOM,
    RELATIONSHIPS,
    TRANSITIONAL,
    Element,
    W,
)

MOST_ENTRIES = 20_000
LARGEST_PART = 160 * 1024 * 1024
LARGEST_TOTAL = 256 * 1024 * 1024
"""A factsheet of a thousand pages has some 20 MB of XML."""
TIGHTEST = 400
_FREE = 4 * 1024 * 1024
"""How many times its packed size a part may have, and from what size on that is looked at."""

_BODY = W + "body"
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_MACROS = re.compile(r"(^|/)vba(Project|Data)[^/]*$", re.IGNORECASE)
_DAMAGED = "open it in Word, save it again and send that."


class Relation:
    """What one part says of another: the kind of tie, its target, and whether that is outside."""

    __slots__ = ("external", "kind", "target")

    def __init__(self, kind: str, target: str, external: bool) -> None:
        self.kind = kind
        self.target = target
        self.external = external


class Package:
    """The parts of one Word file. `document` is the name of its main part."""

    def __init__(self, data: bytes) -> None:
        self._zip = _opened(data)
        self._left = LARGEST_TOTAL
        self._refuse_macros()
        self.document = self._main_part()

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, its namespaces the usual ones; None where there is no such part."""
        try:
            entry = self._zip.getinfo(name)
        except KeyError:
            return None
        data = self._unpacked(entry)
        _refuse_entities(data, name)
        if b"purl.oclc.org" in data:
            for strict, usual in TRANSITIONAL.items():
                data = data.replace(strict, usual)
        return data

    def xml(self, name: str | None) -> Element | None:
        """A part as XML; None where there is no such part."""
        data = self.part(name) if name else None
        if data is None:
            return None
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise _broken(name or "", error) from error
        _refuse_type(root, name or "")
        return root

    @staticmethod
    def stream(data: bytes, name: str, tags: tuple[str, ...]) -> Iterator[Element]:
        """Elements of a part as they end, so that a long document is never in memory whole.

        The caller clears what it is done with. Raises Damaged where the part is broken.
        """
        found = etree.iterparse(
            io.BytesIO(data), tag=tags, resolve_entities=False, no_network=True, remove_pis=True
        )
        try:
            for _, element in found:
                _refuse_type(element, name)
                yield element
        except etree.XMLSyntaxError as error:
            raise _broken(name, error) from error

    def body(self, data: bytes, name: str, tags: tuple[str, ...]) -> Iterator[Element]:
        """What stands directly in the body of a main part, each cleared away once it was read."""
        for element in self.stream(data, name, tags):
            parent = element.getparent()
            if parent is None or parent.tag != _BODY:
                continue
            yield element
            element.clear()
            while (read := element.getprevious()) is not None:
                parent.remove(read)

    def relations(self, name: str) -> dict[str, Relation]:
        """What the part called `name` refers to, by the id it uses."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        return {
            one.get("Id", ""): Relation(
                one.get("Type", "").rpartition("/")[2],
                one.get("Target", ""),
                one.get("TargetMode") == "External",
            )
            for one in root.iterchildren(RELATIONSHIPS + "Relationship")
        }

    def related(self, name: str, kind: str) -> str | None:
        """The part that `name` has as its footnotes, styles, …; None where it has none."""
        for relation in self.relations(name).values():
            if relation.kind == kind and not relation.external:
                return resolved(name, relation.target)
        return None

    def properties(self) -> dict[str, str]:
        """The file's own properties, by the names under which Word shows them."""
        root = self.xml(self.related("", "custom-properties"))
        if root is None:
            return {}
        return {
            one.get("name", ""): "".join(str(text) for text in one.itertext())
            for one in root.iterchildren(CUSTOM + "property")
        }

    def _main_part(self) -> str:
        found = self.related("", "officeDocument")
        if found is None:
            raise Damaged(f"The Word file does not say where its text is: {_DAMAGED}")
        return found

    def _refuse_macros(self) -> None:
        names = self._zip.namelist()
        types = self.part("[Content_Types].xml") or b""
        if b"macroEnabled" in types or any(_MACROS.search(name) for name in names):
            raise Forbidden(
                "The Word file carries macros, which a factsheet has no need of:"
                " save it as .docx (a document without macros) and send that."
            )

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & 0x1:
            raise Protected("The Word file is protected with a password: take it off and send it.")
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(1 << 18):
                    size += len(piece)
                    self._left -= len(piece)
                    self._refuse_bomb(entry, size)
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise Damaged(
                f"The Word file is damaged in its part {entry.filename}: {_DAMAGED}"
            ) from error
        return b"".join(pieces)

    def _refuse_bomb(self, entry: zipfile.ZipInfo, size: int) -> None:
        tight = size > _FREE and size > TIGHTEST * max(entry.compress_size, 1)
        if size > LARGEST_PART or self._left < 0 or tight:
            raise TooLarge(
                f"The part {entry.filename} of the Word file is far larger than a factsheet's"
                " can be: check where the file comes from, and send the document saved afresh."
            )


def resolved(name: str, target: str) -> str:
    """The name of the part that `name` calls `target`."""
    target = unquote(target)
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def _opened(data: bytes) -> zipfile.ZipFile:
    if data.count(b"PK\x01\x02") > MOST_ENTRIES:
        raise TooLarge(
            f"The Word file has more than {MOST_ENTRIES:,} parts, far more than a factsheet's:"
            " send the document saved afresh."
        )
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Damaged(
            "The Word file is cut off or damaged, its end is missing: send it again whole."
        ) from error
    names = opened.namelist()
    if len(names) != len(set(names)):
        raise Damaged(f"The Word file has two parts of one name: {_DAMAGED}")
    if "[Content_Types].xml" not in names:
        raise UnknownFormat("This is a zip archive, not a Word document: send the .docx itself.")
    return opened


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True, huge_tree=False
    )


def _refuse_entities(data: bytes, name: str) -> None:
    """No part of an honest file has a document type; it is where entities are declared."""
    head = data[:4] if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else b""
    plain = data.replace(b"\x00", b"") if head or b"\x00" in data[:64] else data
    if _DOCTYPE.search(plain):
        raise _entities(name)


def _refuse_type(element: Element, name: str) -> None:
    """The same once more, for what an unusual encoding hid."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise _entities(name)


def _entities(name: str) -> Forbidden:
    return Forbidden(
        f"The part {name} of the Word file declares entities, which no document needs:"
        " save it again from Word and send that."
    )


def _broken(name: str, error: etree.XMLSyntaxError) -> Damaged:
    line = error.lineno or 0
    return Damaged(f"The Word file is damaged in its part {name}, line {line}: {_DAMAGED}")
