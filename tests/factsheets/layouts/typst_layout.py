"""Factsheets as PDF in the way of other offices: set by typst, but never with Ronda's template.

The text is always that of a Factsheet; a `Look` says how it is laid out.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import typst

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing import to_pdf
from ronda.factsheets.writing.outline import outline
from ronda.procedure.body import load_body

HERE = Path(__file__).parent
FONTS = Path(to_pdf.__file__).parent / "fonts"


@dataclass(frozen=True)
class Look:
    """What differs between offices."""

    columns: int = 1
    font: str = "Libertinus Serif"
    size: float = 11
    note_size: float = 8
    justify: bool = False
    hyphenate: bool = False
    spacing: float = 1.2
    indent: float = 0
    typographic: bool = False
    raised_notes: bool = True
    heading_sizes: bool = True
    heads: bool = True
    contents: bool = True
    boxes: str = "fill"
    orange: str = "#fbe4d5"
    blue: str = "#deeaf6"
    bullets: tuple[str, str] = ("•", "–")


def typeset(factsheet: Factsheet, look: Look) -> bytes:
    """The factsheet as PDF, looking like `look`."""
    options = {name.replace("_", "-"): value for name, value in asdict(look).items()}
    made = _compiler().compile(
        format="pdf",
        sys_inputs={"doc": json.dumps(_document(factsheet)), "look": json.dumps(options)},
    )
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(str(HERE / "other.typ"), font_paths=fonts)


def _document(factsheet: Factsheet) -> dict[str, object]:
    blocks = outline(factsheet)
    body = [b for b in blocks if b.role not in (Role.TITLE, Role.PREFACE, Role.NOTE)]
    phrases = load_body(factsheet.body).words(factsheet.language).phrases
    return {
        "lang": factsheet.language[:2],
        "head": f"Committee secretariat – {factsheet.party.name}",
        "contents": phrases["contents"],
        "title": [b.text for b in blocks if b.role is Role.TITLE],
        "preface": list(_pieces(b for b in blocks if b.role is Role.PREFACE)),
        "body": list(_pieces(body)),
        "notes": {str(b.note): _runs(b) for b in blocks if b.kind is Kind.NOTE},
    }


def _pieces(blocks: Iterable[Block]) -> Iterator[dict[str, object]]:
    for box, group in groupby(blocks, key=lambda b: b.box):
        if box is None:
            yield from _unboxed(group)
        else:
            yield {"kind": "box", "colour": str(box.colour), "pieces": list(_unboxed(group))}


def _unboxed(blocks: Iterable[Block]) -> Iterator[dict[str, object]]:
    for item, group in groupby(blocks, key=lambda b: b.kind is Kind.ITEM):
        if item:
            yield {"kind": "items", "items": [_piece(b) for b in group]}
        else:
            yield from (_piece(b) for b in group)


def _piece(block: Block) -> dict[str, object]:
    return {
        "kind": str(block.kind),
        "level": block.level,
        "label": block.label,
        "runs": _runs(block),
    }


def _runs(block: Block) -> list[dict[str, object]]:
    return [
        {"mark": run.mark}
        if run.mark is not None
        else {"text": run.text, "bold": run.bold, "italic": run.italic, "href": _web(run.href)}
        for run in block.runs
    ]


def _web(href: str | None) -> str | None:
    return href if href and href.startswith("http") else None
