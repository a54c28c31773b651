"""Outline and grammar are each other's inverse, whatever the format between them."""

from hypothesis import given, settings

from ronda.factsheets.blocks import Document, DocumentBuilder
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.grammar import parse
from ronda.factsheets.writing.outline import outline
from tests.factsheets.factsheet_strategy import factsheets


def as_document(factsheet: Factsheet) -> Document:
    builder = DocumentBuilder("blocks")
    for block in outline(factsheet):
        builder.add(block)
    properties = {
        "party": factsheet.party.name,
        "party_code": factsheet.party.code or "",
        "language": factsheet.language,
    }
    return builder.document(properties=properties)


@given(factsheets())
@settings(max_examples=60, deadline=None)
def test_parse_of_outline_gives_the_same_factsheet(factsheet: Factsheet) -> None:
    read = parse(as_document(factsheet))
    assert read == factsheet
    assert read.account.unplaced == ()
    assert read.account.faults == ()
