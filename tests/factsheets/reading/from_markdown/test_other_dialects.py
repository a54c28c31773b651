"""Whole factsheets as other people's Markdown: read back must say what was set, word for word."""

from pathlib import Path

import pytest

from ronda.factsheets.reading import read
from tests.factsheets.layouts.comparing_layouts import INVENTED, check_serbia, said
from tests.factsheets.layouts.markdown_programs import MARKDOWN_PROGRAMS
from tests.factsheets.layouts.pages import web_page


@pytest.mark.parametrize("program", MARKDOWN_PROGRAMS)
@pytest.mark.parametrize("name", INVENTED)
def test_an_invented_factsheet_is_read_from_any_dialect(program: str, name: str) -> None:
    given = read(INVENTED[name])
    found = read(web_page(given, MARKDOWN_PROGRAMS[program]), name="page.md")
    assert said(found) == said(given)
    assert found.account.unplaced == ()
    assert found.account.faults == ()


@pytest.mark.parametrize("program", MARKDOWN_PROGRAMS)
def test_the_real_factsheet_is_read_from_any_dialect(program: str, serbia_text_path: Path) -> None:
    given = read(serbia_text_path)
    found = read(web_page(given, MARKDOWN_PROGRAMS[program]), name="page.markdown")
    check_serbia(found)
    assert said(found) == said(given)
