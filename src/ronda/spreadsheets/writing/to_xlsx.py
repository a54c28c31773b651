"""Writes the plainest workbook there is: text, numbers and days, a bold first row, no formula ever.

Two things to know. Text is written as text, whatever it begins with. And the same rows give the
same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = cast("dict[str, str]", {None: _MAIN, "r": _RELATED})
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = date(1899, 12, 30)
_BOLD, _DAY = "1", "2"
_STYLES = f"""{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/>
<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill
 patternType="gray125"/></fill></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1"
 applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"""


def workbook(sheets: Mapping[str, Iterable[Sequence[object]]]) -> bytes:
    """A workbook with these sheets by their names."""
    out = io.BytesIO()
    names = list(sheets)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        _put(package, "[Content_Types].xml", _types(len(names)))
        _put(package, "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        _put(package, "xl/workbook.xml", _book(names))
        parts = [("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(names, start=1)]
        _put(package, "xl/_rels/workbook.xml.rels", _relations([*parts, ("styles", "styles.xml")]))
        _put(package, "xl/styles.xml", _STYLES)
        for number, rows in enumerate(sheets.values(), start=1):
            _put(package, f"xl/worksheets/sheet{number}.xml", _sheet(rows))
    return out.getvalue()


def _put(package: zipfile.ZipFile, name: str, text: str | bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, text)


def _sheet(rows: Iterable[Sequence[object]]) -> bytes:
    root = etree.Element(f"{{{_MAIN}}}worksheet", nsmap=_NAMES)
    data = etree.SubElement(root, f"{{{_MAIN}}}sheetData")
    for number, row in enumerate(rows, start=1):
        line = etree.SubElement(data, f"{{{_MAIN}}}row", r=str(number))
        for place, held in enumerate(row):
            if held is not None and held != "":
                _cell(line, f"{_letters(place)}{number}", held, bold=number == 1)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _cell(line: "etree._Element", at: str, held: object, *, bold: bool) -> None:
    cell = etree.SubElement(line, f"{{{_MAIN}}}c", r=at)
    if bold:
        cell.set("s", _BOLD)
    if isinstance(held, date):
        cell.set("s", _DAY)
        etree.SubElement(cell, f"{{{_MAIN}}}v").text = str((held - _EPOCH).days)
    elif isinstance(held, int | Decimal):
        etree.SubElement(cell, f"{{{_MAIN}}}v").text = f"{Decimal(held):f}"
    else:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{{{_MAIN}}}is"), f"{{{_MAIN}}}t")
        text.text = "".join(c for c in str(held) if c.isprintable() or c in "\n\t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _letters(place: int) -> str:
    """A column's letters, from 0.

    >>> _letters(0), _letters(25), _letters(26), _letters(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    told, rest = "", place + 1
    while rest:
        rest, turn = divmod(rest - 1, 26)
        told = chr(65 + turn) + told
    return told


def _book(names: Sequence[str]) -> bytes:
    root = etree.Element(f"{{{_MAIN}}}workbook", nsmap=_NAMES)
    sheets = etree.SubElement(root, f"{{{_MAIN}}}sheets")
    for number, name in enumerate(names, start=1):
        plain = "".join("-" if c in r"[]:*?/\'" else c for c in name)[:31]
        sheet = etree.SubElement(sheets, f"{{{_MAIN}}}sheet", name=plain, sheetId=str(number))
        sheet.set(f"{{{_RELATED}}}id", f"rId{number}")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relations(parts: Iterable[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(parts, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _types(sheets: int) -> str:
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("workbook.xml", "sheet.main"), ("styles.xml", "styles")]
    parts += [(f"worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    told = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{base}.{kind}+xml"/>' for part, kind in parts
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{told}</Types>"
    )
