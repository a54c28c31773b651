"""Factsheets as other programs write them: pandoc's Word and HTML, LibreOffice's Word and PDF.

Two things to know. The files are made here and now by those programs, from a factsheet laid out as
plain Markdown, so that nothing in them is of Ronda's making. And what is read from them must say
the same as the text they were made from, box for box and note for note.
"""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ronda.factsheets.blocks import Block, Kind
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.writing.outline import outline

VARIANTS = Path(__file__).parent.parent / "variants"
ARCADIA = Path(__file__).parents[3] / "src" / "ronda" / "demo" / "texts"
INVENTED = {
    "arcadia": ARCADIA / "factsheet-2025.txt",
    "netherlands": VARIANTS / "en_netherlands.txt",
    "french": ARCADIA / "factsheet-2025-fr.txt",
    "cyrillic": VARIANTS / "sr_cyrl.txt",
}
pytestmark = pytest.mark.office
Converter = Callable[[Factsheet, Path], Path]


def markdown(factsheet: Factsheet) -> str:
    """The factsheet as Markdown that pandoc understands, with boxes by their titles only."""
    return "\n\n".join(_paragraph(block) for block in outline(factsheet)) + "\n"


def _paragraph(block: Block) -> str:
    text = "".join(
        f"[^{run.mark}]" if run.mark is not None else escaped(run.text) for run in block.runs
    )
    if block.kind is Kind.NOTE:
        return f"[^{block.note}]: {text}"
    if block.kind is Kind.HEADING:
        return f"{'#' * block.level} {escaped(block.label)} {text}"
    if block.kind is Kind.ITEM:
        label = "-" if block.label == "-" else block.label
        return f"{'    ' * (block.level - 1)}{label} {text}"
    return text


def escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~^$@\"'])", r"\\\1", text)


def said(factsheet: Factsheet) -> dict[str, Any]:
    """What a factsheet says, without styles and the exact places of marks."""
    return {
        "party": factsheet.party.code,
        "language": factsheet.language,
        "months": (factsheet.prepared, factsheet.updated),
        "chapters": [(c.number, c.title, c.introduction) for c in factsheet.chapters],
        "observations": [
            (o.text, o.items, o.scope, o.topic, o.paragraphs)
            for c in factsheet.chapters
            for o in c.observations
        ],
        "recommendations": [
            (r.codes, r.strength, r.scope, r.topic, r.text, r.items, r.footnotes)
            for r in factsheet.recommendations
        ],
        "boxes": [r.follow_up and r.follow_up.text for r in factsheet.recommendations],
        "practice boxes": [c.practice_box and c.practice_box.text for c in factsheet.chapters],
        "practices": [(p.text, p.noted_by) for c in factsheet.chapters for p in c.practices],
        "notes": [(n.number, n.kind, n.text) for n in factsheet.footnotes],
        "unplaced": [u.text for u in factsheet.account.unplaced],
        "faults": [f.what for f in factsheet.account.faults],
    }


@pytest.fixture(scope="session")
def as_word(pandoc: str) -> Converter:
    return lambda factsheet, folder: _by_pandoc(pandoc, factsheet, folder / "pandoc.docx")


@pytest.fixture(scope="session")
def as_page(pandoc: str) -> Converter:
    return lambda factsheet, folder: _by_pandoc(pandoc, factsheet, folder / "pandoc.html")


@pytest.fixture(scope="session")
def as_office_word(pandoc: str, soffice: str) -> Converter:
    def convert(factsheet: Factsheet, folder: Path) -> Path:
        word = _by_pandoc(pandoc, factsheet, folder / "pandoc.docx")
        return _by_libreoffice(soffice, word, "docx")

    return convert


@pytest.fixture(scope="session")
def as_office_pdf(pandoc: str, soffice: str) -> Converter:
    def convert(factsheet: Factsheet, folder: Path) -> Path:
        word = _by_pandoc(pandoc, factsheet, folder / "pandoc.docx")
        return _by_libreoffice(soffice, word, "pdf")

    return convert


def _by_pandoc(pandoc: str, factsheet: Factsheet, to: Path) -> Path:
    source = to.with_suffix(".md")
    source.write_text(markdown(factsheet), encoding="utf-8")
    subprocess.run(
        [pandoc, "-f", "markdown-auto_identifiers", "--standalone", "-M", "title= ",
         source, "-o", to],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return to


def _by_libreoffice(soffice: str, source: Path, ending: str) -> Path:
    folder = source.parent / "converted"
    subprocess.run(
        [soffice, f"-env:UserInstallation={(source.parent / 'profile').as_uri()}", "--headless",
         "--convert-to", ending, "--outdir", folder, source],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    return folder / f"{source.stem}.{ending}"


def same(original: Factsheet, came_back: Factsheet) -> None:
    """Blanks are not compared where a PDF only draws them: which kind, how many, after a hyphen."""
    expected, found = said(original), said(came_back)
    for what, value in expected.items():
        assert blanks_alike(found[what]) == blanks_alike(value), what


def blanks_alike(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub(r"(?<=\w-) (?=\w)", "", re.sub(r"[ \u00a0\u202f]+", " ", value))
    return [blanks_alike(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("name", INVENTED)
@pytest.mark.parametrize("kind", ["as_word", "as_page", "as_office_word", "as_office_pdf"])
def test_invented_factsheet_of_another_program_says_the_same(
    kind: str, name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    original = read(INVENTED[name])
    convert: Converter = request.getfixturevalue(kind)
    same(original, read(convert(original, tmp_path)))


@pytest.mark.parametrize("kind", ["as_word", "as_page", "as_office_word", "as_office_pdf"])
def test_serbia_by_another_program_says_the_same(
    kind: str, serbia_text_path: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    original = read(serbia_text_path)
    convert: Converter = request.getfixturevalue(kind)
    same(original, read(convert(original, tmp_path)))
