"""How an element looks: hidden, coloured, emphasised, set in.

Two things to know. Style rules, style attributes and the attributes of old pages (`bgcolor`,
`hidden`) are asked alike. And a class may tell a colour by its name alone ("bg-orange-100",
"alert-info"), since the style sheet of a page from the web is seldom saved with it.
"""

import re
from collections.abc import Mapping

from lxml import etree

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.colours import hue_of_hex
from ronda.factsheets.reading.from_html.css import StyleSheet
from ronda.factsheets.reading.from_html.css_colours import css_hue

_UNSEEN = frozenset(
    {"head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed"}
    | {"audio", "video", "canvas", "map", "datalist", "dialog", "colgroup", "col", "del", "input"}
)
_UNSEEN_CLASS = re.compile(
    r"(?<![\w-])(?:sr-only|visually-?hidden|screen-?reader-(?:text|only)|element-invisible)(?![\w-])"
)
_HUES = {
    "orange": Colour.ORANGE,
    "amber": Colour.ORANGE,
    "peach": Colour.ORANGE,
    "apricot": Colour.ORANGE,
    "warning": Colour.ORANGE,
    "blue": Colour.BLUE,
    "sky": Colour.BLUE,
    "cyan": Colour.BLUE,
    "azure": Colour.BLUE,
    "info": Colour.BLUE,
}
_HUE = re.compile(rf"\b(?:{'|'.join(_HUES)})\b")
_NOT_PAPER = re.compile(r"\b(?:text|btn|button|badge|icon|hover|focus|link|dark|label|colou?r)\b")
_PAPER = re.compile(r"\b(?:background|bg|box|border)\b")
_BOX = re.compile(
    r"\b(?:(?:text|info)?box|boxed|callout|panel|alert|admonition|card|well|framed?|notice"
    r"|encadr[eé]|cadre)\b"
)
_REFERENCE = re.compile(r"footnote-?(reference|anchor)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|px|cm|mm|in|em|rem)?")
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0, "em": 12.0, "rem": 12.0}


class Looks:
    """Answers how the elements of one page look; each is asked of the style sheet once."""

    def __init__(self, sheet: StyleSheet) -> None:
        self.sheet = sheet
        self.known: dict[etree._Element, Mapping[str, str]] = {}

    def style(self, element: etree._Element) -> Mapping[str, str]:
        """What is declared for the element itself."""
        if element not in self.known:
            self.known[element] = self.sheet.of(element)
        return self.known[element]

    def is_unseen(self, element: etree._Element) -> bool:
        """Whether a reader of the page does not see the element at all."""
        if element.tag in _UNSEEN or element.get("hidden") is not None:
            return True
        named = element.get("class")
        if named and _UNSEEN_CLASS.search(named):
            return True
        style = self.style(element)
        hidden = style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse")
        return hidden or style.get("mso-hide") == "all"

    def emphasis(self, element: etree._Element) -> tuple[bool | None, bool | None]:
        """(italic, bold) as the element sets them; None where it leaves them as they are."""
        style = self.style(element)
        italic: bool | None = True if element.tag in ("i", "em", "cite", "dfn", "var") else None
        bold: bool | None = True if element.tag in ("b", "strong") else None
        if slant := style.get("font-style"):
            italic = slant.startswith(("italic", "oblique"))
        if weight := style.get("font-weight"):
            bold = weight.startswith("bold") or (weight.isdigit() and int(weight) >= 600)
        return italic, bold

    def is_raised(self, element: etree._Element) -> bool:
        """Whether the element's text stands raised, as a footnote mark does."""
        if element.tag == "sup" or self.style(element).get("vertical-align") == "super":
            return True
        named = element.get("class")
        return bool(named) and _REFERENCE.search(named or "") is not None

    def paper(self, element: etree._Element) -> Colour | None:
        """The hue of the element's own background."""
        style = self.style(element)
        for name in ("background-color", "background", "mso-shading"):
            if (value := style.get(name)) and (found := css_hue(value)):
                return found
        told = element.get("bgcolor", "")
        return hue_of_hex(told) or css_hue(told)

    def frame(self, element: etree._Element) -> Colour | None:
        """The hue of a border around the element, or of a bar at its left."""
        style = self.style(element)
        for name in ("border", "border-color", "border-left", "border-left-color", "outline"):
            value = style.get(name, "")
            if not value.startswith(("0", "none")) and (found := css_hue(value)):
                return found
        return None

    def named_hue(self, element: etree._Element) -> Colour | None:
        """The hue that a class or id of the element names."""
        for words in _names(element):
            if found := _HUE.search(words):
                paper = _PAPER.search(words) or not _NOT_PAPER.search(words)
                return _HUES[found[0]] if paper else None
        return None

    def is_named_box(self, element: etree._Element) -> bool:
        """Whether a class or id says that the element is a box of some kind."""
        return any(_BOX.search(words) for words in _names(element))

    def indent(self, element: etree._Element) -> float:
        """How far the element is set in from the left, in points."""
        style = self.style(element)
        margins = style.get("margin", "").split()
        short = margins[3] if len(margins) == 4 else ""
        values = (style.get("margin-left", short), style.get("padding-left", ""))
        return sum(_points(value) for value in values)


def _points(value: str) -> float:
    found = _LENGTH.match(value)
    return float(found[1]) * _POINTS[found[2] or "px"] if found else 0.0


def _names(element: etree._Element) -> list[str]:
    """The words of each class and of the id, with blanks between: "bg-orange-100" has two."""
    names = [*element.get("class", "").split(), element.get("id", "")]
    return [" ".join(re.findall(r"[^\W\d_]+", _parted(name).lower())) for name in names if name]


def _parted(name: str) -> str:
    """A name with a blank where a capital follows a small letter: "BoxOrange" has two words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
