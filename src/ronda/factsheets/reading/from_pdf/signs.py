"""Characters as a PDF gives them, made into the text that a person reads.

Two things to know. PDFium tells a hyphen at a line's end by a control character, whether it was a
hyphen or a soft one: which, only the words of the document can tell (hyphens.py). And symbol
fonts give private characters, or letters that are drawn as signs.
"""

import re

from ronda.factsheets.reading.symbols import cleaned, symbol

_PLAIN: dict[int, str] = {
    **dict.fromkeys(range(0x20), " "),
    **dict.fromkeys((0x00, 0xAD, 0x200B, 0x2060, 0xFEFF), ""),
    0x02: "-",
    0xFFFE: "-",
    0x7F: "",
    0x2028: " ",
    0x2029: " ",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_UNREADABLE = re.compile("[\\x00\ue000-\uf8ff\ufffd]")
_BULLETS = frozenset("\ue00a\ue00c\ue010\ue011\ue013")
"""OpenSymbol's own bullets, arrows and boxes, which LibreOffice puts before points."""


def plain(text: str, signs: str = "") -> str:
    r"""`text` as a person reads it; `signs` is the name of the symbol font it is set in.

    >>> plain("ﬁ\x02"), plain("§", "wingdings"), plain("\uf0b7 x")
    ('fi-', '▪', '• x')
    """
    text = text.translate(_PLAIN)
    if signs:
        return "".join(_sign(character, signs) for character in text)
    return cleaned(text)[0] if _UNREADABLE.search(text) else text


def unreadable(text: str) -> int:
    """How many of the characters that a PDF gives have no meaning of their own."""
    return sum(1 for _ in _UNREADABLE.finditer(text))


def _sign(character: str, font: str) -> str:
    code = ord(character)
    if character in _BULLETS:
        return "•"
    if character.isspace() or 0xFF < code < 0xE000:
        return character
    return symbol(font, code) or "□"
