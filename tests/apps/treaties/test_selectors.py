"""The Parties, the body and its round are there from the first start."""

import pytest

from ronda.apps.errors import NotVisible
from ronda.apps.treaties import selectors
from ronda.procedure.body import load_body
from tests.apps.people import state

pytestmark = pytest.mark.django_db


def test_all_48_parties_are_there_with_both_codes() -> None:
    found = list(selectors.parties())
    assert len(found) == 48
    assert {(p.code, p.alpha2) for p in found} >= {("SRB", "RS"), ("TUN", "TN"), ("GBR", "GB")}
    assert all(p.names.keys() >= {"en", "fr", "sr-Cyrl", "sr-Latn"} for p in found)
    assert not any(p.invented for p in found)


def test_invented_parties_are_shown_only_where_asked_for() -> None:
    state("XAR")
    assert selectors.parties().count() == 48
    assert selectors.parties(with_invented=True).count() == 49


def test_a_party_is_found_by_its_code() -> None:
    assert selectors.party_by_code("srb").name == "Serbia"
    with pytest.raises(NotVisible, match="ZZZ"):
        selectors.party_by_code("ZZZ")


def test_the_round_is_that_of_the_bodys_file() -> None:
    body = load_body("lanzarote")
    found = selectors.round_by_number("lanzarote", body.round)
    assert found.body.convention.number == body.convention
    with pytest.raises(NotVisible):
        selectors.round_by_number("lanzarote", 99)
