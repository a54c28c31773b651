"""How a PDF's font looks, told by its name first: bold, italic, or one of signs instead of letters.

Names are as the font's maker wrote them ("ABCDEF+Calibri-BoldItalic"); flags and angles are often
left at nothing, so they can only add to what the name says.
"""

import ctypes
import re
from dataclasses import dataclass

from ronda.factsheets.reading.from_pdf import pdfium

_BOLD = re.compile(r"bold|black|heavy|demi|-bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|kursiv|-it\b", re.IGNORECASE)
_SIGNS = re.compile(r"(wingdings|webdings|symbol|opensymbol|zapf)", re.IGNORECASE)
_FLAG_ITALIC = 1 << 6
_FLAG_BOLD = 1 << 18
_STROKED = 2
_NAME_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Font:
    """A font's look; `signs` is the name of the symbol font where it is one."""

    bold: bool = False
    italic: bool = False
    signs: str = ""


class Fonts:
    """The fonts of one page; a handle means nothing once its page is closed."""

    def __init__(self) -> None:
        self._known: dict[int, Font] = {}

    def of(self, text_object: pdfium.Handle) -> Font:
        """The font of a text object; fake bold (filled and stroked) is bold too."""
        handle = pdfium.text_font(text_object) or 0
        if handle not in self._known:
            self._known[handle] = _font(handle) if handle else Font()
        font = self._known[handle]
        if not font.bold and pdfium.text_mode(text_object) == _STROKED:
            return Font(True, font.italic, font.signs)
        return font


def _font(handle: pdfium.Handle) -> Font:
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    pdfium.font_name(handle, buffer, _NAME_LENGTH)
    flags = max(0, pdfium.font_flags(handle))
    angle = ctypes.c_int()
    pdfium.font_angle(handle, ctypes.byref(angle))
    return look_of(buffer.value.decode("utf-8", "replace"), flags, angle.value)


def look_of(name: str, flags: int = 0, angle: int = 0) -> Font:
    """The look of a font by its name and what its descriptor says.

    >>> look_of("ABCDEF+Calibri-BoldItalic")
    Font(bold=True, italic=True, signs='')
    >>> look_of("Wingdings-Regular").signs
    'wingdings'
    """
    plain = name.partition("+")[2] or name
    signs = _SIGNS.match(plain)
    return Font(
        bold=bool(_BOLD.search(plain)) or bool(flags & _FLAG_BOLD),
        italic=bool(_ITALIC.search(plain)) or bool(flags & _FLAG_ITALIC) or angle != 0,
        signs=signs[1].casefold() if signs else "",
    )
