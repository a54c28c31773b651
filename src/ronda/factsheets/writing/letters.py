"""Which characters the shipped fonts can draw, and what becomes of those that are no letters.

Two things to know. Symbol fonts put their bullets and arrows in the private-use area: the common
ones are taken for what they look like. And signs without a shape of their own (byte order marks,
directions, variation selectors, controls) are left out; all else that no font has is `missing`.
"""

import re
from functools import cache
from pathlib import Path

_SYMBOLS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0A8: "□",
    0xF06E: "■",
    0xF06F: "□",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0E8: "➔",
    0xF0FC: "✔",
    0xF0FB: "✘",
    0xF0FE: "☒",
    0xF071: "❑",
    0xF076: "❖",
    0xF02D: "−",
}
_SHAPELESS = (
    *range(0x0A),
    *(0x0B, 0x0C),
    *range(0x0E, 0x20),
    *range(0x7F, 0xA0),
    0xAD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
)
_CLEANED: dict[int, str] = {**dict.fromkeys(_SHAPELESS, ""), **_SYMBOLS}
_UNCLEAN = re.compile(f"[{re.escape(''.join(map(chr, _CLEANED)))}]")


def drawable(text: str) -> str:
    r"""`text` as the PDF shows it: symbols from private use as themselves, shapeless signs out.

    >>> drawable("\uf0b7 one\ufeff")
    '• one'
    """
    # Nearly all text has none of them, and looking is quicker than going through its letters.
    return text.translate(_CLEANED) if _UNCLEAN.search(text) else text


def missing(text: str) -> str | None:
    """The first character of `text` that no shipped font can draw, once it was cleaned."""
    found = _undrawable().search(drawable(text))
    return found[0] if found else None


@cache
def _undrawable() -> re.Pattern[str]:
    lines = (Path(__file__).parent / "fonts" / "letters.txt").read_text(encoding="ascii").split()
    ranges = ("-".join(f"\\U{int(end, 16):08x}" for end in line.split("-")) for line in lines)
    return re.compile(f"[^\\n{''.join(ranges)}]")
