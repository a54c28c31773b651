"""Reports as other people write them in Word, of invented text about invented Parties."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

Line = tuple[str, str]
"""What a line is ("chapter", "numbered", "text", "bold", "bullet", "topic"), and its words."""

_TELL = "The Committee invites Arcadia and Talvia to tell children of it (Recommendation I-2)."
_EXIGE = "Le Comité exige des Parties qui ne le font pas encore de répondre (Recommandation I-1)"

ENGLISH: tuple[Line, ...] = (
    ("title", "Implementation report on help for children by telephone"),
    ("front", "Adopted after the invented meeting of the Committee in Port Arcady"),
    ("chapter", "I. Help by telephone"),
    ("text", "This chapter looks at who answers when a child calls."),
    ("topic", "Hours of service"),
    ("numbered", "In Arcadia and Talvia somebody answers at any hour."),
    ("bullet", "Arcadia pays for it from its budget;"),
    ("bullet", "Talvia has it paid by a foundation."),
    ("numbered", "Nothing was said by Sylvania."),
    ("bold", "Recommendation I-1"),
    ("bold", "The Committee requires Parties that are not already doing so to have calls answered"),
    ("numbered", "Calls cost nothing in Arcadia (see Recommendation I-1)."),
    ("bold", _TELL),
    ("chapter", "II. Help on line"),
    ("numbered", "The Committee also requests all Parties to:"),
    ("bullet", "answer letters within a day (Recommendation II-1);"),
    ("bullet", "keep no names (Recommendation II-2)."),
    ("numbered", "The Committee requires Talvia to think again."),
    ("topic", "Promising practices"),
    ("text", "In Arcadia children choose who answers them."),
    ("text", "Arcadia and Talvia lend each other their staff."),
)  # fmt: skip

FRENCH: tuple[Line, ...] = (
    ("title", "Rapport de mise en œuvre sur l’aide par téléphone"),
    ("chapter", "I. L’aide par téléphone"),
    ("numbered", "En Arcadie, quelqu’un répond à toute heure."),
    ("bold", _EXIGE),
    ("chapter", "II. L’aide en ligne"),
    ("numbered", "Rien n’a été dit par la Talvie."),
    ("bold", "Le Comité invite toutes les Parties à répondre sous un jour (Recommandation II-1)."),
)  # fmt: skip


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "").title()}">'
    f'<w:name w:val="{name}"/>{look}</w:style>'
    for name, look in (
        ("heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("Title", ""),
    )
)
_LISTS = "".join(
    f'<w:abstractNum w:abstractNumId="{id}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{left}"/></w:pPr>'
    "</w:lvl></w:abstractNum>"
    for id, kind, text, left in ((1, "decimal", "%1.", 400), (2, "bullet", "–", 800))
) + "".join(f'<w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>' for id in (1, 2))


def typed(lines: tuple[Line, ...] = ENGLISH) -> bytes:
    """With numbers typed before the paragraphs."""
    return file(_styled(lines, lambda number, text: paragraph(f"{number}.\t{text}")))


def automatic(lines: tuple[Line, ...] = ENGLISH) -> bytes:
    """With numbers that Word counts."""
    return file(_styled(lines, lambda _, text: paragraph(text, list=1)))


def bare(lines: tuple[Line, ...] = ENGLISH) -> bytes:
    """Without any style: titles in bold, numbers and dashes typed."""
    return file(_bare(lines))


def beside() -> bytes:
    """With a code in a table's cell beside its recommendation."""
    cells = "".join(
        f"<w:tc>{paragraph(text)}</w:tc>"
        for text in ("I-1", "The Committee requests all Parties to answer calls.")
    )
    first = [paragraph("I. Help by telephone", "Heading1")]
    numbered = [paragraph(f"{n}. {text}") for n, text in ((1, "One answers."), (2, "One writes."))]
    row = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>"
    return file([*first, *numbered, row])


def paragraph(text: str, style: str = "", *, list: int = 0, bold: bool = False) -> str:
    """A paragraph as Word has it, a tab where the text has one."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    if list:
        look += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list}"/></w:numPr>'
    runs = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t")
    )
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p><w:pPr>{look}</w:pPr><w:r>{strong}{runs}</w:r></w:p>"


def _styled(lines: tuple[Line, ...], numbered: Callable[[int, str], str]) -> Iterator[str]:
    number = 0
    styles = {"title": "Title", "chapter": "Heading1", "topic": "Heading2"}
    for kind, text in lines:
        if kind == "numbered":
            number += 1
            yield numbered(number, text)
        elif kind == "bullet":
            yield paragraph(text, list=2)
        else:
            yield paragraph(text, styles.get(kind, ""), bold=kind == "bold")


def _bare(lines: tuple[Line, ...]) -> Iterator[str]:
    number = 0
    for kind, text in lines:
        number += kind == "numbered"
        before = {"numbered": f"{number}. ", "bullet": "-\t"}.get(kind, "")
        yield paragraph(before + text, bold=kind in {"bold", "chapter", "topic"})


def file(body: Iterable[str]) -> bytes:
    """A Word file around the paragraphs."""
    names = f'xmlns:w="{_W}"'
    relation = f'{_HEAD}<Relationships xmlns="{_P}/relationships">{{}}</Relationships>'
    target = f'<Relationship Id="{{0}}" Type="{_R}/{{1}}" Target="{{2}}"/>'
    inner = target.format("a", "styles", "styles.xml") + target.format(
        "b", "numbering", "numbering.xml"
    )
    main = f"{_HEAD}<w:document {names}><w:body>{''.join(body)}</w:body></w:document>"
    types = (
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    )
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_P}/content-types">{types}</Types>',
        "_rels/.rels": relation.format(target.format("a", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relation.format(inner),
        "word/document.xml": main,
        "word/styles.xml": f"{_HEAD}<w:styles {names}>{_STYLES}</w:styles>",
        "word/numbering.xml": f"{_HEAD}<w:numbering {names}>{_LISTS}</w:numbering>",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return held.getvalue()


def with_document(data: bytes, change: Callable[[str], str]) -> bytes:
    """The file with its main part changed."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(held, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                changed = change(part.decode())
                assert changed != part.decode()
                part = changed.encode()
            after.writestr(name, part)
    return held.getvalue()


def doubled(data: bytes, words: str, new: str) -> bytes:
    """The file with one more paragraph after that with these words, as Enter makes it in Word."""

    def change(xml: str) -> str:
        end = xml.index("</w:p>", xml.index(words)) + len("</w:p>")
        start = xml.rindex("<w:p>", 0, end)
        copy = re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", xml[start:end])
        return xml[:end] + copy.replace(words, new) + xml[end:]

    return with_document(data, change)


def saved_by(soffice: str, data: bytes, folder: Path) -> bytes:
    """The file as LibreOffice opens and saves it."""
    path = folder / "in.docx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    out = folder / "out"
    subprocess.run([*command, "--outdir", out, path], check=True, capture_output=True, timeout=120)
    return (out / "in.docx").read_bytes()
