"""Styles: what a paragraph, a run or a table gets from its style and from those it is based on.

Two things to know. A resolved style is put together once and kept, because a document uses few
styles many times. And a heading is known by its outline level, else by its name in the languages
that offices use; a title or a heading of the contents is none.
"""

import re
from dataclasses import dataclass, fields, replace

from ronda.factsheets.reading.from_docx.names import (
    PARAGRAPH_LOOK,
    RUN_LOOK,
    VALUE,
    Element,
    W,
    child,
    is_on,
    value,
)
from ronda.factsheets.reading.from_docx.shading import Palette, Shade

_HEADING = re.compile(
    r"(?:heading|titre|naslov|наслов|überschrift|titolo|título|titulo|titlu|nagłówek|заголовок"
    r"|заглавие|kop|rubrik|overskrift|otsikko|başlık|címsor|nadpis|antraštė|virsraksts|pealkiri)"
    r"\s*([1-9])(?!\d)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"(?:toc|tm|contents|table des matières|sadržaj|садржај|verzeichnis)\s*\d?$"
    r"|toc ?heading|contents heading|en-tête de table des matières",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:title|titre|naslov|наслов|subtitle|sous-titre|podnaslov|поднаслов)$", re.IGNORECASE
)
_NOTE = re.compile(r"(?:foot|end)note ?text|note de bas de page|fusnot|фуснот", re.IGNORECASE)
_DEEPEST = 40
"""A chain of styles longer than this goes round in a circle."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, None where neither it nor its bases do.

    `outline` is a heading's level from 0 (9 is body text); `list_id` and `list_level` tell its
    numbering; `left` where its text begins, in twentieths of a point.
    """

    id: str = ""
    name: str = ""
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    left: int | None = None
    shade: Shade = None
    frame: Shade = None
    bold: bool | None = None
    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None

    @property
    def heading(self) -> int | None:
        """The level of the heading, from 1, that this style makes; None where it makes none."""
        if self.is_contents or _TITLE.match(self.name):
            return None
        if self.outline is not None:
            return self.outline + 1 if self.outline < 9 else None
        found = _HEADING.match(self.name) or _HEADING.match(self.id)
        return int(found[1]) if found else None

    @property
    def is_contents(self) -> bool:
        """Whether this is a style of the table of contents."""
        return _CONTENTS.match(self.name) is not None

    @property
    def is_note(self) -> bool:
        """Whether this is the style of notes."""
        return _NOTE.match(self.name) is not None

    def over(self, base: "Style") -> "Style":
        """What this style says, else what `base` does; id and name are this one's."""
        said = {f.name: v for f in fields(Style) if (v := getattr(self, f.name)) is not None}
        return replace(base, **said)


@dataclass(frozen=True, slots=True)
class TableLook:
    """The shades that a table style gives: to the whole table, its first row and column."""

    whole: Shade = None
    first_row: Shade = None
    first_column: Shade = None
    frame: Shade = None


