"""What a file says of itself: taken where it can be, refused where it cannot."""

import re

import pytest

from ronda.factsheets.errors import NotAFactsheet
from ronda.factsheets.reading import read
from ronda.factsheets.reading.told_properties import told_properties


def test_only_what_a_document_carries_is_told() -> None:
    found = {"format": "x", "body": "lanzarote", "round": "2", "party": "A", "color": "red"}
    assert told_properties(found) == {"body": "lanzarote", "round": "2", "party": "A"}


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ({"body": "nobody"}, "the body “nobody”"),
        ({"body": "../../etc"}, "the body “../../etc”"),
        ({"round": "second"}, "round “second”"),
        ({"round": "-1"}, "round “-1”"),
    ],
)
def test_a_body_or_round_that_cannot_be_is_refused(found: dict[str, str], says: str) -> None:
    with pytest.raises(NotAFactsheet, match=re.escape(says)):
        told_properties(found)


def test_a_page_of_an_unknown_body_is_refused_in_a_sentence() -> None:
    page = (
        b"<meta name='ronda:format' content='ronda-factsheet/1'>"
        b"<meta name='ronda:body' content='nobody'><p data-role='title'>FACTSHEET"
    )
    with pytest.raises(NotAFactsheet, match="“nobody”"):
        read(page, name="page.html")
