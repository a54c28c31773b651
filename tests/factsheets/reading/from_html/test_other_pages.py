"""Whole factsheets as other people's pages: what is read must say what was set, word for word.

Two things to know. The pages are made here and now (`tests.factsheets.layouts.pages`), also from
the real factsheet, and never kept. And the last one sets the real text line by line as it stands,
with its notes in the middle of sentences.
"""

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from ronda.factsheets.reading import read
from tests.factsheets.layouts.comparing_layouts import INVENTED, check_serbia, said
from tests.factsheets.layouts.page_programs import PROGRAMS
from tests.factsheets.layouts.pages import web_page


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("name", INVENTED)
def test_an_invented_factsheet_is_read_from_any_page(program: str, name: str) -> None:
    given = read(INVENTED[name])
    found = read(web_page(given, PROGRAMS[program]), name="page.html")
    assert said(found) == said(given)
    assert found.account.unplaced == ()
    assert found.account.faults == ()


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_real_factsheet_is_read_from_any_page(program: str, serbia_text_path: Path) -> None:
    given = read(serbia_text_path)
    found = read(web_page(given, PROGRAMS[program]), name="page.htm")
    check_serbia(found)
    assert said(found) == said(given)


_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _raised_tags(text: str) -> str:
    return re.sub(_RAISED, lambda found: f"<sup>{found[0].translate(_LOWERED)}</sup>", text)


def _bracketed(text: str) -> str:
    return re.sub(_RAISED, lambda found: f"[{found[0].translate(_LOWERED)}]", text)


@pytest.mark.parametrize("marks", [str, _raised_tags, _bracketed])
def test_the_real_text_is_read_line_by_line(
    serbia_text_path: Path, marks: Callable[[str], str]
) -> None:
    lines = serbia_text_path.read_text(encoding="utf-8").splitlines()
    body = "\n".join(_paragraph(marks(line)) for line in lines if line.strip())
    found = read(f"<html><body>{body}</body></html>".encode(), name="page.html")
    check_serbia(found)
    of_text = read(serbia_text_path)
    assert [(r.codes, r.text, r.items) for r in found.recommendations] == [
        (r.codes, r.text, r.items) for r in of_text.recommendations
    ]


def _paragraph(line: str) -> str:
    """A line as a paragraph, set in where it begins with a blank."""
    style = ' style="margin-left: 18pt"' if line.startswith(" ") else ""
    html = re.sub(r"&lt;(/?sup)&gt;", r"<\1>", escape(line))
    return f"<p{style}>{_with_links(html)}</p>"


def _with_links(html: str) -> str:
    """The text's Markdown links and emphasis as a page has them."""
    html = re.sub(r"\[([^\[\]]+)\]\(#\)", r'<a href="#">\1</a>', html)
    html = re.sub(r"&lt;(https?://[^&\s]+)&gt;", r'<a href="\1">\1</a>', html)
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", html)
