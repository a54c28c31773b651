"""A factsheet as a Word file: real footnotes, headings, lists and coloured boxes to type in.

Two things to know. The package is put together from text, part by part, on Ronda's own template,
so that writing costs next to nothing; nothing in it is a picture of Word's defaults. And the same
factsheet always gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.model import Chapter, Factsheet, Recommendation
from ronda.factsheets.word_names import PROPERTIES
from ronda.factsheets.writing.docx_body import FOOTER, HEADER, Body, BoxName
from ronda.factsheets.writing.docx_template import template
from ronda.factsheets.writing.docx_text import (
    DECLARATION,
    NAMESPACES,
    Links,
    escaped,
    illegal,
    plain,
)
from ronda.factsheets.writing.outline import outline
from ronda.procedure.body import Words, load_body

_REGIONS = {"en": "en-GB", "fr": "fr-FR", "sr": "sr-Cyrl-RS"}
_SCRIPTS = {"sr-Cyrl": "sr-Cyrl-RS", "sr-Latn": "sr-Latn-RS"}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MOMENT = (1980, 1, 1, 0, 0, 0)


def docx(factsheet: Factsheet) -> bytes:
    """The factsheet as a .docx file.

    Raises CannotWrite, naming the place, for a character that XML cannot carry.
    """
    blocks = outline(factsheet)
    _refuse_illegal(factsheet, blocks)
    words = load_body(factsheet.body).words(factsheet.language)
    body = Body(
        blocks, dict(enumerate(_box_names(factsheet, words), start=1)), words.phrases["contents"]
    )
    text = body.xml()
    note_links = Links()
    notes = body.notes.xml(note_links)
    language = word_language(factsheet.language)
    return _zipped(
        {
            "[Content_Types].xml": template("content_types.xml"),
            "_rels/.rels": template("package_relations.xml"),
            "word/document.xml": text,
            "word/_rels/document.xml.rels": _document_relations(body.links),
            "word/styles.xml": template("styles.xml").replace("@LANGUAGE@", language),
            "word/settings.xml": template("settings.xml").replace("@LANGUAGE@", language),
            "word/fontTable.xml": template("fontTable.xml"),
            "word/numbering.xml": body.lists.xml(),
            "word/footnotes.xml": notes,
            "word/_rels/footnotes.xml.rels": _relations(note_links.relations()),
            "word/header1.xml": _header(factsheet),
            "word/footer1.xml": template("footer1.xml"),
            "word/theme/theme1.xml": template("theme1.xml"),
            "docProps/core.xml": _core(factsheet, language),
            "docProps/app.xml": template("app.xml"),
            "docProps/custom.xml": _custom(factsheet),
        }
    )


def word_language(language: str) -> str:
    """A language as Word names it: with its script, and the country whose spelling it follows.

    >>> word_language("fr"), word_language("sr-Latn"), word_language("de-AT")
    ('fr-FR', 'sr-Latn-RS', 'de-AT')
    """
    return _SCRIPTS.get(language) or _REGIONS.get(language, language)


def _box_names(factsheet: Factsheet, words: Words) -> Iterable[BoxName]:
    """What each box is for, in the order in which boxes stand."""
    for chapter in factsheet.chapters:
        title = words.phrases["follow_up_box"].rstrip(" :\u00a0\u202f")
        for one in _asked(chapter):
            codes = ", ".join(one.codes)
            yield BoxName("+".join(one.codes), f"{title} {codes}".strip())
        if chapter.practice_box is not None:
            title = words.phrases["practice_box"].rstrip(" :\u00a0\u202f")
            yield BoxName(chapter.number, f"{title} {chapter.number}".strip())


def _asked(chapter: Chapter) -> Sequence[Recommendation]:
    boxed = [one for one in chapter.recommendations if one.follow_up is not None]
    return sorted(boxed, key=lambda one: one.position)


def _refuse_illegal(factsheet: Factsheet, blocks: Sequence[Block]) -> None:
    chapter = ""
    for block in blocks:
        if block.role is Role.CHAPTER:
            chapter = f"chapter {block.label.rstrip('.')}, "
        told = (block.label, *(text for run in block.runs for text in (run.text, run.href or "")))
        for text in told:
            if sign := illegal(text):
                raise _unwritable(sign, _place(block, chapter))
    for text in (factsheet.party.name, factsheet.party.code or "", factsheet.language):
        if sign := illegal(text):
            raise _unwritable(sign, "the name of the Party or of the language")


def _place(block: Block, chapter: str) -> str:
    shown = "".join(sign if sign.isprintable() else "□" for sign in block.text[:60])
    if block.kind is Kind.NOTE:
        return f"note {block.note}, “{shown}”"
    role = block.role.value.replace("-", " ") if block.role else "text"
    return f"{chapter}{role} “{shown}”"


def _unwritable(sign: str, place: str) -> CannotWrite:
    return CannotWrite(
        f"The character U+{ord(sign):04X} in {place} cannot stand in a Word file:"
        " take it out there."
    )


def _document_relations(links: Links) -> str:
    parts = (
        (HEADER, "header", "header1.xml"),
        (FOOTER, "footer", "footer1.xml"),
        ("rId3", "styles", "styles.xml"),
        ("rId4", "settings", "settings.xml"),
        ("rId5", "numbering", "numbering.xml"),
        ("rId6", "footnotes", "footnotes.xml"),
        ("rId7", "fontTable", "fontTable.xml"),
        ("rId8", "theme", "theme/theme1.xml"),
    )
    own = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for id, kind, target in parts
    )
    return _relations(own + links.relations())


def _relations(told: str) -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006'
        f'/relationships">{told}</Relationships>'
    )


def _header(factsheet: Factsheet) -> str:
    first = factsheet.title.split("\n")[0]
    return (
        f'{DECLARATION}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{plain(first)}</w:p></w:hdr>"
    )


def _core(factsheet: Factsheet, language: str) -> str:
    title = " – ".join(line for line in factsheet.title.split("\n") if line)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006'
        '/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(title)}</dc:title><dc:language>{escaped(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _custom(factsheet: Factsheet) -> str:
    told = {
        "body": factsheet.body,
        "round": str(factsheet.round),
        "party": factsheet.party.name,
        "party_code": factsheet.party.code or "",
        "language": factsheet.language,
    }
    properties = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}"'
        f' name="{PROPERTIES[key]}"><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'
        for pid, (key, value) in enumerate(((k, v) for k, v in told.items() if v), start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{properties}</Properties>'
    )


def _zipped(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode())
    return held.getvalue()
