"""Files that a person might hand in by mistake or on purpose, made anew for each test.

Two things to know. Each is a real file of its kind, wrong in one way. And the two that are
protected with a password (“secret”) lie in `files/`: LibreOffice wrote them, encryption and all.
"""

import ctypes
import io
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from ronda.factsheets.reading import read
from ronda.factsheets.writing import to_bytes
from tests.cli.command import arcadia

Maker = Callable[[Path], None]
FILES = Path(__file__).parent / "files"
LETTER = """Dear colleagues,

thank you for your letter of 3 May. The ministry has looked at it and will answer in June.

With kind regards
"""
MENU = """Monday: bean soup, bread, apples. Tuesday: rice with peas, pears.

On Wednesday the kitchen is closed, because the stove is put in order. Thursday: what is left.
"""


def word() -> bytes:
    """Arcadia's factsheet in Word."""
    return to_bytes(read(arcadia().encode(), name="arcadia.txt"), "docx")


def pdf() -> bytes:
    """Arcadia's factsheet as PDF."""
    return to_bytes(read(arcadia().encode(), name="arcadia.txt"), "pdf")


def changed(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """A package with its parts changed (None takes a part out) and others added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            content = change(part, old.read(part))
            if content is not None:
                new.writestr(part, content)
        for part, content in more.items():
            new.writestr(part, content)
    return out.getvalue()


def text(change: Callable[[str], str]) -> Maker:
    """Arcadia's factsheet as text, with a change that must change something."""

    def make(path: Path) -> None:
        whole = arcadia()
        spoilt = change(whole)
        assert spoilt != whole
        path.write_text(spoilt, encoding="utf-8")

    return make


def replaced(old: str, new: str) -> Maker:
    """Arcadia's factsheet as text, with these words replaced where they stand first."""
    return text(lambda whole: whole.replace(old, new, 1))


def written(data: bytes) -> Maker:
    """A file with these bytes."""

    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


def protected(path: Path) -> None:
    shutil.copyfile(FILES / f"protected{path.suffix}", path)


def sparse(path: Path) -> None:
    """A file of a gigabyte that takes no place on the disk."""
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(1024**3)


def word_file(path: Path) -> None:
    path.write_bytes(word())


def cut_word(path: Path) -> None:
    path.write_bytes(word()[: len(word()) // 2])


def cut_pdf(path: Path) -> None:
    path.write_bytes(pdf()[: len(pdf()) // 2])


def scan(path: Path) -> None:
    """A PDF of two pages that are pictures."""
    document = pypdfium2.PdfDocument.new()
    for shade in (200, 90):
        page = document.new_page(595, 842)
        bitmap = pypdfium2.PdfBitmap.new_native(100, 140, pypdfium2.raw.FPDFBitmap_BGR)
        ctypes.memset(bitmap.buffer, shade, bitmap.stride * bitmap.height)
        image = pypdfium2.PdfImage.new(document)
        image.set_bitmap(bitmap)
        image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
        page.insert_obj(image)
        page.gen_content()
    document.save(path)
    document.close()


def bomb(path: Path) -> None:
    """A Word file of a megabyte whose text unpacks to a gigabyte."""
    run = b"<w:p><w:r><w:t>" + b" " * 2**20 + b"</w:t></w:r></w:p>"
    with (
        zipfile.ZipFile(io.BytesIO(word())) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            content = old.read(part)
            head, body, rest = content.partition(b"<w:body>")
            with new.open(part, "w") as out:
                out.write(head + body)
                for _ in range(1024 if part == "word/document.xml" else 0):
                    out.write(run)
                out.write(rest)


def pdf_bomb(path: Path) -> None:
    """A PDF of a megabyte whose one page unpacks to a gigabyte."""
    pack = zlib.compressobj(9)
    packed = b"".join(pack.compress(b" " * 2**20) for _ in range(1024)) + pack.flush()
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed),
    )
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    path.write_bytes(out + b"xref\n0 5\n0000000000 65535 f \n" + table + end)


def entities(path: Path) -> None:
    """A Word file whose text multiplies itself by entities."""
    lines = [b'<!ENTITY a0 "Arcadia">']
    lines += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)]
    declared = b"<!DOCTYPE x [" + b"".join(lines) + b"]>"

    def declare(part: str, content: bytes) -> bytes:
        if part != "word/document.xml":
            return content
        head = re.match(rb"(<\?xml[^>]*>)?", content)
        assert head is not None
        start = content[head.end() :].replace(b"<w:body>", b"<w:body><w:p>&a11;</w:p>", 1)
        return head[0] + declared + start

    path.write_bytes(changed(word(), declare))


def stealing(path: Path) -> None:
    """A Word file that would show a file of the machine that reads it."""

    def declare(part: str, content: bytes) -> bytes:
        if part != "word/document.xml":
            return content
        head = re.match(rb"(<\?xml[^>]*>)?", content)
        assert head is not None
        entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        rest = content[head.end() :].replace(b"<w:body>", b"<w:body><w:p>&e;</w:p>", 1)
        return head[0] + entity + rest

    path.write_bytes(changed(word(), declare))


def macros(path: Path) -> None:
    path.write_bytes(
        changed(word(), lambda _part, content: content, **{"word/vbaProject.bin": b"macro"})
    )


def word_without_a_note(path: Path) -> None:
    """A Word file whose text has a mark for a footnote that is not there."""

    def cut(part: str, content: bytes) -> bytes:
        if part != "word/footnotes.xml":
            return content
        spoilt = re.sub(
            rb'<w:footnote [^>]*w:id="5".*?</w:footnote>', b"", content, flags=re.DOTALL
        )
        assert spoilt != content
        return spoilt

    path.write_bytes(changed(word(), cut))


def chapter_twice(path: Path) -> None:
    """A Word file in which two chapters have the number II."""
    factsheet = read(arcadia().encode(), name="arcadia.txt")
    chapters = list(factsheet.chapters)
    chapters[2] = chapters[2].model_copy(update={"number": "II"})
    path.write_bytes(to_bytes(factsheet.model_copy(update={"chapters": tuple(chapters)}), "docx"))
