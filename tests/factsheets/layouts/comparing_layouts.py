"""What two readings of one factsheet must have in common, whatever pages lay between them.

Two things to know. White space and hyphens are the typesetter's, so they are folded. And what is
compared is the outline: every block in order, with its role, its marks and its place in boxes.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.outline import outline

Line = tuple[str, str, str]

ROOT = Path(__file__).parents[3]
INVENTED = {
    "arcadia": ROOT / "src" / "ronda" / "demo" / "texts" / "factsheet-2025.txt",
    "netherlands": ROOT / "tests" / "factsheets" / "variants" / "en_netherlands.txt",
    "french": ROOT / "tests" / "factsheets" / "variants" / "fr_autre_etat.txt",
    "cyrillic": ROOT / "tests" / "factsheets" / "variants" / "sr_cyrl.txt",
    "latin": ROOT / "tests" / "factsheets" / "variants" / "sr_latn.txt",
}
"""Texts of our own wording, to be laid out in every way."""

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


def check_serbia(found: Factsheet) -> None:
    """The figures that every form of the real factsheet must give."""
    told = figures(found)
    assert (told["chapters"], told["recommendations"], told["codes"]) == (11, 80, 91)
    assert told["strengths"] == Counter(require=12, request=11, invite=57)
    assert told["scopes"] == Counter(specific=27, generic=53)
    assert (told["footnotes"], told["marks"]) == (122, list(range(1, 123)))
    assert (told["orange"], told["blue"]) == (23, [""] * 10)
    assert told["filled"] == {"III-12", "III-28", "IV-4", "V-3"}
    assert (told["unplaced"], told["faults"]) == ((), ())


def said(factsheet: Factsheet) -> dict[str, Any]:
    """What a factsheet says, without emphasis and links (programs make their own)."""
    found = factsheet.without_account().model_dump()
    return {name: _plain(value) for name, value in found.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if name != "styles"}
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value
