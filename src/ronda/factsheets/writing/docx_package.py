"""A Word file put together from its text: on Ronda's own template, part by part.

Two things to know. Writing costs next to nothing, because all parts are text; nothing in them is a
picture of Word's defaults. And the same text always gives the same bytes.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from ronda.factsheets.writing.docx_lists import Lists
from ronda.factsheets.writing.docx_notes import Notes
from ronda.factsheets.writing.docx_template import template
from ronda.factsheets.writing.docx_text import DECLARATION, NAMESPACES, Links, escaped, plain

HEADER, FOOTER = "rId1", "rId2"
RESERVED = 20
"""So many ids of relations are kept for the parts that every file has."""

_REGIONS = {"en": "en-GB", "fr": "fr-FR", "sr": "sr-Cyrl-RS"}
_SCRIPTS = {"sr-Cyrl": "sr-Cyrl-RS", "sr-Latn": "sr-Latn-RS"}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MOMENT = (1980, 1, 1, 0, 0, 0)
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
    '<w:footerReference w:type="default" r:id="{footer}"/>{counting}'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1304" w:left="1418" w:header="680"'
    ' w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of itself: `properties` by the name under which Word shows them."""

    title: str
    running_head: str
    language: str
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """The main part and those it needs; `styles` are put after the ones that every file has."""

    document: str
    links: Links = field(default_factory=lambda: Links(reserved=RESERVED))
    lists: str = field(default_factory=lambda: Lists().xml())
    notes: str = field(default_factory=lambda: Notes([], lambda: 0).xml(Links()))
    note_links: Links = field(default_factory=Links)
    styles: str = ""


def packed(told: Told, text: Text) -> bytes:
    """The .docx file."""
    language = word_language(told.language)
    styles = template("styles.xml").replace("</w:styles>", f"{text.styles}</w:styles>")
    return _zipped(
        {
            "[Content_Types].xml": template("content_types.xml"),
            "_rels/.rels": template("package_relations.xml"),
            "word/document.xml": text.document,
            "word/_rels/document.xml.rels": _document_relations(text.links),
            "word/styles.xml": styles.replace("@LANGUAGE@", language),
            "word/settings.xml": template("settings.xml").replace("@LANGUAGE@", language),
            "word/fontTable.xml": template("fontTable.xml"),
            "word/numbering.xml": text.lists,
            "word/footnotes.xml": text.notes,
            "word/_rels/footnotes.xml.rels": _relations(text.note_links.relations()),
            "word/header1.xml": _header(told.running_head),
            "word/footer1.xml": template("footer1.xml"),
            "word/theme/theme1.xml": template("theme1.xml"),
            "docProps/core.xml": _core(told.title, language),
            "docProps/app.xml": template("app.xml"),
            "docProps/custom.xml": _custom(told.properties),
        }
    )


def document_xml(text: str, *, first_note: int = 1, namespaces: str = NAMESPACES) -> str:
    """The main part around the XML of its text, on A4 with running head and page numbers."""
    counting = f'<w:footnotePr><w:numStart w:val="{first_note}"/></w:footnotePr>'
    section = _SECTION.format(
        header=HEADER, footer=FOOTER, counting=counting if first_note != 1 else ""
    )
    return f"{DECLARATION}<w:document {namespaces}><w:body>{text}{section}</w:body></w:document>"


def word_language(language: str) -> str:
    """A language as Word names it: with its script, and the country whose spelling it follows.

    >>> word_language("fr"), word_language("sr-Latn"), word_language("de-AT")
    ('fr-FR', 'sr-Latn-RS', 'de-AT')
    """
    return _SCRIPTS.get(language) or _REGIONS.get(language, language)


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


def _header(text: str) -> str:
    return (
        f'{DECLARATION}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{plain(text)}</w:p></w:hdr>"
    )


def _core(title: str, language: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006'
        '/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(title)}</dc:title><dc:language>{escaped(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _custom(told: Mapping[str, str]) -> str:
    """The file's own properties; one without a value is left out."""
    filled = [(name, value) for name, value in told.items() if value]
    properties = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}"'
        f' name="{escaped(name)}"><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(filled, start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{properties}</Properties>'
    )


def _zipped(parts: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode())
    return held.getvalue()
