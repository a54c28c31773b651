"""What two readings of one factsheet must have in common, whatever pages lay between them.

Two things to know. White space and hyphens are the typesetter's, so they are folded. And what is
compared is the outline: every block in order, with its role, its marks and its place in boxes.
"""

import re
from collections import Counter

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.outline import outline

Line = tuple[str, str, str]

_TYPESET = re.compile(r"[\s\-\u00ad\u2010\u2011\u200b]+")


def folded(block: Block) -> str:
    """The words and marks of a block without what the typesetter decides."""
    words = "".join(f"[{r.mark}]" if r.mark is not None else r.text for r in block.runs)
    return _TYPESET.sub("", words)


def lines_of(factsheet: Factsheet) -> list[Line]:
    """Every block of the factsheet: its role, the label that belongs to it, its words."""
    return [(str(b.role), _label(b), folded(b)) for b in outline(factsheet)]


def _label(block: Block) -> str:
    if block.kind is Kind.NOTE:
        return str(block.note)
    return block.label if block.role in (Role.CHAPTER, Role.POINT) else ""


def figures(factsheet: Factsheet) -> dict[str, object]:
    """The figures that a reader must reach."""
    made = factsheet.recommendations
    boxed = [one for one in made if one.follow_up is not None]
    blue = [c.practice_box.text for c in factsheet.chapters if c.practice_box is not None]
    return {
        "chapters": len(factsheet.chapters),
        "recommendations": len(made),
        "codes": len({code for one in made for code in one.codes}),
        "strengths": Counter(str(one.strength) for one in made),
        "scopes": Counter(str(one.scope) for one in made),
        "footnotes": len(factsheet.footnotes),
        "marks": sorted(n for block in outline(factsheet) for n in block.marks),
        "orange": len(boxed),
        "filled": {c for one in boxed if one.follow_up and one.follow_up.text for c in one.codes},
        "blue": blue,
        "unplaced": factsheet.account.unplaced,
        "faults": factsheet.account.faults,
    }
