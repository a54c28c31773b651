"""Long Word files: a thousand pages within 500 MB, at a cost that grows no faster than the pages.

The file is read by a process of its own, so that what is measured is what that reading needs.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ronda.factsheets.errors import Damaged
from ronda.factsheets.reading.from_docx import document
from tests.factsheets.layouts.word_package import (
    cell,
    deleted,
    mark,
    note,
    numbered,
    par,
    row,
    run,
    table,
    word_file,
)

BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
STYLED = '<w:tblStyle w:val="S0"/>'

MEASURE = r"""
import json, re, sys, time
from pathlib import Path
from ronda.factsheets.reading import read_document
began = time.process_time()
found = read_document(Path(sys.argv[1]))
seconds = time.process_time() - began
# The peak of this program alone: getrusage would count what the starting process held, too.
peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
print(json.dumps({
    "seconds": seconds,
    "megabytes": int(peak[1]) / 1024,
    "blocks": len(found.blocks),
}))
"""
SENTENCE = "The Committee observes that the national authorities trained staff in many places. "


def long_file(pages: int) -> bytes:
    """So many pages of paragraphs in the wordy XML that Word writes, with notes and points."""
    wordy = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="21"/>'
    body: list[str] = []
    notes: list[str] = []
    for page in range(pages):
        for paragraph in range(12):
            runs = [run(f"{page} {paragraph} {SENTENCE}", wordy) for _ in range(4)]
            look = numbered(1) if paragraph % 3 else ""
            id = len(notes) + 1
            body.append(par(*runs, mark(id), look=look))
            notes.append(note(id, run(f"Para. {id}.", wordy)))
    return word_file("".join(body), parts={"footnotes": "".join(notes)})


def measured(pages: int, folder: Path) -> dict[str, float]:
    path = folder / f"{pages}.docx"
    path.write_bytes(long_file(pages))
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, path], check=True, capture_output=True, text=True
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, float]]:
    folder = tmp_path_factory.mktemp("long")
    return {pages: measured(pages, folder) for pages in (250, 1000)}


def test_thousand_pages_are_read_within_the_memory_allowed(
    figures: dict[int, dict[str, float]],
) -> None:
    assert figures[1000]["blocks"] == 24_000
    assert figures[1000]["megabytes"] < 500


def test_cost_grows_with_the_pages_and_no_faster(figures: dict[int, dict[str, float]]) -> None:
    assert figures[1000]["seconds"] < 8 * figures[250]["seconds"]


@pytest.mark.parametrize(
    "body",
    [
        par(*(run("x") for _ in range(60_000))),
        par(*(deleted("x ") + run("y") for _ in range(30_000))),
        par(BEGIN + "<w:r><w:instrText>x</w:instrText></w:r>" * 60_000 + END, run("y")),
        par("".join(BEGIN + SEPARATE + run("x") + END for _ in range(20_000))),
        "".join(table(row(cell("x")), look=STYLED) for _ in range(3_000)),
    ],
    ids=["runs", "deletions", "instructions", "fields", "tables"],
)
def test_many_small_things_cost_no_more_than_they_are(body: str) -> None:
    style = "".join(
        f'<w:style w:type="table" w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/>'
        f"{'<w:tblStylePr/>' * 50}</w:style>"
        for n in range(40)
    )
    data = word_file(body, parts={"styles": style})
    began = time.process_time()
    document(data)
    assert time.process_time() - began < 6


def test_fields_inside_one_another_without_end_are_refused() -> None:
    with pytest.raises(Damaged, match="fields inside one another"):
        document(word_file(par(BEGIN * 5_000)))
