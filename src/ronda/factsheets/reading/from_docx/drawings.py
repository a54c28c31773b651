"""Drawings: the text boxes in them, and whether they stand above or below their paragraph.

Two things to know. A text box is often written twice, in a new and an old form: only the one that
Word would show is read. And a shape hangs on a paragraph from which it may stand far off; the eye
sees it above the paragraph's text only if it begins there or higher.
"""

from ronda.factsheets.reading.from_docx.names import (
    CHOICE,
    FALLBACK,
    PARAGRAPH,
    TEXT_BOX,
    WP,
    A,
    Element,
    V,
    W,
)

_NEAR = 180_000
"""A shape anchored no further down than this (half a centimetre) stands above the text."""


def text_boxes(drawing: Element) -> list[Element]:
    """The contents of the text boxes in a drawing, those inside others left out."""
    return [box for box in drawing.iter(TEXT_BOX) if _is_outermost(box, drawing)]


def has_picture(drawing: Element) -> bool:
    """Whether there is a picture in a drawing."""
    return next(drawing.iter(A + "blip", V + "imagedata"), None) is not None


def stands_above(drawing: Element, after_text: bool) -> bool:
    """Whether a drawing stands above the text of its paragraph.

    `after_text` tells whether text came before it in the paragraph, for one that stands in line.
    """
    anchor = drawing.find(WP + "anchor")
    if anchor is None:
        return not after_text
    place = anchor.find(WP + "positionV")
    if place is None or place.get("relativeFrom") not in {"paragraph", "line"}:
        return False
    offset = place.findtext(WP + "posOffset", "")
    if offset.startswith("-"):
        return True
    wraps_around = anchor.find(WP + "wrapTopAndBottom") is not None
    return wraps_around and offset.isdigit() and int(offset) <= _NEAR


def alternative(element: Element) -> Element | None:
    """The version of mc:AlternateContent to read: the choice, or the fallback if only it speaks."""
    choice, fallback = element.find(CHOICE), element.find(FALLBACK)
    if choice is None or (fallback is not None and not _speaks(choice) and _speaks(fallback)):
        return fallback
    return choice


def _speaks(element: Element) -> bool:
    return next(element.iter(TEXT_BOX, PARAGRAPH, W + "t"), None) is not None


def _is_outermost(box: Element, drawing: Element) -> bool:
    """Whether no other text box, nor the old form of one already chosen, is around this one."""
    at = box.getparent()
    while at is not None and at is not drawing:
        if at.tag == TEXT_BOX:
            return False
        if at.tag in {FALLBACK, CHOICE}:
            around = at.getparent()
            if around is not None and alternative(around) is not at:
                return False
        at = at.getparent()
    return True
