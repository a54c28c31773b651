"""A factsheet as PDF: tagged for screen readers (PDF/UA-1) and fit for the archive (PDF/A-3a).

Two things to know. The template (typst/factsheet.typ) gets everything as data, so that no text is
ever taken for markup. And the same factsheet always gives the same bytes, with its interchange
JSON attached as the source, so that a PDF of ours comes back without loss.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.letters import drawable, missing
from ronda.factsheets.writing.outline import outline
from ronda.factsheets.writing.pdf_compiler import Order, all_compiled, compiled, ordered
from ronda.factsheets.writing.pdf_pieces import Pieces
from ronda.factsheets.writing.to_json import json_bytes
from ronda.procedure.body import load_body


def pdf(factsheet: Factsheet) -> bytes:
    """The factsheet as PDF; raises CannotWrite naming a character that no font can draw."""
    return compiled(_order(factsheet))


def pdfs(factsheets: Iterable[Factsheet]) -> Iterator[bytes]:
    """Many factsheets as PDF, in order, on every processor at once."""
    yield from all_compiled(_order(factsheet) for factsheet in factsheets)


def _order(factsheet: Factsheet) -> Order:
    return ordered(sheet(factsheet, attach=True), _date(factsheet))


def sheet(factsheet: Factsheet, *, attach: bool) -> dict[str, object]:
    """What the template gets; without `attach` the pages alone have to tell everything."""
    blocks = outline(factsheet)
    refuse_undrawable(blocks)
    pieces = Pieces(blocks)
    phrases = load_body(factsheet.body).words(factsheet.language).phrases
    title, *more = [drawable(line) for line in factsheet.title.split("\n")]
    language, region = language_parts(factsheet.language)
    return {
        "title": title or phrases["cover"].format(party=factsheet.party.name),
        "description": " ".join(more),
        "keywords": _keywords(factsheet),
        "attachment": _attachment(factsheet) if attach else None,
        "language": language,
        "region": region,
        "words": {name: phrases[name] for name in ("contents", "empty_box")},
        "cover": pieces.cover,
        "preface": pieces.preface,
        "contents": pieces.contents,
        "body": pieces.body,
        "loose": pieces.loose,
    }


def _attachment(factsheet: Factsheet) -> str:
    return json_bytes(factsheet.without_account()).decode()


def _keywords(factsheet: Factsheet) -> list[str]:
    """What the file says of itself, for our own reader and for people who search."""
    party = factsheet.party
    named = {
        "body": factsheet.body,
        "round": str(factsheet.round),
        "party": party.name,
        "party_code": party.code or "",
        "language": factsheet.language,
    }
    return [factsheet.format, *(f"{name}={_unparted(text)}" for name, text in named.items())]


def _unparted(text: str) -> str:
    """`text` without the comma that parts keywords; a reader takes it back with `unquote`."""
    return drawable(text).replace("%", "%25").replace(",", "%2C")


def language_parts(tag: str) -> tuple[str, str | None]:
    """The tag's language and region, as the PDF can declare them."""
    language, *rest = tag.split("-")
    region = next((part for part in rest if len(part) == 2 and part.isalpha()), None)
    return language.lower(), region


def _date(factsheet: Factsheet) -> dt.datetime:
    """The month the factsheet gives itself: the same factsheet makes the same file, always."""
    month = factsheet.updated or factsheet.prepared or "2000-01"
    return dt.datetime.fromisoformat(f"{month}-01T12:00:00+00:00")


def refuse_undrawable(blocks: Iterable[Block]) -> None:
    """Raise CannotWrite for the first character that no shipped font can draw, with its place."""
    chapter = "the cover"
    for block in blocks:
        if block.role is Role.CHAPTER:
            chapter = f"chapter {block.label.rstrip('.')}"
        where = f"footnote {block.note}" if block.kind is Kind.NOTE else chapter
        sign = missing(block.label + block.text)
        if sign is not None:
            raise CannotWrite(
                f"The PDF cannot show the character “{sign}” (U+{ord(sign):04X}) in {where}, "
                f"“{block.text[:40]}”: its fonts do not have it. Replace it, or write Word or HTML."
            )
