"""Lasting addresses of recommendations, as people type and quote them."""

import pytest
from django.test import Client

from tests.apps.compliance.arcadia import PLAIN, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["II-4", "ii-4", "Ii-4"])
def test_the_address_of_a_recommendation_leads_to_its_place(typed: str) -> None:
    published(PLAIN)
    answer = Client().get(f"/factsheets/xar/2/{typed}")
    assert (answer.status_code, answer["Location"]) == (302, "/factsheets/xar/2/#II-4")


def test_the_address_of_no_recommendation_is_not_there() -> None:
    published(PLAIN)
    assert Client().get("/factsheets/xar/2/II-99").status_code == 404