class Styles:
    """The styles of one document by id."""

    def __init__(self, root: Element | None, palette: Palette) -> None:
        self._palette = palette
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._tables: dict[str, TableLook] = {}
        self._defaults: dict[str, str] = {}
        self.language: str | None = None
        if root is not None:
            self._collect(root)

    def _collect(self, root: Element) -> None:
        for element in root.iterchildren(W + "style"):
            id = element.get(W + "styleId", "")
            self._elements[id] = element
            if element.get(W + "default") in {"1", "true"}:
                self._defaults[element.get(W + "type", "")] = id
        runs = root.find(f"{W}docDefaults/{W}rPrDefault/{RUN_LOOK}")
        if runs is not None:
            self.language = value(runs, W + "lang")

    def paragraph(self, id: str | None) -> Style:
        """The style of a paragraph; the default one where it names none that there is."""
        return self._style(id if id in self._elements else self._defaults.get("paragraph"))

    def run(self, id: str | None) -> Style:
        """The character style of a run."""
        return self._style(id)

    def direct(self, look: Element | None) -> Style:
        """What a paragraph's own w:pPr says."""
        return self._read(None, look) if look is not None else Style()

    def numbering(self, id: str) -> str | None:
        """The list that the numbering style `id` names."""
        return self._style(id).list_id

    def table(self, id: str | None) -> TableLook:
        """The shades of a table style and of what it is based on."""
        if id is None or id not in self._elements:
            return TableLook()
        if id not in self._tables:
            self._tables[id] = self._table_chain(id)
        return self._tables[id]

    def _table_chain(self, id: str) -> TableLook:
        look = TableLook()
        at: str | None = id
        for _ in range(_DEEPEST):
            element = self._elements.get(at or "")
            if element is None:
                break
            look = self._over(look, element)
            at = value(element, W + "basedOn")
        return look

    def _over(self, look: TableLook, element: Element) -> TableLook:
        shades = {part.get(W + "type"): self._cell(part) for part in element.iter(W + "tblStylePr")}
        own = self._cell(element) or self._palette.shading(element.find(f"{W}tblPr/{W}shd"))
        frame = self._palette.border(element.find(f"{W}tblPr/{W}tblBorders"))
        return TableLook(
            whole=_first(look.whole, own, shades.get("wholeTable")),
            first_row=_first(look.first_row, shades.get("firstRow")),
            first_column=_first(look.first_column, shades.get("firstCol")),
            frame=_first(look.frame, frame),
        )

    def _cell(self, element: Element) -> Shade:
        return self._palette.shading(element.find(f"{W}tcPr/{W}shd"))

    def _style(self, id: str | None) -> Style:
        if id is None or id not in self._elements:
            return Style()
        if id not in self._resolved:
            self._resolved[id] = self._chain(id)
        return self._resolved[id]

    def _chain(self, id: str) -> Style:
        """The style over its bases, the nearest first; a circle of bases ends it."""
        found = Style()
        at: str | None = id
        for _ in range(_DEEPEST):
            element = self._elements.get(at or "")
            if element is None:
                break
            own = self._read(element.find(RUN_LOOK), element.find(PARAGRAPH_LOOK))
            found = found.over(own)
            at = value(element, W + "basedOn")
        return replace(found, id=id, name=value(self._elements[id], W + "name") or id)

    def _read(self, run: Element | None, paragraph: Element | None) -> Style:
        made = Style()
        if paragraph is not None:
            numbers = child(paragraph, W + "numPr")
            made = replace(
                made,
                outline=_number(value(paragraph, W + "outlineLvl")),
                list_id=value(numbers, W + "numId") if numbers is not None else None,
                list_level=_number(value(numbers, W + "ilvl")) if numbers is not None else None,
                left=text_left(child(paragraph, W + "ind")),
                shade=self._palette.shading(child(paragraph, W + "shd")),
                frame=self._palette.border(child(paragraph, W + "pBdr")),
            )
        if run is not None:
            made = replace(
                made,
                bold=is_on(run.find(W + "b")),
                italic=is_on(run.find(W + "i")),
                hidden=is_on(run.find(W + "vanish")),
                raised=raised(run),
            )
        return made


def raised(look: Element) -> bool | None:
    """Whether a run's look sets it above the line; None where it does not say."""
    told = value(look, W + "vertAlign")
    if told is not None:
        return told == "superscript"
    height = child(look, W + "position")
    return (_number(height.get(VALUE)) or 0) > 0 if height is not None else None


def text_left(indent: Element | None) -> int | None:
    """Where the text of a paragraph begins, from the margin; None where nothing is said."""
    if indent is None:
        return None
    return _number(indent.get(W + "left", indent.get(W + "start")))


def _number(told: str | None) -> int | None:
    if told is None or not re.fullmatch(r"-?\d{1,9}", told):
        return None
    return int(told)


def _first(*shades: Shade) -> Shade:
    return next((shade for shade in shades if shade is not None), None)
