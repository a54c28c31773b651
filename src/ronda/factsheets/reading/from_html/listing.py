"""Points of lists: how deep they stand and what label each shows.

Two things to know. Word writes points as paragraphs and says their depth in a style of its own;
Google Docs in the name of a class; a point typed by hand shows it only by how far it is set in.
And a list without a sign may have its labels in the text.
"""

import re

from lxml import etree

from ronda.factsheets.reading.from_html.looks import Looks
from ronda.factsheets.reading.from_html.noting import Turns, words_of
from ronda.factsheets.reading.labels import label_of, list_kind, typed_label

LISTS = frozenset({"ul", "ol", "menu", "dir"})

_WORD_LIST = re.compile(r"\bl\d+\s+level(\d)")
_GOOGLE_LIST = re.compile(r"\blst-[\w.]+-(\d)\b")


class Listing:
    """Answers for the points of one page."""

    def __init__(self, looks: Looks, turns: Turns) -> None:
        self.looks = looks
        self.turns = turns

    def label(self, item: etree._Element) -> str:
        """The label of a point (`li`) of a real list; empty where its list shows none."""
        above = item.getparent()
        kind = self._kind(item, above)
        return "-" if kind is None else kind and label_of(self.turns.of(item), kind)

    def depth(self, item: etree._Element, depth: int) -> int:
        """The depth of a point that stands in `depth` lists."""
        above = item.getparent()
        names = "" if above is None else above.get("class", "")
        found = _GOOGLE_LIST.search(names)
        return int(found[1]) + 1 if found else max(depth, 1)

    def word_depth(self, paragraph: etree._Element) -> int | None:
        """The depth of a paragraph that Word made a point of a list."""
        told = self.looks.style(paragraph).get("mso-list", "")
        found = _WORD_LIST.search(told)
        return int(found[1]) if found else None

    def word_label(self, span: etree._Element) -> str | None:
        """The label that Word set before a point, where `span` is one."""
        if self.looks.style(span).get("mso-list") != "ignore":
            return None
        shown = words_of(span).strip() or "-"
        found = typed_label(f"{shown} x")
        return found[0] if found else shown if re.fullmatch(r"\w{1,5}[.)]", shown) else "-"

    def _kind(self, item: etree._Element, above: etree._Element | None) -> str | None:
        """The kind of numbering; None for bullets, "" for a list without any sign."""
        for element in (item, above):
            if element is None:
                continue
            style = self.looks.style(element)
            told = style.get("list-style-type") or style.get("list-style", "")
            if told.startswith("none"):
                return ""
            if kind := list_kind(told.partition(" ")[0]):
                return kind
            if (type := element.get("type", "")) in ("1", "a", "A", "i", "I"):
                return type
        return "1" if above is not None and above.tag == "ol" else None
