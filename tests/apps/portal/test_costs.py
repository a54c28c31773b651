"""Every public page asks the database as often, however many rounds, Parties and bodies there are.

Two things to know. The records are generated, so that each page has all that it can show. And a
page that asks once more for each round, or for each Party, is seen in the larger record.
"""

import pytest
from django.test import Client
from django.urls import reverse

from ronda.apps.compliance.models import Edition
from ronda.apps.treaties.models import Round
from ronda.demo.generated.loading import generate
from ronda.demo.generated.sizes import Sizes
from tests.apps.asked import asked

pytestmark = pytest.mark.django_db

SMALL = Sizes(recommendations=100, states=3, bodies=2, statements=400)
LARGE = Sizes(recommendations=900, states=7, bodies=3, statements=3_600)
BASELINES = {
    "home": 15,
    "factsheets": 2,
    "factsheet": 12,
    "Party": 18,
    "recommendation": 10,
    "chapter": 14,
    "matrix": 10,
    "compare": 14,
    "practices": 9,
    "article": 4,
    "rounds": 4,
    "round": 14,
    "search": 9,
}
"""Queries of each page to somebody who is not signed in, once it was opened before.

A test runs in a transaction, in which nothing but laid-out rounds is kept: these are the most."""


@pytest.mark.parametrize("sizes", [SMALL, LARGE], ids=["small", "large"])
def test_a_page_asks_as_often_however_large_the_record_is(sizes: Sizes) -> None:
    generate(sizes, seed=1, beside=False, tell=lambda *_at: None)
    assert asked(Client(), pages()) == BASELINES


def pages() -> dict[str, str]:
    """The address of one page of each kind, in the first round, where something is concluded."""
    first = Round.objects.get(body__slug="generated-1", number=1)
    sheets = Edition.objects.filter(factsheet__round=first).select_related("factsheet__party")
    one, other = sheets.order_by("pk")[:2]
    code = one.recommendations.get(order=0, chapter__order=0).codes[0]
    at = [first.body.slug, first.number]
    parties = "&".join(f"party={each.factsheet.party.code.lower()}" for each in (one, other))
    return {
        "home": reverse("portal:home"),
        "factsheets": reverse("portal:factsheets"),
        "factsheet": reverse("portal:edition", args=[one.pk]),
        "Party": reverse("portal:party", args=[one.factsheet.party.code.lower()]),
        "recommendation": reverse("portal:asked", args=[*at, code]),
        "chapter": reverse("portal:chapter", args=[*at, "I"]),
        "matrix": reverse("portal:matrix", args=at),
        "compare": f"{reverse('portal:compare-parties')}?{parties}&round={at[0]}-{at[1]}",
        "practices": reverse("portal:practices"),
        "article": reverse("portal:article", args=["cets-201", "25"]),
        "rounds": reverse("rounds:rounds"),
        "round": reverse("rounds:round", args=at),
        "search": f"{reverse('portal:search')}?q=data",
    }
