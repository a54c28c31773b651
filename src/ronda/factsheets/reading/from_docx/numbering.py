"""Automatic numbering: the label that Word puts before a paragraph, which its text does not have.

Two things to know. Lists that share an abstract list count on together, unless one of them says
where to start. And every bullet, whatever its shape, is given as "-".
"""

import re
from dataclasses import dataclass, field, replace

from ronda.factsheets.reading.from_docx.names import PARAGRAPH_LOOK, VALUE, Element, W, is_on, value
from ronda.factsheets.reading.from_docx.styles import Styles, text_left
from ronda.factsheets.word_numbers import shown

LEVELS = 9
_DEEPEST = 10
_LONGEST_LABEL = 80
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One depth of a list: how its label looks and where its text begins."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    style: str | None = None
    left: int | None = None
    restart: int | None = None
    legal: bool = False
    picture: bool = False

    @property
    def is_bullet(self) -> bool:
        """Whether the label is a sign and no number."""
        return self.format == "bullet" or self.picture


@dataclass(slots=True)
class _List:
    """The depths of one list, and what it counts with."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """The lists of one document, counting as its paragraphs come."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is not None:
            abstract, numbers = root.iter(W + "abstractNum"), root.iterchildren(W + "num")
            self._abstract = {one.get(W + "abstractNumId", ""): one for one in abstract}
            self._numbers = {one.get(W + "numId", ""): one for one in numbers}

    def level(self, list_id: str, depth: int) -> Level | None:
        """How the list looks at this depth (from 0); None where there is no such list."""
        found = self._list(list_id)
        return found.levels.get(depth, Level()) if found else None

    def depth_of_style(self, list_id: str, style: str) -> int:
        """The depth that a list ties to a paragraph style."""
        found = self._list(list_id)
        tied = (d for d, level in found.levels.items() if level.style == style) if found else ()
        return next(iter(tied), 0)

    def label(self, list_id: str, depth: int) -> str:
        """Count one paragraph and give its label: "II.", "a)", "-"; "" where it shows none."""
        found = self._list(list_id)
        if found is None:
            return ""
        counts = self._counted(found, depth)
        level = found.levels.get(depth, Level())
        if level.is_bullet:
            return "-"
        return _PLACE.sub(lambda m: self._figure(found, counts, int(m[1]) - 1, level), level.text)

    def _counted(self, found: _List, depth: int) -> list[int | None]:
        """The counts of all depths after one more paragraph at `depth`."""
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        if not found.begun:
            found.begun = True
            for at in found.starts:
                counts[at] = None
        last = counts[depth]
        counts[depth] = self._start(found, depth) if last is None else last + 1
        for at in range(depth):
            if counts[at] is None:
                counts[at] = self._start(found, at)
        for at in range(depth + 1, LEVELS):
            restart = found.levels[at].restart if at in found.levels else None
            if restart is None or (restart > 0 and depth < restart):
                counts[at] = None
        return counts

    @staticmethod
    def _start(found: _List, depth: int) -> int:
        level = found.levels.get(depth)
        return found.starts.get(depth, level.start if level else 1)

    def _figure(self, found: _List, counts: list[int | None], at: int, level: Level) -> str:
        number = counts[at]
        if number is None:
            number = self._start(found, at)
        format = found.levels[at].format if at in found.levels else "decimal"
        return shown(number, "decimal" if level.legal and format != "none" else format)

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._made(list_id)
        return self._lists[list_id]

    def _made(self, list_id: str) -> _List | None:
        number = self._numbers.get(list_id)
        if number is None:
            return None
        abstract = self._defining(value(number, W + "abstractNumId") or "")
        if abstract is None:
            return None
        levels = {_depth(e): _level(e) for e in abstract.iterchildren(W + "lvl")}
        made = _List(abstract.get(W + "abstractNumId", ""), levels)
        for change in number.iterchildren(W + "lvlOverride"):
            self._override(made, change)
        return made

    @staticmethod
    def _override(made: _List, change: Element) -> None:
        depth = _depth(change)
        own = change.find(W + "lvl")
        if own is not None:
            made.levels[depth] = _level(own)
        start = _whole(value(change, W + "startOverride"))
        if start is not None:
            made.starts[depth] = start

    def _defining(self, id: str) -> Element | None:
        """The abstract list itself, past those that only name a numbering style."""
        for _ in range(_DEEPEST):
            abstract = self._abstract.get(id)
            link = value(abstract, W + "numStyleLink") if abstract is not None else None
            if abstract is None or link is None:
                return abstract
            number = self._numbers.get(self._styles.numbering(link) or "")
            id = (value(number, W + "abstractNumId") or "") if number is not None else ""
        return None


def _depth(element: Element) -> int:
    depth = _whole(element.get(W + "ilvl")) or 0
    return min(depth, LEVELS - 1)


def _level(element: Element) -> Level:
    look = element.find(PARAGRAPH_LOOK)
    restart = value(element, W + "lvlRestart")
    made = Level(
        format=_format(element),
        text=(value(element, W + "lvlText") or "")[:_LONGEST_LABEL],
        start=_whole(value(element, W + "start")) or 0,
        style=value(element, W + "pStyle"),
        left=text_left(look.find(W + "ind")) if look is not None else None,
        restart=_whole(restart),
        legal=bool(is_on(element.find(W + "isLgl"))),
        picture=element.find(W + "lvlPicBulletId") is not None,
    )
    return replace(made, start=1) if element.find(W + "start") is None else made


def _format(element: Element) -> str:
    """The number format; a format of its own stands in an alternative with a usual fallback."""
    found = element.find(W + "numFmt")
    if found is None:
        found = next(element.iter(W + "numFmt"), None)
    return found.get(VALUE, "decimal") if found is not None else "decimal"


def _whole(told: str | None) -> int | None:
    return int(told) if told is not None and re.fullmatch(r"\d{1,9}", told) else None
