"""Signs that Word takes from symbol fonts, as the Unicode signs they look like.

Such a sign is a place in a font and no character, kept in the private-use area. What the common
ones show is told here; for others the reader says that one was left out.
"""

import re

_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x73: "◆", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✘", 0xFC: "✔", 0xFD: "☒", 0xFE: "☑", 0x46: "☞", 0x4A: "☺", 0xDF: "←", 0xE1: "↑",
    0xE2: "↓", 0x21: "✏", 0x28: "☎", 0x2A: "✉", 0xAB: "★",
}  # fmt: skip
_SYMBOL = {
    0x2D: "−", 0xB7: "•", 0xAE: "→", 0xAC: "←", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xB1: "±",
    0xB4: "×", 0xB8: "÷", 0xA8: "♦", 0xB0: "°", 0xBC: "…", 0xDE: "⇒", 0xD7: "⋅", 0x61: "α",
    0x62: "β", 0x67: "γ", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0xA5: "∞", 0xA2: "′", 0xB2: "″",
    0xD2: "®", 0xD3: "©", 0xD4: "™",
}  # fmt: skip
_ASCII = range(0x20, 0x7F)


def symbol(font: str, code: int) -> str | None:
    """The sign at `code` of a symbol font; None where it is not known.

    >>> symbol("Wingdings", 0xF0FC), symbol("Symbol", 0xF0B7), symbol("Webdings", 0xF021)
    ('✔', '•', None)
    """
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    name = font.casefold()
    if name == "wingdings":
        return _WINGDINGS.get(place)
    if name == "symbol":
        return _SYMBOL.get(place)
    if name.startswith(("wingdings", "webdings", "marlett", "zapf")):
        return None
    if _is_private(code):
        return chr(place) if place in _ASCII else _SYMBOL.get(place) or _WINGDINGS.get(place)
    return chr(code)


def cleaned(text: str, font: str = "") -> tuple[str, int]:
    r"""The text with private-use characters as what they show, and how many nobody knows.

    >>> cleaned("a \uf0b7 b")
    ('a • b', 0)
    """
    if not _PRIVATE.search(text):
        return text, 0
    unknown = 0
    written = []
    for sign in text:
        found = symbol(font, ord(sign)) if _is_private(ord(sign)) else sign
        unknown += found is None
        written.append("□" if found is None else found)
    return "".join(written), unknown


def _is_private(code: int) -> bool:
    return 0xE000 <= code <= 0xF8FF
