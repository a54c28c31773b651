"""Which hue a box has, whatever its exact shade: the one judgement that all readers share.

Two things to know. Offices save "orange" as amber, peach, gold or a tint that is nearly white,
and "blue" as anything from cyan to indigo, so a hue is a range and never one value. And white,
grey and black are no hue at all (None): a block on them stands in no box.
"""

import re

from ronda.factsheets.blocks import Colour

_LEAST_CHROMA = 12
"""Below this distance between a colour's strongest and weakest part the eye sees grey."""

_DARKEST = 40
"""A colour whose strongest part is below this is black to the eye."""

_ORANGE = (12.0, 52.0)
_BLUE = (170.0, 252.0)


def hue(red: int, green: int, blue: int) -> Colour | None:
    """The hue of a colour whose parts run from 0 to 255; None for white, grey and black.

    Orange includes amber, gold, peach and brown; blue includes cyan, turquoise and indigo blue;
    yellow, red, green, pink and violet are OTHER.

    >>> hue(0xFB, 0xE4, 0xD5), hue(0xFF, 0xC0, 0x00)
    (<Colour.ORANGE: 'orange'>, <Colour.ORANGE: 'orange'>)
    >>> hue(0xDE, 0xEA, 0xF6), hue(0xE2, 0xEF, 0xD9)
    (<Colour.BLUE: 'blue'>, <Colour.OTHER: 'other'>)
    >>> hue(0xF2, 0xF2, 0xF2) is None
    True
    """
    strongest = max(red, green, blue)
    chroma = strongest - min(red, green, blue)
    if chroma < _LEAST_CHROMA or strongest < _DARKEST:
        return None
    angle = _angle(red, green, blue, chroma)
    if _ORANGE[0] <= angle <= _ORANGE[1]:
        return Colour.ORANGE
    if _BLUE[0] <= angle <= _BLUE[1]:
        return Colour.BLUE
    return Colour.OTHER


def hue_of_hex(text: str) -> Colour | None:
    """The hue of "FBE4D5" or "#fbe4d5"; None for anything else, such as Word's "auto".

    >>> hue_of_hex("FBE4D5"), hue_of_hex("auto")
    (<Colour.ORANGE: 'orange'>, None)
    """
    found = re.fullmatch(r"#?([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})", text.strip())
    return hue(*(int(part, 16) for part in found.groups())) if found else None


def _angle(red: int, green: int, blue: int, chroma: int) -> float:
    """Where the colour stands on the wheel, in degrees: red 0, green 120, blue 240."""
    if red >= green and red >= blue:
        sixths = (green - blue) / chroma % 6
    elif green >= blue:
        sixths = (blue - red) / chroma + 2
    else:
        sixths = (red - green) / chroma + 4
    return sixths * 60
