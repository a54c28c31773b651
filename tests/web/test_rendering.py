"""Texts as HTML: nothing lost, nothing unescaped, marks and notes tied both ways."""

import re

import lxml.html
from hypothesis import given, settings

from ronda.factsheets.model import Factsheet, Mark, Observation, Scope, Style, StyleKind, Text
from ronda.web.rendering import Renderer
from tests.factsheets.factsheet_strategy import factsheets


def words(html: str) -> str:
    html = re.sub(r"(</?(?:p|ul|li)\b)", r" \1", html)
    return " ".join(
        "".join(map(str, lxml.html.fromstring(f"<div>{html}</div>").itertext())).split()
    )


def test_text_lines_become_paragraphs() -> None:
    assert Renderer().text(Text(text="One line.\nAnother.")) == "<p>One line.</p><p>Another.</p>"


def test_text_points_become_nested_lists() -> None:
    html = Renderer().text(Text(text="Opens:\n- first\n  - inside\n- second"))
    assert html == "<p>Opens:</p><ul><li>first<ul><li>inside</li></ul></li><li>second</li></ul>"


def test_text_letters_are_kept() -> None:
    html = Renderer().text(Text(text="a) first\nb) second"))
    assert html.count('<span class="label">') == 2
    assert words(html) == "a) first b) second"


def test_text_is_escaped() -> None:
    html = Renderer().text(Text(text="<script>alert('x')</script> & so on"))
    assert "<script" not in html and "&lt;script&gt;" in html and "&amp; so on" in html


def test_mark_with_note_is_a_link_and_only_the_first_can_be_gone_back_to() -> None:
    renderer = Renderer({7})
    text = Text(text="ab", marks=(Mark(number=7, at=1), Mark(number=7, at=2)))
    html = renderer.sentence(text)
    assert html.count('href="#note-7"') == 2 and html.count('id="mark-7"') == 1
    assert html.startswith('a<sup class="noteref"><a id="mark-7"')


def test_mark_without_note_is_no_link() -> None:
    html = Renderer().sentence(Text(text="ab", marks=(Mark(number=7, at=1),)))
    assert html == 'a<sup class="noteref">7</sup>b'


def test_link_to_the_web_is_a_link_that_tells_nobody() -> None:
    style = Style(start=0, end=4, kind=StyleKind.LINK, href="https://example.org/?a=1&b=2")
    html = Renderer().sentence(Text(text="here", styles=(style,)))
    assert html == ('<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">here</a>')


def test_link_that_runs_a_script_is_only_words() -> None:
    for href in ("javascript:alert(1)", "data:text/html,x", "#", "//example.org"):
        style = Style(start=0, end=4, kind=StyleKind.LINK, href=href)
        assert Renderer().sentence(Text(text="here", styles=(style,))) == "here"


def test_emphasis_inside_a_link_keeps_one_link() -> None:
    styles = (
        Style(start=0, end=9, kind=StyleKind.LINK, href="https://example.org"),
        Style(start=4, end=9, kind=StyleKind.ITALIC),
    )
    html = Renderer().sentence(Text(text="the whole", styles=styles))
    assert html.count("<a ") == 1 and "the <em>whole</em></a>" in html


def test_items_take_their_own_marks() -> None:
    said = Observation(
        text="It observes:",
        scope=Scope.SPECIFIC,
        items=("one", "two"),
        marks=(Mark(number=3, at=3, item=1),),
    )
    assert Renderer({3}).items(said).startswith("<ul><li>one</li><li>two<sup")
    assert "<sup" not in Renderer({3}).text(said)


@settings(max_examples=25, deadline=None)
@given(factsheets())
def test_rendering_loses_no_word_and_no_mark(factsheet: Factsheet) -> None:
    renderer = Renderer({note.number for note in factsheet.footnotes})
    for recommendation in factsheet.recommendations:
        html = renderer.text(recommendation) + renderer.items(recommendation)
        for mark in recommendation.marks:
            assert f'href="#note-{mark.number}"' in html
        without = re.sub(r"<sup.*?</sup>", "", html)
        points = zip(recommendation.labels or ("",) * 99, recommendation.items, strict=False)
        parts = [recommendation.text, *(f"{label} {item}" for label, item in points)]
        assert words(without).split() == " ".join(parts).split()
