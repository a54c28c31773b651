"""The measures by which Word lays a page out: those of the style sheet, and the widths of letters.

Two things to know. They are read from the style sheet that goes into every file, so that a change
there is known here. And letters are Arial's, in which Liberation Sans agrees with it to the point;
a letter that is not listed is as wide as the one it is built on.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lxml import etree

from ronda.factsheets.writing.docx_template import template

UNKNOWN = 556
"""As wide, in thousandths of the size, as a letter of which nothing is known is taken to be."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ARIAL_LINE = 1.15
"""A line of Arial in parts of the letters' size."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a style sets, in twentieths of a point; `line` is the height of a line."""

    size: float = 10.5
    bold: bool = False
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: float = 0
    keeps: bool = False
    boxed: bool = False


class Words(dict[str, int]):
    """The widths of the words of one document, each measured once."""

    def __init__(self, *, bold: bool) -> None:
        super().__init__()
        self._letters = _widths(bold)

    def __missing__(self, word: str) -> int:
        letters = self._letters
        width = self[word] = sum([letters[letter] for letter in word])
        return width


class _Widths(dict[str, int]):
    """Widths by letter; one that is not there is as wide as its base letter."""

    def __missing__(self, letter: str) -> int:
        base = unicodedata.normalize("NFD", letter)[0]
        width = self[base] if base != letter and base in self else UNKNOWN
        self[letter] = width
        return width


@cache
def _widths(bold: bool) -> _Widths:
    both = template("arial.txt").split("---\n")
    widths = _Widths()
    for line in both[bold].splitlines():
        if not line.startswith("#"):
            width, _, letters = line.partition(" ")
            widths.update(dict.fromkeys(letters, int(width)))
    return widths


@cache
def measures(style: str) -> Measures:
    """The measures of a style, with those of the styles it is based on."""
    told = _told(style)
    size = told.get("sz", 21.0) / 2
    multiple = told.get("line", 264.0) / 240
    return Measures(
        size=size,
        bold=bool(told.get("b")),
        left=int(told.get("left", 0)),
        right=int(told.get("right", 0)),
        before=int(told.get("before", 0)),
        after=int(told.get("after", 120)),
        line=size * 20 * _ARIAL_LINE * multiple,
        keeps=bool(told.get("keepNext")),
        boxed=bool(told.get("pBdr")),
    )


@cache
def _told(style: str) -> Mapping[str, float]:
    element = _styles().get(style)
    if element is None:
        return {}
    base = element.find(f"{_W}basedOn")
    told = dict(_told(base.get(f"{_W}val", ""))) if base is not None else {}
    for name in ("spacing", "ind"):
        found = element.find(f"{_W}pPr/{_W}{name}")
        for side, value in found.items() if found is not None else ():
            if str(value).lstrip("-").isdigit():
                told[str(side).removeprefix(_W)] = float(value)
    size = element.find(f"{_W}rPr/{_W}sz")
    if size is not None:
        told["sz"] = float(size.get(f"{_W}val", "21"))
    if element.find(f"{_W}rPr/{_W}b") is not None:
        told["b"] = 1.0
    for name in ("keepNext", "pBdr"):
        if element.find(f"{_W}pPr/{_W}{name}") is not None:
            told[name] = 1.0
    return told


@cache
def _styles() -> dict[str, etree._Element]:
    root = etree.fromstring(template("styles.xml").encode())
    return {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}
