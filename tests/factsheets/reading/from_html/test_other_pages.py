"""Whole factsheets as other people's pages: what is read must say what was set, word for word.

Two things to know. The pages are made here and now (`tests.factsheets.layouts.pages`), also from
the real factsheet, and never kept. And the last one sets the real text line by line as it stands,
with its notes in the middle of sentences.
"""

import re
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest

from ronda.factsheets.model import Factsheet, Scope, Strength
from ronda.factsheets.reading import read
from tests.factsheets.layouts.page_programs import PROGRAMS
from tests.factsheets.layouts.pages import web_page

ROOT = Path(__file__).parents[4]
INVENTED = {
    "arcadia": ROOT / "src" / "ronda" / "demo" / "texts" / "factsheet-2025.txt",
    "netherlands": ROOT / "tests" / "factsheets" / "variants" / "en_netherlands.txt",
    "french": ROOT / "tests" / "factsheets" / "variants" / "fr_autre_etat.txt",
    "cyrillic": ROOT / "tests" / "factsheets" / "variants" / "sr_cyrl.txt",
    "latin": ROOT / "tests" / "factsheets" / "variants" / "sr_latn.txt",
}


def said(factsheet: Factsheet) -> dict[str, Any]:
    """What a factsheet says, without emphasis and links (programs make their own)."""
    found = factsheet.without_account().model_dump()
    return {name: _plain(value) for name, value in found.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if name != "styles"}
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value


def check_figures(found: Factsheet) -> None:
    """The figures that every form of the real factsheet must give."""
    made = found.recommendations
    assert len(found.chapters) == 11
    assert len(made) == 80
    assert len({code for one in made for code in one.codes}) == 91
    assert Counter(one.strength for one in made) == {
        Strength.REQUIRE: 12,
        Strength.REQUEST: 11,
        Strength.INVITE: 57,
    }
    assert Counter(one.scope for one in made) == {Scope.SPECIFIC: 27, Scope.GENERIC: 53}
    assert [note.number for note in found.footnotes] == list(range(1, 123))
    boxes = {one.codes[0]: one.follow_up for one in made if one.follow_up is not None}
    assert len(boxes) == 23
    assert {code for code, box in boxes.items() if box.text} == {"III-12", "III-28", "IV-4", "V-3"}
    blue = [c.practice_box.text for c in found.chapters if c.practice_box is not None]
    assert blue == [""] * 10
    assert found.account.unplaced == ()
    assert found.account.faults == ()


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
    check_figures(found)
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
    check_figures(found)
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
