"""What one paragraph is by its looks: heading, point of a list, part of a box, or none of these.

Two things to know. What the paragraph says itself comes before its style, its style before those
that is based on. And a paragraph in one of Ronda's own styles has its role from that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ronda.factsheets.blocks import Colour, Role
from ronda.factsheets.reading.from_docx.names import PARAGRAPH_LOOK, Element, W, child, value
from ronda.factsheets.reading.from_docx.numbering import Numbering
from ronda.factsheets.reading.from_docx.styles import Style, Styles
from ronda.factsheets.word_names import BOX_STYLES, STYLES

_ROLES: Mapping[str, tuple[Role, Colour | None]] = {
    **{name.casefold(): (role, None) for role, name in STYLES.items()},
    **{name.casefold(): (role, colour) for (role, colour), name in BOX_STYLES.items()},
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks.

    `label` is its automatic number or bullet; `list_id` is None where it stands in no list; `hue`
    is the colour of its ground or frame; `box` that of a box by its style.
    """

    style: Style
    role: Role | None = None
    box: Colour | None = None
    heading: int | None = None
    list_id: str | None = None
    depth: int = 0
    label: str = ""
    left: int = 0
    hue: Colour | None = None
    framed: bool = False
    contents: bool = False
    note: bool = False
    ends_deleted: bool = False
    ends_moved: bool = False

    @property
    def sets_its_own_look(self) -> bool:
        """Whether bold or italics of the style are its look and stress nothing."""
        return self.role is not None or self.heading is not None


class Looks:
    """Tells the looks of paragraphs, counting their automatic numbers as they come."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._kept: dict[str, Look] = {}

    def of(self, paragraph: Element, *, counts: bool = True) -> Look:
        """The look of the next paragraph; without `counts` it takes no automatic number."""
        direct = child(paragraph, PARAGRAPH_LOOK)
        named = self._styles.paragraph(value(direct, W + "pStyle") if direct is not None else None)
        if direct is None or len(direct) == 0 or (len(direct) == 1 and direct[0].tag == _STYLE):
            look = self._kept.get(named.id) or self._kept.setdefault(named.id, _look(named))
            return self._numbered(look, None) if counts and named.list_id else look
        own = self._styles.direct(direct)
        style = replace(own.over(named), id=named.id, name=named.name)
        look = replace(
            _look(style),
            ends_deleted=direct.find(_END_DELETED) is not None,
            ends_moved=direct.find(_END_MOVED) is not None,
        )
        gone = look.ends_deleted or look.ends_moved
        return self._numbered(look, own.left) if counts and not gone else look

    def _numbered(self, look: Look, left: int | None) -> Look:
        """With its place in a list; `left` is where the paragraph itself says its text begins."""
        style = look.style
        list_id = style.list_id
        if list_id is None or list_id == "0":
            return look
        depth = style.list_level
        if depth is None:
            depth = self._numbering.depth_of_style(list_id, style.id)
        level = self._numbering.level(list_id, depth := min(max(depth, 0), 8))
        if level is None:
            return look
        label = self._numbering.label(list_id, depth).strip()
        begins = next((at for at in (left, level.left) if at is not None), look.left)
        return replace(look, list_id=list_id, depth=depth, label=label, left=begins)


def _look(style: Style) -> Look:
    role, box = _ROLES.get(style.name.casefold(), (None, None))
    return Look(
        style=style,
        role=role,
        box=box,
        heading=style.heading,
        left=style.left or 0,
        hue=style.shade or (style.frame if style.frame in _HUES else None) or None,
        framed=isinstance(style.frame, Colour),
        contents=style.is_contents or role is Role.CONTENTS,
        note=style.is_note,
    )


_HUES = (Colour.ORANGE, Colour.BLUE)
_STYLE = W + "pStyle"
_END_DELETED = f"{W}rPr/{W}del"
_END_MOVED = f"{W}rPr/{W}moveFrom"
