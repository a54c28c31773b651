"""Writes into the empty boxes of a Word file as an official does, with LibreOffice where it is.

Two things to know. LibreOffice opens the file, is given the words, and saves Word again: what comes
back has been through it twice. Without it the words are put into Word's own XML.
"""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOX_TEXTS = ("Ronda_20_Follow-up_20_Text", "Ronda_20_Practice_20_Box_20_Text")


def filled_in(data: bytes, answers: Sequence[str], folder: Path) -> bytes:
    """The Word file with the answers in its first empty boxes, in order."""
    program = shutil.which("soffice")
    if program is None:
        return _in_word(data, answers)
    given = folder / "sent.docx"
    given.write_bytes(data)
    flat = _converted(program, given, "fodt")
    tree = etree.parse(flat)
    empty = [p for p in tree.iter(f"{_ODF}p") if _is_empty_box(p.get(f"{_ODF}style-name"), p)]
    for paragraph, answer in zip(empty[: len(answers)], answers, strict=True):
        paragraph.text = answer
    tree.write(flat, encoding="utf-8", xml_declaration=True)
    return _converted(program, flat, "docx").read_bytes()


def _is_empty_box(style: str | None, paragraph: etree._Element) -> bool:
    return style in _BOX_TEXTS and not "".join(map(str, paragraph.itertext())).strip()


def _converted(program: str, path: Path, format: str) -> Path:
    folder = path.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", format, "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    return path.with_suffix(f".{format}")


def _in_word(data: bytes, answers: Sequence[str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {info: package.read(info) for info in package.infolist()}
    name = next(info for info in parts if info.filename == "word/document.xml")
    root = etree.fromstring(parts[name])
    boxes = [content.find(f"{_WORD}p") for content in root.iter(f"{_WORD}sdtContent")]
    empty = [p for p in boxes if p is not None and not "".join(map(str, p.itertext())).strip()]
    for paragraph, answer in zip(empty[: len(answers)], answers, strict=True):
        run = etree.SubElement(paragraph, f"{_WORD}r")
        etree.SubElement(run, f"{_WORD}t").text = answer
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for info, content in parts.items():
            package.writestr(info, content)
    return out.getvalue()
