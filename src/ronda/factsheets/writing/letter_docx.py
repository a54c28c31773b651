"""A letter as a Word file: head, subject, text, a numbered list of what is asked, closing.

Two things to know. It uses the styles of the factsheets that Ronda writes, and no part of them that
a letter has no use for. And the same letter always gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.writing.docx_package import word_language
from ronda.factsheets.writing.docx_template import template
from ronda.factsheets.writing.docx_text import DECLARATION, NAMESPACES, escaped, illegal, plain

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MOMENT = (1980, 1, 1, 0, 0, 0)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418"'
    ' w:bottom="1304" w:left="1418" w:header="680" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_BOLD = "<w:b/><w:bCs/>"


@dataclass(frozen=True)
class Letter:
    """What a letter says; each of `asked` is a number or code, and the words."""

    language: str
    head: tuple[str, ...]
    subject: str
    paragraphs: tuple[str, ...]
    asked_title: str
    asked: tuple[tuple[str, str], ...]
    closing: tuple[str, ...] = ()


def letter_docx(letter: Letter) -> bytes:
    """The letter as a .docx file; raises CannotWrite for a character that XML cannot carry."""
    language = word_language(letter.language)
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/document.xml": _document(letter),
        "word/_rels/document.xml.rels": _relations("styles", "styles.xml"),
        "word/styles.xml": template("styles.xml").replace("@LANGUAGE@", language),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode())
    return held.getvalue()


def _document(letter: Letter) -> str:
    body = "".join(_paragraphs(letter))
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{_PAGE}</w:body></w:document>"


def _paragraphs(letter: Letter) -> Iterator[str]:
    for line in letter.head:
        yield _paragraph(line)
    yield _paragraph("")
    yield _paragraph(letter.subject, _BOLD)
    yield _paragraph("")
    for text in letter.paragraphs:
        yield _paragraph(text, after=True)
    if letter.asked:
        yield _paragraph(letter.asked_title, _BOLD, after=True)
    for number, words in letter.asked:
        lines = words.split("\n")
        yield _paragraph(f"{number}\t{lines[0]}", hanging=True, after=True)
        for line in lines[1:]:
            yield _paragraph(f"\t{line}", hanging=True, after=True)
    for text in letter.closing:
        yield _paragraph(text, after=True)


def _paragraph(text: str, look: str = "", *, hanging: bool = False, after: bool = False) -> str:
    if sign := illegal(text):
        raise CannotWrite(
            f"The character U+{ord(sign):04X} in “{text[:60]}” cannot stand in a Word file:"
            " take it out there."
        )
    space = '<w:spacing w:after="120"/>' if after else '<w:spacing w:after="0"/>'
    indent = (
        '<w:tabs><w:tab w:val="left" w:pos="1134"/></w:tabs>'
        + space
        + '<w:ind w:left="1134" w:hanging="1134"/>'
        if hanging
        else space
    )
    runs = "<w:r><w:tab/></w:r>".join(
        plain(part, look) if part else "" for part in text.split("\t")
    )
    return f"<w:p><w:pPr>{indent}</w:pPr>{runs}</w:p>"


def _relations(kind: str, target: str) -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/{kind}" Target="{escaped(target)}"/></Relationships>'
    )


def _types() -> str:
    return (
        f'{DECLARATION}<Types xmlns="{_TYPES}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
    )
