"""Word files as LibreOffice makes them: its own cells, shaded paragraphs, frames, lists and notes.

Two things to know. The text goes to LibreOffice as its own kind of document and comes out as Word,
so that nothing in the file is of Ronda's making. And two things are lost on that way, not by
reading: links, which the layout does not write, and the bullets in frames, which LibreOffice drops.
"""

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from tests.factsheets.layouts.office_layout import Office, printed

DEMO = Path(__file__).parents[4] / "src" / "ronda" / "demo" / "texts"
LOOKS = {
    "cells": Office(),
    "paragraphs in two columns": Office(boxes="paragraphs", columns=2, orange="#F8CBAD"),
    "frames": Office(boxes="frames"),
}


def said(factsheet: Factsheet, *, bullets: bool) -> list[Any]:
    """What a factsheet says, without styles; without `bullets` those in boxes left out."""

    def box(text: str | None) -> str | None:
        return text if text is None or bullets else re.sub(r"(?m)^ *- ", "", text)

    return [
        [(c.number, c.title, c.introduction, c.marks) for c in factsheet.chapters],
        [
            [(o.text, o.items, o.scope, o.topic, o.marks, o.paragraphs) for o in c.observations]
            for c in factsheet.chapters
        ],
        [
            (r.codes, r.strength, r.scope, r.topic, r.text, r.items, r.labels, r.marks)
            for r in factsheet.recommendations
        ],
        [box(r.follow_up.text if r.follow_up else None) for r in factsheet.recommendations],
        [box(c.practice_box.text if c.practice_box else None) for c in factsheet.chapters],
        [(n.number, n.text, n.kind) for n in factsheet.footnotes],
    ]


def as_word(factsheet: Factsheet, look: Office, soffice: str, folder: Path) -> Path:
    """The document that the layout makes for printing, saved as Word."""
    printed(factsheet, look, soffice, folder)
    (source,) = folder.glob("*.fodt")
    subprocess.run(
        [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "docx", "--outdir", folder, source],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    return source.with_suffix(".docx")


def same(original: Factsheet, look: Office, soffice: str, folder: Path) -> None:
    found = read(as_word(original, look, soffice, folder))
    bullets = look.boxes != "frames"
    assert said(found, bullets=bullets) == said(original, bullets=bullets)
    assert found.account.unplaced == ()
    assert found.account.faults == ()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["factsheet-2025.txt", "factsheet-2025-fr.txt"])
def test_invented_factsheet_made_by_libreoffice_says_the_same(
    name: str, look: str, soffice: str, tmp_path: Path
) -> None:
    same(read(DEMO / name), LOOKS[look], soffice, tmp_path)


@pytest.mark.parametrize("look", LOOKS)
def test_serbia_made_by_libreoffice_says_the_same(
    look: str, serbia_text_path: Path, soffice: str, tmp_path: Path
) -> None:
    same(read(serbia_text_path), replace(LOOKS[look], blue="#BDD6EE"), soffice, tmp_path)
