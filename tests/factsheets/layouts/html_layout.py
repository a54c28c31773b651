"""Factsheets as web pages printed to PDF, with notes at the page foot or at the end (WeasyPrint).

The text is always that of a Factsheet; a `Print` says how it is laid out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.outline import outline


@dataclass(frozen=True)
class Print:
    """What differs between offices."""

    columns: int = 1
    columns_below_headings: int = 0
    justify: bool = False
    hyphens: str = "manual"
    font: str = "DejaVu Serif, Liberation Serif, serif"
    size: str = "10.5pt"
    boxes: str = "background: {fill}; padding: 6pt;"
    orange: str = "#f9d9b8"
    blue: str = "#cfe3f5"
    numbers: str = '"Page " counter(page) " of " counter(pages)'
    notes_at_end: bool = False
    """Whether the notes are a numbered list behind the text, as browsers print them."""


def web_page(factsheet: Factsheet, look: Print) -> str:
    """One HTML page with its own style sheet."""
    blocks = outline(factsheet)
    notes = {block.note: block for block in blocks if block.kind is Kind.NOTE}
    shown = {} if look.notes_at_end else notes
    body = "\n".join(_elements([b for b in blocks if b.kind is not Kind.NOTE], shown))
    if look.notes_at_end:
        body += _listed(notes)
    if look.columns_below_headings:
        body = _in_parts(body, look.columns_below_headings)
    return (
        f'<!doctype html><html lang="{factsheet.language}"><head><meta charset="utf-8">'
        f"<title>{escape(factsheet.title)}</title><style>{_style(look)}</style></head>"
        f"<body>{body}</body></html>"
    )


def _listed(notes: dict[int | None, Block]) -> str:
    """The notes as a list whose numbers hang out, each with an arrow back."""
    points = ("".join(_inline(note, {})) for note in notes.values())
    return "<ol>" + "".join(f"<li>{words}\u21a9\ufe0e</li>" for words in points) + "</ol>"


def _in_parts(body: str, columns: int) -> str:
    """What stands between headings set in columns of its own; headings and cover go across."""
    across = r"(<h[123]>.*?</h[123]>|<p class=\"cover\">.*?</p>)"
    opening = f'<div style="columns:{columns};column-gap:9mm">'
    parts = re.split(across, body, flags=re.DOTALL)
    return "".join(
        part if re.match(across, part) or not part.strip() else f"{opening}{part}</div>"
        for part in parts
    )


def _style(look: Print) -> str:
    orange = look.boxes.format(fill=look.orange)
    blue = look.boxes.format(fill=look.blue)
    return f"""
@page {{ size: A4; margin: 2.2cm 2cm;
  @bottom-right {{ content: {look.numbers}; font-size: 8pt; }}
  @top-left {{ content: "T-ES Secretariat memorandum"; font-size: 8pt; }}
  @footnote {{ border-top: 0.5pt solid black; padding-top: 4pt; }} }}
body {{ font: {look.size}/1.3 {look.font}; columns: {look.columns}; column-gap: 9mm;
  text-align: {"justify" if look.justify else "left"}; hyphens: {look.hyphens}; }}
.cover {{ font-size: 18pt; text-align: center; column-span: all; }}
h1 {{ font-size: 15pt; }} h2 {{ font-size: 12pt; }} h3 {{ font-size: 1em; font-style: italic; }}
p, ul {{ margin: 0 0 0.7em; }}
.note {{ float: footnote; font-size: 8pt; text-align: left; hyphens: manual; }}
.note::footnote-call {{ content: attr(data-number); font-size: 65%; vertical-align: super;
  line-height: 0; }}
.note::footnote-marker {{ content: attr(data-number) " "; font-size: 65%; vertical-align: super; }}
sup {{ font-size: 65%; vertical-align: super; line-height: 0; }} ol {{ padding-left: 1.4em; }}
.orange {{ {orange} margin-bottom: 8pt; }} .blue {{ {blue} margin-bottom: 8pt; }}
"""


def _elements(blocks: list[Block], notes: dict[int | None, Block]) -> Iterator[str]:
    before: Block | None = None
    for block in blocks:
        box = block.box.number if block.box else None
        if before is not None and before.box and before.box.number != box:
            yield "</div>"
        if block.box and not (before and before.box and before.box.number == box):
            yield f'<div class="{block.box.colour}">'
        yield _element(block, notes)
        before = block
    if before is not None and before.box:
        yield "</div>"


def _element(block: Block, notes: dict[int | None, Block]) -> str:
    words = "".join(_inline(block, notes))
    if block.kind is Kind.HEADING:
        label = f"{block.label} " if block.label else ""
        return f"<h{block.level}>{label}{words}</h{block.level}>"
    if block.kind is Kind.ITEM:
        marker = "" if block.label == "-" else f" style=\"list-style-type: '{block.label} '\""
        return "<ul>" * block.level + f"<li{marker}>{words}</li>" + "</ul>" * block.level
    return f'<p class="cover">{words}</p>' if block.role is Role.TITLE else f"<p>{words}</p>"


def _inline(block: Block, notes: dict[int | None, Block]) -> Iterator[str]:
    for run in block.runs:
        if run.mark is not None:
            note = "".join(_inline(notes[run.mark], {})) if run.mark in notes else ""
            noted = f'<span class="note" data-number="{run.mark}">{note}</span>'
            yield noted if notes else f"<sup>{run.mark}</sup>"
            continue
        words = escape(run.text)
        words = f"<b>{words}</b>" if run.bold else words
        words = f"<i>{words}</i>" if run.italic else words
        linked = run.href and run.href.startswith("http")
        yield f'<a href="{escape(run.href or "")}">{words}</a>' if linked else words
