"""The page of a factsheet: it comes back whole, stands alone, and is accessible by what it says."""

import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from ronda.factsheets.model import (
    Box,
    Chapter,
    Factsheet,
    Footnote,
    Mark,
    NoteKind,
    Observation,
    Party,
    Recommendation,
    Scope,
    Strength,
    Style,
    StyleKind,
)
from ronda.factsheets.reading import read
from ronda.factsheets.writing.to_html import html
from tests.factsheets.factsheet_strategy import factsheets


def page(factsheet: Factsheet) -> etree._Element:
    root = etree.fromstring(html(factsheet), etree.HTMLParser(encoding="utf-8"))
    assert root is not None
    return root


@given(factsheets())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_again(given: Factsheet) -> None:
    back = read(html(given), name="factsheet.html")
    assert back == given
    assert back.account.unplaced == ()
    assert back.account.faults == ()


def test_the_real_factsheet_comes_back(serbia_text_path: Path) -> None:
    given = read(serbia_text_path)
    assert read(html(given)) == given


@given(factsheets())
@settings(max_examples=25, deadline=None)
def test_ids_are_unique_and_every_inner_link_leads_to_one(given: Factsheet) -> None:
    root = page(given)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = [a.get("href", "")[1:] for a in root.iter("a") if a.get("href", "").startswith("#")]
    assert set(targets) <= set(ids)
    named = " ".join(e.get("aria-labelledby", "") for e in root.iter()).split()
    assert set(named) <= set(ids)


@given(factsheets())
@settings(max_examples=25, deadline=None)
def test_headings_go_down_without_a_gap(given: Factsheet) -> None:
    levels = [int(e.tag[1]) for e in page(given).iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


@given(factsheets())
@settings(max_examples=25, deadline=None)
def test_boxes_are_regions_with_names_of_their_own(given: Factsheet) -> None:
    boxes = page(given).findall(".//section[@data-box]")
    wanted = [r.follow_up for r in given.recommendations if r.follow_up is not None]
    wanted += [c.practice_box for c in given.chapters if c.practice_box is not None]
    assert len(boxes) == len(wanted)
    names = [box.get("aria-labelledby") for box in boxes]
    assert len(names) == len(set(names))
    assert all(" " in (name or "") for name in names)


@given(factsheets())
@settings(max_examples=25, deadline=None)
def test_page_fetches_nothing_and_runs_nothing(given: Factsheet) -> None:
    root = page(given)
    assert not list(root.iter("script", "link", "img", "iframe", "object"))
    assert not [e for e in root.iter() if any(str(name).startswith("on") for name in e.attrib)]
    assert not re.search(r"url\(|@import", html(given).decode())


def test_every_mark_has_a_way_to_its_note_and_back(serbia_text_path: Path) -> None:
    root = page(read(serbia_text_path))
    to = [a.get("href") for a in root.iter("a") if a.get("role") == "doc-noteref"]
    back = [a.get("href") for a in root.iter("a") if a.get("role") == "doc-backlink"]
    assert to == [f"#note-{n}" for n in range(1, 123)]
    assert back == [f"#ref-{n}" for n in range(1, 123)]


def test_every_code_is_a_place_to_link_to(serbia_text_path: Path) -> None:
    given = read(serbia_text_path)
    ids = {element.get("id") for element in page(given).iter()}
    assert {code for r in given.recommendations for code in r.codes} <= ids


def hostile() -> Factsheet:
    """What a person could put into an interchange file."""
    bad = "<script>alert(1)</script> &amp; \"quoted\" 'too'"
    text = f"{bad} link"
    link = Style(
        start=len(bad) + 1, end=len(text), kind=StyleKind.LINK, href="javascript:alert('x')"
    )
    recommendation = Recommendation(
        codes=('X"><script>', "text", "I-1"),
        strength=Strength.REQUIRE,
        scope=Scope.SPECIFIC,
        text=f"The Committee requires {text}",
        position=1,
        marks=(Mark(number=1, at=3), Mark(number=1, at=3), Mark(number=9, at=4)),
        follow_up=Box(text=bad),
    )
    observation = Observation(text=text, styles=(link,), scope=Scope.SPECIFIC, position=0)
    chapter = Chapter(
        number='I"x',
        title=bad,
        observations=(observation,),
        recommendations=(recommendation,),
        practice_box=Box(text=bad),
    )
    return Factsheet(
        body="lanzarote",
        round=2,
        party=Party(name=bad, code=None),
        title=bad,
        language='en"><script>',
        chapters=(chapter, chapter),
        footnotes=(
            Footnote(number=1, text=bad, kind=NoteKind.NOTE),
            Footnote(number=1, text=bad, kind=NoteKind.NOTE),
            Footnote(number=5, text=bad, kind=NoteKind.NOTE),
        ),
    )


def test_hostile_text_stays_text() -> None:
    root = page(hostile())
    assert not list(root.iter("script"))
    targets = {a.get("href", "") for a in root.iter("a")}
    assert all(target.startswith("#") for target in targets)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert [a.text for a in root.iter("span") if a.get("data-href")] == ["link", "link"]


CSS = (files("ronda.factsheets.writing") / "html" / "page.css").read_text(encoding="utf-8")
PALETTES = [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", part)) for part in CSS.split(":root")]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    brighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", PALETTES[1:], ids=["light", "dark", "print"])
@pytest.mark.parametrize(
    ("paper", "ink"),
    [
        ("paper", "ink"),
        ("paper", "quiet"),
        ("paper", "accent"),
        ("orange-paper", "ink"),
        ("orange-paper", "orange-title"),
        ("orange-paper", "box-quiet"),
        ("blue-paper", "ink"),
        ("blue-paper", "blue-title"),
        ("blue-paper", "box-quiet"),
    ],
)
def test_words_stand_out_from_their_paper(palette: dict[str, str], paper: str, ink: str) -> None:
    assert contrast(palette[paper], palette[ink]) >= 4.5


@pytest.mark.parametrize("palette", PALETTES[1:], ids=["light", "dark", "print"])
@pytest.mark.parametrize("colour", ["orange", "blue"])
def test_boxes_stand_out_from_the_page(palette: dict[str, str], colour: str) -> None:
    assert contrast(palette["paper"], palette[f"{colour}-line"]) >= 3
