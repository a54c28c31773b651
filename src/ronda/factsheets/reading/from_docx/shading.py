"""What colour a paragraph, a cell or a table has: Word's many ways to say it.

Two things to know. A `Shade` is None where nothing is said (then something further up the chain
decides), NO_SHADE where it is said that there is none, and else a hue. And a colour may be given
as hexadecimal, as a theme colour made lighter or darker, as a pattern over a ground, or by name.
"""

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.colours import hue
from ronda.factsheets.reading.from_docx.names import VALUE, A, Element, W

NO_SHADE: Literal[""] = ""
Shade: TypeAlias = Colour | Literal[""] | None
Rgb: TypeAlias = tuple[int, int, int]

WHITE: Rgb = (255, 255, 255)
_HEX = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
_PATTERN = re.compile(r"pct(\d+)$")
_SIDES = ("top", "bottom", "left", "right", "start", "end")
_OFFICE = {
    "dk1": (0, 0, 0), "lt1": WHITE, "dk2": (0x44, 0x54, 0x6A), "lt2": (0xE7, 0xE6, 0xE6),
    "accent1": (0x44, 0x72, 0xC4), "accent2": (0xED, 0x7D, 0x31), "accent3": (0xA5, 0xA5, 0xA5),
    "accent4": (0xFF, 0xC0, 0x00), "accent5": (0x5B, 0x9B, 0xD5), "accent6": (0x70, 0xAD, 0x47),
    "hlink": (0x05, 0x63, 0xC1), "folHlink": (0x95, 0x4F, 0x72),
}  # fmt: skip
_ALIASES = {
    "dark1": "dk1", "text1": "dk1", "tx1": "dk1", "light1": "lt1", "background1": "lt1",
    "bg1": "lt1", "dark2": "dk2", "text2": "dk2", "tx2": "dk2", "light2": "lt2",
    "background2": "lt2", "bg2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_NAMED: Mapping[str, Rgb] = {
    "orange": (255, 165, 0), "darkorange": (255, 140, 0), "dkorange": (255, 140, 0),
    "gold": (255, 215, 0), "peachpuff": (255, 218, 185), "moccasin": (255, 228, 181),
    "bisque": (255, 228, 196), "wheat": (245, 222, 179), "coral": (255, 127, 80),
    "blue": (0, 0, 255), "lightblue": (173, 216, 230), "ltblue": (173, 216, 230),
    "skyblue": (135, 206, 235), "lightskyblue": (135, 206, 250), "powderblue": (176, 224, 230),
    "aliceblue": (240, 248, 255), "lightsteelblue": (176, 196, 222), "steelblue": (70, 130, 180),
    "cornflowerblue": (100, 149, 237), "royalblue": (65, 105, 225), "navy": (0, 0, 128),
    "aqua": (0, 255, 255), "cyan": (0, 255, 255), "teal": (0, 128, 128), "yellow": (255, 255, 0),
    "red": (255, 0, 0), "green": (0, 128, 0), "lime": (0, 255, 0), "purple": (128, 0, 128),
}  # fmt: skip


class Palette:
    """The colours of one document's theme; Office's own where it has none."""

    def __init__(self, theme: Element | None) -> None:
        self._colours: dict[str, Rgb] = dict(_OFFICE)
        scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
        for entry in scheme if scheme is not None else ():
            found = next((rgb(c.get("lastClr") or c.get("val")) for c in entry), None)
            if found and isinstance(entry.tag, str):
                self._colours[entry.tag.rpartition("}")[2]] = found

    def named(self, name: str | None) -> Rgb | None:
        """The theme's colour of this name."""
        return self._colours.get(_ALIASES.get(name or "", name or ""))

    def shading(self, shading: Element | None) -> Shade:
        """The hue of a w:shd element."""
        if shading is None:
            return None
        ground = self._ground(shading, "fill") or WHITE
        pattern = shading.get(VALUE, "clear")
        share = _share(pattern)
        if share:
            front = self._ground(shading, "color") or (0, 0, 0)
            ground = mixed(front, ground, share)
        return hue(*ground) or NO_SHADE

    def _ground(self, shading: Element, name: str) -> Rgb | None:
        """The colour given beside `name`, and as a theme colour where it is only given so."""
        told = rgb(shading.get(W + name))
        if told:
            return told
        themed = "themeFill" if name == "fill" else "themeColor"
        colour = self.named(shading.get(W + themed))
        if colour is None:
            return None
        tint, shade = shading.get(W + themed + "Tint"), shading.get(W + themed + "Shade")
        lighter = mixed(colour, WHITE, _byte(tint)) if tint else colour
        return mixed(lighter, (0, 0, 0), _byte(shade)) if shade else lighter

    def border(self, borders: Element | None) -> Shade:
        """What frame w:pBdr or w:tblBorders makes: a hue, OTHER for a plain one, or none.

        A frame has a line at least at the left and the right, or a coloured bar at the left.
        """
        if borders is None:
            return None
        lines = {side: line for side in _SIDES if (line := borders.find(W + side)) is not None}
        drawn = {s: e for s, e in lines.items() if e.get(VALUE) not in {"nil", "none", None}}
        left = drawn.get("left", drawn.get("start"))
        if left is None:
            return NO_SHADE
        coloured = self._line(left)
        if "right" in drawn or "end" in drawn:
            return coloured or Colour.OTHER
        return coloured if coloured in (Colour.ORANGE, Colour.BLUE) else NO_SHADE

    def _line(self, line: Element) -> Colour | None:
        found = rgb(line.get(W + "color")) or self.named(line.get(W + "themeColor"))
        return hue(*found) if found else None


def rgb(told: str | None) -> Rgb | None:
    """Parts of "F8CBAD", "#f8cbad [1301]", "#fc9" or "orange"; None for "auto" and nothing."""
    if not told:
        return None
    if found := _HEX.match(told):
        digits = found[1] if len(found[1]) == 6 else "".join(d * 2 for d in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    return _NAMED.get(told.split(" ")[0].casefold())


def _byte(told: str) -> float:
    """Two hexadecimal figures as a part of 255; the whole where it is no such number."""
    return int(told, 16) / 255 if re.fullmatch(r"[0-9A-Fa-f]{1,2}", told) else 1.0


def _share(pattern: str) -> float:
    """How much of a pattern's surface its own colour covers."""
    if pattern in {"clear", "nil"}:
        return 0.0
    found = _PATTERN.match(pattern)
    return min(int(found[1]), 100) / 100 if found else 1.0 if pattern == "solid" else 0.4


def mixed(front: Rgb, ground: Rgb, share: float) -> Rgb:
    """A colour that covers this share of a ground of another."""
    red, green, blue = (
        round(f * share + g * (1 - share)) for f, g in zip(front, ground, strict=True)
    )
    return red, green, blue
