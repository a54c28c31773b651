"""Word files made by hand, part by part, so that a test says exactly what stands in one.

Two things to know. `body` and the other parts are given as WordprocessingML with the usual prefixes
(w, r, a, wp, wps, mc, v, o, m). And nothing here is of Ronda's writer or of its template.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RAISED = '<w:vertAlign w:val="superscript"/>'
_ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "settings": "w:settings",
    "comments": "w:comments",
    "header": "w:hdr",
    "footer": "w:ftr",
    "theme": "a:theme",
}


def word_file(
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    extra: Mapping[str, bytes] | None = None,
    main_type: str = _MAIN,
) -> bytes:
    """A .docx: `parts` by kind ("styles", "footnotes", …), `links` to the outside by id.

    A part called header or footer is found as r:id="header" or "footer".
    """
    parts = parts or {}
    files: dict[str, bytes] = {
        "[Content_Types].xml": _types(parts, main_type).encode(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml", False)}),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode(),
        "word/_rels/document.xml.rels": _relations(
            {kind: (kind, f"{kind}.xml", False) for kind in parts}
            | {id: ("hyperlink", href, True) for id, href in (links or {}).items()}
        ),
    }
    for kind, content in parts.items():
        root = _ROOTS[kind]
        files[f"word/{kind}.xml"] = f"<{root} {NAMES}>{content}</{root}>".encode()
    return zipped(files | dict(extra or {}))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a zip archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def par(*content: str, style: str | None = None, look: str = "") -> str:
    """A paragraph; plain text is made a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{runs}</w:p>"


def run(text: str, look: str = "") -> str:
    """A run of text."""
    shown = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def mark(id: int, kind: str = "footnote") -> str:
    """A real footnote's or endnote's mark."""
    return f'<w:r><w:rPr>{_RAISED}</w:rPr><w:{kind}Reference w:id="{id}"/></w:r>'


def note(id: int, *content: str, kind: str = "footnote") -> str:
    """A real note as Word writes it, its number before its text."""
    number = f"<w:r><w:rPr>{_RAISED}</w:rPr><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{id}">{par(number, run(" "), *content)}</w:{kind}>'


def separators(kind: str = "footnote") -> str:
    """The two entries that are no notes, which every file of Word's has."""
    return (
        f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        f"<w:continuationSeparator/></w:r></w:p></w:{kind}>"
    )


def shade(fill: str) -> str:
    """A ground of one colour, for paragraphs and cells."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def table(*rows: str, look: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    """A row of cells."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(*content: str, fill: str = "") -> str:
    """A cell; content that is no paragraph is made one."""
    inner = "".join(one if one.startswith("<w:") else par(one) for one in content) or "<w:p/>"
    return f"<w:tc><w:tcPr>{shade(fill) if fill else ''}</w:tcPr>{inner}</w:tc>"


def style(id: str, name: str, *, based: str = "", look: str = "", run_look: str = "") -> str:
    """A paragraph style."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{look}</w:pPr><w:rPr>{run_look}</w:rPr></w:style>"
    )


def numbered(list_id: int, level: int = 0) -> str:
    """What puts a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def abstract(id: int, *levels: tuple[str, str], tied: Mapping[int, str] | None = None) -> str:
    """A list's definition from (format, label) pairs; `tied` has the style of a level."""
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        + (f'<w:pStyle w:val="{tied[depth]}"/>' if tied and depth in tied else "")
        + f'<w:lvlText w:val="{escape(label)}"/>'
        f'<w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for depth, (format, label) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{id}">{made}</w:abstractNum>'


def listed(id: int, abstract_id: int, overrides: str = "") -> str:
    """A list that uses a definition."""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def drawn_box(
    content: str, fill: str, *, line: str = "", offset: int | None = None, wrap: str = "Square"
) -> str:
    """A run with a text box as Word writes it today, and the same in the old form.

    `fill` is DrawingML; without `offset` the box stands in the line, else so far below the
    paragraph's top.
    """
    place = (
        "<wp:inline>"
        if offset is None
        else '<wp:anchor><wp:positionV relativeFrom="paragraph"><wp:posOffset>'
        f"{offset}</wp:posOffset></wp:positionV><wp:wrap{wrap}/>"
    )
    end = "</wp:inline>" if offset is None else "</wp:anchor>"
    shape = (
        f"<wps:wsp><wps:spPr>{fill}{line}</wps:spPr><wps:txbx><w:txbxContent>{content}"
        "</w:txbxContent></wps:txbx></wps:wsp>"
    )
    drawing = f"{place}<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>{end}"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing>{drawing}</w:drawing></mc:Choice>"
        f"<mc:Fallback>{_pict(content, 'white')}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def old_box(content: str, fill: str) -> str:
    """A run with a text box in the old form alone."""
    return f"<w:r>{_pict(content, fill)}</w:r>"


def _pict(content: str, fill: str) -> str:
    return (
        f'<w:pict><v:rect fillcolor="{fill}"><v:textbox><w:txbxContent>{content}'
        "</w:txbxContent></v:textbox></v:rect></w:pict>"
    )


def solid(colour: str) -> str:
    """A DrawingML ground of one colour."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def control(content: str, look: str = "") -> str:
    """A content control around paragraphs."""
    return f"<w:sdt><w:sdtPr>{look}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def inserted(content: str, author: str = "A") -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="{author}">{content}</w:ins>'


def deleted(text: str, author: str = "A") -> str:
    """A tracked deletion of text."""
    return (
        f'<w:del w:id="2" w:author="{author}"><w:r><w:delText xml:space="preserve">{escape(text)}'
        "</w:delText></w:r></w:del>"
    )


def _types(parts: Mapping[str, str], main_type: str) -> str:
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{base}.{kind}+xml"/>' for kind in parts
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>{overrides}</Types>'
    )


def _relations(told: Mapping[str, tuple[str, str, bool]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"/>' if external else "/>")
        for id, (kind, target, external) in told.items()
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    ).encode()
