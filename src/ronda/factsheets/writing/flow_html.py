"""Blocks as nested HTML: paragraphs, lists in lists, boxes inside the point they belong to.

Two things to know. Every block's element says its role in `data-role`, which is how Ronda reads
its own pages back; what is there only for finding one's way says `data-role="none"`. And a list
is left as soon as a block comes that is no point of it.
"""

from collections.abc import Iterable, Sequence
from html import escape

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.writing.inline_html import InlineHtml


class FlowHtml:
    """Collects the HTML of blocks. Keeps the lists that are open, from the outermost."""

    def __init__(self, inline: InlineHtml) -> None:
        self.inline = inline
        self.pieces: list[str] = []
        self.open: list[str] = []

    def add(self, block: Block, *, before: str = "", id: str = "") -> None:
        """A paragraph or a point of a list; `before` is HTML that stands at its beginning."""
        inner = before + self.inline.of(block.runs)
        if block.kind is not Kind.ITEM:
            self.close()
            classes = f' class="{block.role}"' if block.role is Role.LEAD_IN else ""
            self.write(f"<p{_id(id)}{classes}{_role(block)}>{inner}</p>")
            return
        self._come_to(block.level, "ul" if block.label == "-" else "ol")
        label = "" if block.label == "-" else f' data-label="{escape(block.label)}"'
        self.write(f"<li{_id(id)}{label}{_role(block)}>{inner}")

    def box(self, title: Block, lines: Sequence[Block], *, empty: str, of: str = "") -> None:
        """A box, in the point that stands open, else by itself.

        `empty` is said where nothing was written. `of` is the id of what the box belongs to, for
        its name to be unlike the others'.
        """
        assert title.box is not None and title.box.colour is not None
        self.close(1)
        name = f"box-{title.box.number}"
        colour = title.box.colour
        self.write(
            f'<section class="box {colour}" data-box="{title.box.number}" data-colour="{colour}"'
            f' aria-labelledby="{f"{name} {of}".strip()}">'
        )
        words = self.inline.of(title.runs)
        self.write(f'<p class="box-title" id="{name}"{_role(title)}>{words}</p>')
        if lines:
            inside = FlowHtml(self.inline)
            for line in lines:
                inside.add(line)
            self.pieces.extend(inside.finished())
        else:
            self.write(f'<p class="empty" data-role="{Role.BOX_TEXT}">{escape(empty)}</p>')
        self.write("</section>")

    def write(self, html: str) -> None:
        """HTML as it is."""
        self.pieces.append(html)

    def close(self, depth: int = 0) -> None:
        """Close the lists deeper than `depth`."""
        while len(self.open) > depth:
            self.write(f"</li></{self.open.pop()}>")

    def finished(self) -> list[str]:
        """All pieces, with every list closed."""
        self.close()
        return self.pieces

    def _come_to(self, level: int, kind: str) -> None:
        """Close or open lists so that a point of `kind` can begin at depth `level`."""
        self.close(level)
        if len(self.open) == level and self.open[-1] == kind:
            self.write("</li>")
            return
        self.close(level - 1)
        while len(self.open) < level - 1:
            self._begin("ul")
            self.write('<li class="level">')
        self._begin(kind)

    def _begin(self, kind: str) -> None:
        self.write('<ol role="list">' if kind == "ol" else "<ul>")
        self.open.append(kind)


def heading(tag: str, block: Block, inline: InlineHtml, *, id: str = "") -> str:
    """A heading; its numeral is shown as well as told in `data-label`."""
    label = escape(block.label)
    told = f' data-label="{label}"' if label else ""
    shown = f'<span data-role="none">{label}</span> ' if label else ""
    return f"<{tag}{_id(id)}{told}{_role(block)}>{shown}{inline.of(block.runs)}</{tag}>"


def joined(pieces: Iterable[str]) -> str:
    """Pieces, one to a line."""
    return "\n".join(pieces)


def _role(block: Block) -> str:
    return f' data-role="{block.role}"' if block.role else ""


def _id(id: str) -> str:
    return f' id="{escape(id)}"' if id else ""
