"""Public pages ask the database as often, however many Parties and recommendations there are."""

import pytest
from django.test import Client

from ronda.apps.assessments.selectors.bases import basis_of
from ronda.apps.reports.models import Draft
from ronda.apps.rounds.models import Conduct
from tests.apps.asked import asked
from tests.apps.assessments.scene import decided, proposed, the_round, under_way
from tests.apps.portal.scene import PAGES, laid, open_conclusions, with_sheets

pytestmark = pytest.mark.django_db
BASELINES = {
    "home": 9,
    "party": 12,
    "matrix": 4,
    "csv": 3,
    "compare": 8,
    "choose": 3,
    "round": 8,
}
"""Queries of each page to somebody who is not signed in, once it was opened before."""


def test_the_queries_of_each_page_are_as_they_were(conduct: Conduct) -> None:
    assert asked(Client(), PAGES) == BASELINES


@pytest.fixture
def conduct() -> Conduct:
    return laid()


def test_the_queries_do_not_grow_with_what_is_published(conduct: Conduct) -> None:
    meeting = under_way()
    decided(conduct, proposed(conduct, id="r-1"), meeting=meeting)
    open_conclusions(conduct)
    before = asked(Client(), PAGES)
    with_sheets(Draft.objects.latest("number"), ("XVE",))
    reach = basis_of(the_round(conduct)).frame.is_addressed
    cells = [(code, id) for code in ("XAR", "XTA", "XVE") for id in ("r-2", "r-4")]
    rows = [proposed(conduct, code=code, id=id) for code, id in cells if reach(code, id)]
    assert len(rows) > 2
    decided(conduct, *rows, meeting=meeting)
    assert asked(Client(), PAGES) == before
