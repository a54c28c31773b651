"""Style sheets: what holds for an element, and hostile sheets that must not cost much."""

import time

import pytest
from lxml import etree

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_html.css import StyleSheet
from ronda.factsheets.reading.from_html.css_colours import css_hue

PAGE = etree.fromstring(
    "<div id='page'><table class='box orange'><tr><td class='cell' style='color: red'/></tr>"
    "</table><p class='a b'/></div>"
)


def of(sheet: str, path: str) -> dict[str, str]:
    element = PAGE.find(path)
    assert element is not None
    return StyleSheet(sheet).of(element)


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("td { background: #FFF }", {"background": "#fff"}),
        ("p, td.cell { background: #fff }", {"background": "#fff"}),
        (".box td { background: #fff }", {"background": "#fff"}),
        ("table.box.orange > tr > td { background: #fff }", {"background": "#fff"}),
        ("#page .cell { a: 1 } td { a: 2 }", {"a": "1"}),
        (".cell { a: 1 } td { a: 2 }", {"a": "1"}),
        ("td { a: 1 } td { a: 2 !important }", {"a": "2"}),
        ("td { color: blue }", {"color": "red"}),
        ("@media screen { td { a: 1 } }", {"a": "1"}),
        (":root { --o: orange; --p: var(--o) } td { a: var(--p) }", {"a": "orange"}),
        ("/* td { a: 1 } */ td { b: 2 }", {"b": "2"}),
        ("<!-- td { b: 2 } -->", {"b": "2"}),
    ],
)
def test_rules_that_fit_hold(sheet: str, found: dict[str, str]) -> None:
    assert of(sheet, "table/tr/td") == {"color": "red"} | found


@pytest.mark.parametrize(
    "sheet",
    [
        "th { a: 1 }",
        ".other td { a: 1 }",
        "td:hover { a: 1 }",
        "td + td { a: 1 }",
        "@media print { td { a: 1 } }",
        "@media (prefers-color-scheme: dark) { td { a: 1 } }",
        "@import url(x.css); th { a: 1 }",
        "{ a: 1 }",
        "/* td { a: 1 }",
    ],
)
def test_other_rules_do_not_hold(sheet: str) -> None:
    assert "a" not in of(sheet, "table/tr/td")


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#fbe4d5", Colour.ORANGE),
        ("#FA0", Colour.ORANGE),
        ("orange", Colour.ORANGE),
        ("peachpuff", Colour.ORANGE),
        ("rgb(251, 228, 213)", Colour.ORANGE),
        ("rgba(255,165,0,.3)", Colour.ORANGE),
        ("#ffa50080", Colour.ORANGE),
        ("linear-gradient(90deg, #ffe0b0, #fff)", Colour.ORANGE),
        ("hsl(30 90% 80%)", Colour.ORANGE),
        ("1px solid windowtext", None),
        ("lightblue url(x.png) no-repeat", Colour.BLUE),
        ("rgb(87% 92% 96%)", Colour.BLUE),
        ("3px double navy", Colour.BLUE),
        ("rgba(255,165,0,0)", None),
        ("#fff", None),
        ("transparent", None),
        ("#12345", None),
        ("rgb(1,2)", None),
        ("rgb(999999999, -5, 0)", Colour.OTHER),
        ("", None),
    ],
)
def test_hue_of_a_value_is_that_of_its_first_colour(value: str, colour: Colour | None) -> None:
    assert css_hue(value) is colour


@pytest.mark.parametrize(
    "sheet",
    [
        "/*" * 400_000,
        "@media screen {" * 60_000,
        "@x {" * 200_000,
        "p {} " * 200_000,
        "a b c d e f g td { x: y } " * 40_000,
        "td { x: " + "var(--x) " * 50_000 + "} :root { --x: var(--x) var(--x) }",
    ],
)
def test_a_hostile_sheet_costs_little(sheet: str) -> None:
    begun = time.process_time()
    of(sheet, "table/tr/td")
    assert time.process_time() - begun < 3
