"""What colour a drawn shape has: DrawingML as Word writes it today, and VML as it did before.

Two things to know. A shape that says nothing of its ground has that of its style; one that is
empty or white has the hue of its line, if that has one. And a theme's colour may be made lighter
or darker in many ways, of which only the light matters here, never the tone.
"""

import colorsys
from collections.abc import Callable, Mapping

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.colours import hue
from ronda.factsheets.reading.from_docx.names import WPS, A, Element, V
from ronda.factsheets.reading.from_docx.shading import (
    NO_SHADE,
    WHITE,
    Palette,
    Rgb,
    Shade,
    mixed,
    rgb,
)


def shape_look(palette: Palette, content: Element) -> tuple[Shade, bool]:
    """(fill, framed) of the shape around a text box's content, DrawingML or VML."""
    box = content.getparent()
    shape = box.getparent() if box is not None else None
    if shape is None:
        return NO_SHADE, False
    if str(shape.tag).startswith(V):
        return _vml(shape)
    return _shape(palette, shape.find(WPS + "spPr"), shape.find(WPS + "style"))


def _shape(
    palette: Palette, properties: Element | None, style: Element | None
) -> tuple[Shade, bool]:
    """(fill, framed) of a drawn shape: what it says itself, else its style."""
    fill: Shade = None
    line: bool | None = None
    if properties is not None:
        fill = _fill(palette, properties)
        outline = properties.find(A + "ln")
        if outline is not None and len(outline):
            line = outline.find(A + "noFill") is None
            border = _fill(palette, outline)
            fill = fill or (border if border in (Colour.ORANGE, Colour.BLUE) else fill)
    if style is not None:
        fill = _from_style(palette, style, "fillRef") if fill is None else fill
        line = _from_style(palette, style, "lnRef") is not None if line is None else line
    return fill or NO_SHADE, bool(line)


def _from_style(palette: Palette, style: Element, name: str) -> Shade:
    reference = style.find(A + name)
    if reference is None or reference.get("idx", "0") in {"0", "1000"}:
        return None
    return next((_drawn(palette, c) for c in reference), None)


def _fill(palette: Palette, properties: Element) -> Shade:
    if properties.find(A + "noFill") is not None:
        return NO_SHADE
    fill = properties.find(A + "solidFill")
    if fill is None:
        fill = properties.find(f"{A}gradFill/{A}gsLst/{A}gs")
    if fill is None:
        fill = properties.find(f"{A}pattFill/{A}bgClr")
    return next((_drawn(palette, c) for c in fill), None) if fill is not None else None


def _drawn(palette: Palette, colour: Element) -> Shade:
    """The hue of a DrawingML colour, with its changes of light applied."""
    told = colour.get("val")
    kind = str(colour.tag).rpartition("}")[2]
    found = {
        "srgbClr": lambda: rgb(told),
        "schemeClr": lambda: palette.named(told),
        "sysClr": lambda: rgb(colour.get("lastClr")),
        "prstClr": lambda: rgb(told),
    }.get(kind, lambda: None)()
    if found is None:
        return None
    for change in colour:
        found = _changed(found, str(change.tag).rpartition("}")[2], change.get("val", ""))
    return hue(*found) or NO_SHADE


def _vml(shape: Element) -> tuple[Shade, bool]:
    """(fill, framed) of an old VML shape."""
    filled = shape.get("filled", "t") not in {"f", "false", "0"}
    stroked = shape.get("stroked", "t") not in {"f", "false", "0"}
    told = shape.get("fillcolor") if filled else None
    found = rgb(told)
    line = rgb(shape.get("strokecolor")) if stroked else None
    border = hue(*line) if line else None
    fill = hue(*found) if found else None
    return fill or (border if border in (Colour.ORANGE, Colour.BLUE) else NO_SHADE), stroked


def _changed(colour: Rgb, change: str, told: str) -> Rgb:
    if not told.lstrip("-").isdigit():
        return colour
    amount = max(0.0, min(int(told) / 100_000, 10.0))
    if change == "tint":
        return mixed(colour, WHITE, min(amount, 1.0))
    if change == "shade":
        return mixed(colour, (0, 0, 0), min(amount, 1.0))
    lit = _LIGHT.get(change)
    if lit is None:
        return colour
    tone, light, strength = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    made = colorsys.hls_to_rgb(tone, min(lit(light, amount), 1.0), strength)
    red, green, blue = (round(part * 255) for part in made)
    return red, green, blue


_LIGHT: Mapping[str, Callable[[float, float], float]] = {
    "lumMod": lambda light, amount: light * amount,
    "lumOff": lambda light, amount: light + amount,
}
