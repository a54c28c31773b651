"""Ronda's Word files in LibreOffice: opened, filled in, saved, printed; nothing is lost in between.

Two things to know. LibreOffice drops the tags of content controls and renames styles' ids when it
saves; boxes must be found all the same. And the page numbers of the contents, which no program has
worked out when the file is written, are held against the pages that LibreOffice makes.
"""

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.reading.from_docx import document
from ronda.factsheets.writing.docx_pages import chapter_pages
from ronda.factsheets.writing.outline import outline
from ronda.factsheets.writing.to_docx import docx
from ronda.procedure.body import load_body

VARIANTS = Path(__file__).parent.parent / "variants"
DEMO = Path(__file__).parents[3] / "src" / "ronda" / "demo" / "texts"
SOURCES = {
    "arcadia": DEMO / "factsheet-2025.txt",
    "french": DEMO / "factsheet-2025-fr.txt",
    "cyrillic": VARIANTS / "sr_cyrl.txt",
    "latin": VARIANTS / "sr_latn.txt",
    "bosnia": VARIANTS / "en_bosnia.txt",
}
EMPTY = re.compile(
    rb'(<w:p><w:pPr><w:pStyle w:val="Ronda(?:Follow-up|PracticeBox)Text"/></w:pPr>)</w:p>'
)


def saved(data: bytes, ending: str, soffice: str, folder: Path) -> bytes:
    """The file as LibreOffice saves it."""
    source = folder / "factsheet.docx"
    source.write_bytes(data)
    subprocess.run(
        [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", ending, "--outdir", folder / "saved", source],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    return (folder / "saved" / f"factsheet.{ending}").read_bytes()


def filled(data: bytes, *, tracked: bool) -> tuple[bytes, int]:
    """The file with words typed into every empty box, and into how many."""
    words = b"<w:r><w:t>We did number %d.</w:t></w:r>"
    start = b'<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">'
    words = start + words + b"</w:ins>" if tracked else words
    more = b"<w:r><w:t>And more.</w:t></w:r></w:p>"
    held = BytesIO()
    count = 0

    def typed(found: re.Match[bytes]) -> bytes:
        nonlocal count
        count += 1
        return found[1] + words % count + b"</w:p>" + found[1] + more

    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = EMPTY.sub(typed, content)
            new.writestr(name, content)
    return held.getvalue(), count


def boxes(factsheet: Factsheet) -> list[str]:
    found = []
    for chapter in factsheet.chapters:
        asked = sorted(chapter.recommendations, key=lambda r: r.position)
        found += [r.follow_up.text for r in asked if r.follow_up is not None]
        found += [chapter.practice_box.text] if chapter.practice_box is not None else []
    return found


def test_empty_boxes_are_found_by_this_test() -> None:
    """The way this module fills boxes must be the way they are written."""
    original = read(SOURCES["arcadia"])
    assert filled(docx(original), tracked=False)[1] == boxes(original).count("")


@pytest.mark.parametrize("name", SOURCES)
def test_file_saved_by_libreoffice_says_the_same(name: str, soffice: str, tmp_path: Path) -> None:
    original = read(SOURCES[name])
    found = read(saved(docx(original), "docx", soffice, tmp_path))
    assert found == original
    assert found.account.unplaced == () and found.account.faults == ()


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("name", ["arcadia", "cyrillic"])
def test_boxes_filled_in_come_back_through_libreoffice(
    name: str, tracked: bool, soffice: str, tmp_path: Path
) -> None:
    original = read(SOURCES[name])
    data, count = filled(docx(original), tracked=tracked)
    found = read(saved(data, "docx", soffice, tmp_path))
    answers = iter(f"We did number {n}.\nAnd more." for n in range(1, count + 1))
    assert count >= 3
    assert boxes(found) == [text or next(answers) for text in boxes(original)]
    assert [r.text for r in found.recommendations] == [r.text for r in original.recommendations]
    told = [r for r in found.account.repairs if r.what.startswith("Tracked")]
    assert len(told) == (count if tracked else 0)


def test_serbia_saved_by_libreoffice_says_the_same(
    serbia_text_path: Path, soffice: str, tmp_path: Path
) -> None:
    original = read(serbia_text_path)
    found = read(saved(docx(original), "docx", soffice, tmp_path))
    assert found == original
    assert found.account.unplaced == ()
    assert len(document(docx(original)).blocks) == len(outline(original)) + 12 + 2


def nearly(told: list[int], found: list[int]) -> bool:
    """Equal but for one chapter that a line more or less puts on the page before or after."""
    away = [abs(one - other) for one, other in zip(told, found, strict=True)]
    return max(away) <= 1 and sum(away) <= 1


def printed_pages(factsheet: Factsheet, soffice: str, folder: Path) -> tuple[list[str], list[int]]:
    """The pages that LibreOffice prints, and on which of them each chapter begins."""
    pdf = pypdfium2.PdfDocument(saved(docx(factsheet), "pdf", soffice, folder))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    found: list[int] = []
    at = 2
    for chapter in factsheet.chapters:
        heading = rf"^{chapter.number}\.\s+{re.escape(chapter.title[:20])}"
        at = next(i for i in range(at, len(pages)) if re.search(heading, pages[i], re.MULTILINE))
        found.append(at + 1)
    return pages, found


@pytest.mark.parametrize("name", SOURCES)
def test_contents_give_the_pages_that_libreoffice_prints(
    name: str, soffice: str, tmp_path: Path
) -> None:
    original = read(SOURCES[name])
    pages, found = printed_pages(original, soffice, tmp_path)
    title = load_body("lanzarote").words(original.language).phrases["contents"]
    told = [int(one) for one in re.findall(r"\.{5,}\s*(\d+)", pages[1])]
    assert title in pages[1]
    assert told == chapter_pages(outline(original), title)
    assert nearly(told, found)


def test_contents_of_serbia_give_the_pages_that_libreoffice_prints(
    serbia_text_path: Path, soffice: str, tmp_path: Path
) -> None:
    original = read(serbia_text_path)
    pages, found = printed_pages(original, soffice, tmp_path)
    assert nearly(chapter_pages(outline(original), "Table of contents"), found)
    for number in range(1, 123):
        begins = re.compile(rf"^{number}\s+\D", re.MULTILINE)
        assert any(begins.search(page) for page in pages), number
