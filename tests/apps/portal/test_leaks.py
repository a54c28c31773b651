"""Nothing that is not published gets onto a public page, whoever looks at it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.apps.accounts.models import User
from ronda.apps.assessments.models import Assessment
from ronda.apps.compliance.services.editions import edition_withdraw
from ronda.apps.reports.models import Draft
from ronda.apps.rounds.models import Conduct
from tests.apps.assessments.scene import decided, informed, proposed, under_way
from tests.apps.people import coordinator, member, ngo, rapporteur, secretary
from tests.apps.portal.scene import (
    MATRIX,
    PAGES,
    laid,
    main_of,
    open_conclusions,
    publish,
    read,
)

pytestmark = pytest.mark.django_db
SECRET = "kept from everybody until it is published"
OWN = ("home", "party", "matrix", "csv", "compare", "choose")
"""The pages that are the same for everybody; that of a round has more for those who run it."""
READERS: dict[str, Callable[[], User | None]] = {
    "nobody": lambda: None,
    "a civil society organisation": ngo,
    "the Party": lambda: coordinator("XAR"),
    "another Party": lambda: coordinator("XVE"),
    "a member": lambda: member("XAR"),
    "a rapporteur": lambda: rapporteur("XTA"),
    "the secretariat": secretary,
}


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


@pytest.fixture
def conduct() -> Conduct:
    return laid()


def told() -> dict[str, tuple[str, int]]:
    """What each page says to everybody and how often it asks, once it was asked for before."""
    found = {}
    for name, address in PAGES.items():
        read(address)
        with CaptureQueriesContext(connection) as asked:
            page = read(address)
        found[name] = page, len(asked)
    return found


def test_what_is_proposed_changes_no_page(conduct: Conduct) -> None:
    before = told()
    proposed(conduct, rapporteur("XTA"), id="r-1")
    proposed(conduct, id="r-2")
    assert Assessment.objects.count() == 2
    assert told() == before


def test_what_is_decided_changes_pages_only_once_it_is_opened(conduct: Conduct) -> None:
    before = {name: page for name, (page, _asked) in told().items()}
    decided(conduct, proposed(conduct, id="r-1"))
    assert {name: page for name, (page, _asked) in told().items()} == before
    open_conclusions(conduct)
    after = {name: page for name, (page, _asked) in told().items()}
    assert {name for name in OWN if after[name] != before[name]} == set(OWN) - {"choose"}


def test_an_edition_changes_pages_only_once_it_is_published(conduct: Conduct) -> None:
    before = told()
    edition = informed(Draft.objects.latest("number"), "XVE", SECRET, at="II-2")
    assert told() == before
    publish(edition)
    after = told()
    assert {name for name in before if after[name][0] != before[name][0]} >= {"home", "matrix"}
    edition_withdraw(actor=secretary(), edition=edition, reason="It was published too soon.")
    again = told()
    for name in ("matrix", "csv", "compare", "choose", "party", "round"):
        assert again[name][0] == before[name][0], name


def test_everybody_reads_the_same(conduct: Conduct) -> None:
    decided(conduct, proposed(conduct, id="r-1"))
    proposed(conduct, id="r-2")
    informed(Draft.objects.latest("number"), "XVE", SECRET, at="II-2")
    for name in OWN:
        public = read(PAGES[name])
        own = public if name == "csv" else main_of(public)
        for who, made in READERS.items():
            page = read(PAGES[name], made())
            assert (page if name == "csv" else main_of(page)) == own, (name, who)
        assert SECRET not in public


def test_a_conclusion_that_is_taken_back_leaves_the_matrix(conduct: Conduct) -> None:
    meeting = under_way()
    decision = decided(conduct, proposed(conduct, id="r-1"), meeting=meeting)
    open_conclusions(conduct)
    assert ">P</a>" in read(MATRIX)
    later = decided(conduct, proposed(conduct, id="r-2"), meeting=meeting)
    later.takes_back, later.reason = decision, "It was decided by mistake."
    later.save()
    assert "r-1/" not in main_of(read(MATRIX))
