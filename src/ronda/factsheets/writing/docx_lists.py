"""Lists: real automatic numbering whose labels come out exactly as the factsheet has them.

Two things to know. A letter or number counts on where the label before it was the one due, else a
new list begins at its figure; a label that is neither is its list's own text. And points in boxes
begin at the box's edge whatever their depth, because Word breaks the frame where the edge changes.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from ronda.factsheets.word_numbers import lettered, roman
from ronda.factsheets.writing.docx_text import DECLARATION, NAMESPACES, escaped

LEVELS = 9
BULLET = "–"

_STEP = 283
_EDGE = 142
_LABEL = re.compile(
    r"(?P<before>[^\w%]*)(?P<figure>\d{1,4}|[a-z]{1,6}|[A-Z]{1,6})(?P<after>[^\w%]*)"
)
_HIGHEST = 400
_BULLETS = "bullet"
_WORDS = "words"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How the labels of a list look; `before` and `after` stand around the figure, if any."""

    format: str
    before: str
    after: str
    boxed: bool


@dataclass(slots=True)
class _Numbered:
    """A list being written: its id, its kind, its depth, and the figure due next."""

    id: int
    kind: _Kind
    depth: int
    due: int


@dataclass(slots=True)
class Lists:
    """The lists of one document, made as its points come."""

    _kinds: dict[_Kind, int] = field(default_factory=dict)
    _made: list[tuple[_Kind, int, int | None]] = field(default_factory=list)
    _open: dict[tuple[bool, int], _Numbered] = field(default_factory=dict)
    _plain: dict[_Kind, int] = field(default_factory=dict)

    def number(self, label: str, depth: int, *, boxed: bool) -> int:
        """The id of the list in which a point with this label stands at this depth (from 0)."""
        if label == "-":
            return self._unnumbered(_Kind(_BULLETS, "", BULLET, boxed))
        before = self._open.get((boxed, depth))
        readings = list(_readings(label, boxed))
        for kind, figure in readings:
            if before is not None and before.kind == kind and before.due == figure:
                before.due += 1
                return before.id
        if not readings:
            return self._unnumbered(_Kind(_WORDS, label, "", boxed))
        kind, figure = readings[0]
        id = self._new(kind, depth, figure)
        self._open[boxed, depth] = _Numbered(id, kind, depth, figure + 1)
        return id

    def _unnumbered(self, kind: _Kind) -> int:
        if kind not in self._plain:
            self._plain[kind] = self._new(kind, 0, None)
        return self._plain[kind]

    def _new(self, kind: _Kind, depth: int, start: int | None) -> int:
        self._kinds.setdefault(kind, len(self._kinds) + 1)
        self._made.append((kind, depth, start))
        return len(self._made)

    def xml(self) -> str:
        """The part that defines the lists."""
        kinds = "".join(_abstract(id, kind) for kind, id in self._kinds.items())
        lists = "".join(
            f'<w:num w:numId="{id}"><w:abstractNumId w:val="{self._kinds[kind]}"/>'
            f"{_override(depth, start)}</w:num>"
            for id, (kind, depth, start) in enumerate(self._made, start=1)
        )
        return f"{DECLARATION}<w:numbering {NAMESPACES}>{kinds}{lists}</w:numbering>"


def _readings(label: str, boxed: bool) -> list[tuple[_Kind, int]]:
    """What a label can be: "i)" a Roman one or the ninth letter, "c)" a letter or a hundred."""
    found = _LABEL.fullmatch(label)
    if found is None:
        return []
    figure = found["figure"]
    small, upper = figure.lower(), figure.isupper()
    told: list[tuple[str, int]] = []
    if figure.isdigit():
        told = [("decimal", int(figure))] if str(int(figure)) == figure else []
    else:
        letter = _letter(small)
        numeral = _numerals().get(small)
        either = [("Letter", letter), ("Roman", numeral)]
        if small == "i" or len(small) > 1:
            either.reverse()
        case = "upper" if upper else "lower"
        told = [(case + name, number) for name, number in either if number is not None]
    return [(_Kind(name, found["before"], found["after"], boxed), n) for name, n in told]


@cache
def _numerals() -> dict[str, int]:
    return {roman(number): number for number in range(1, _HIGHEST)}


def _letter(small: str) -> int | None:
    number = ord(small[0]) - ord("a") + 1 + 26 * (len(small) - 1)
    return number if lettered(number) == small else None


def _override(depth: int, start: int | None) -> str:
    """A list of figures begins where it should; others have nothing to count."""
    if start is None:
        return ""
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def _abstract(id: int, kind: _Kind) -> str:
    levels = "".join(_level(kind, depth) for depth in range(LEVELS))
    return (
        f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(kind: _Kind, depth: int) -> str:
    figure = "" if kind.format in {_BULLETS, _WORDS} else f"%{depth + 1}"
    format = "decimal" if kind.format == _WORDS else kind.format
    text = f"{kind.before}{figure}{kind.after}"
    left = _EDGE + _STEP * (depth + 1)
    hanging = _STEP
    if kind.boxed:
        hanging, text = _STEP * (depth + 1), "\u2003" * depth + text
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{escaped(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
