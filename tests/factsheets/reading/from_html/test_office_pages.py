"""Pages that LibreOffice and pandoc themselves make, from Ronda's Word file and from its page."""

import subprocess
from pathlib import Path

import pytest

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.writing import to_bytes
from tests.factsheets.layouts.comparing_layouts import INVENTED, check_serbia, said

pytestmark = pytest.mark.office


def by_pandoc(pandoc: str, source: Path) -> Path:
    page = source.with_suffix(".pandoc.html")
    command = [pandoc, str(source), "--standalone", "--output", str(page)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return page


def by_libreoffice(soffice: str, source: Path) -> Path:
    folder = source.parent / "made"
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "html:HTML (StarWriter)"]
    command += ["--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{source.stem}.html"


def written(factsheet: Factsheet, folder: Path, format: str) -> Path:
    source = folder / f"factsheet.{format}"
    source.write_bytes(to_bytes(factsheet, format))
    return source


@pytest.mark.parametrize("name", ["arcadia", "french", "cyrillic"])
def test_word_made_a_page_by_pandoc_says_the_same(pandoc: str, tmp_path: Path, name: str) -> None:
    given = read(INVENTED[name])
    found = read(by_pandoc(pandoc, written(given, tmp_path, "docx")))
    assert said(found) == said(given)


@pytest.mark.parametrize("name", ["arcadia", "french", "cyrillic"])
def test_word_made_a_page_by_libreoffice_says_the_same(
    soffice: str, tmp_path: Path, name: str
) -> None:
    given = read(INVENTED[name])
    found = read(by_libreoffice(soffice, written(given, tmp_path, "docx")))
    assert said(found) == said(given)


def test_the_real_factsheet_is_read_from_what_programs_make_of_it(
    pandoc: str, soffice: str, tmp_path: Path, serbia_text_path: Path
) -> None:
    given = read(serbia_text_path)
    word = written(given, tmp_path, "docx")
    for page in (by_pandoc(pandoc, word), by_libreoffice(soffice, word)):
        found = read(page)
        check_serbia(found)
        assert said(found) == said(given)


def test_a_page_of_ronda_saved_by_libreoffice_keeps_its_figures(
    soffice: str, tmp_path: Path, serbia_text_path: Path
) -> None:
    given = read(serbia_text_path)
    check_serbia(read(by_libreoffice(soffice, written(given, tmp_path, "html"))))
