"""Nothing that is proposed can be guessed: not by an address, a key, a count or a search."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.assessments.models import Assessment, ReportOrder
from ronda.apps.rounds.models import Conduct
from tests.apps.assessments.scene import BOX, assessing, decided, proposed
from tests.apps.people import coordinator, ngo, secretary

pytestmark = pytest.mark.django_db
AT = ("lanzarote", 2)
NEVER = 10**9
"""A key that no record has."""
Outsider = Callable[[], User | None]
OUTSIDERS: dict[str, Outsider] = {
    "nobody": lambda: None,
    "a civil society organisation": ngo,
    "another Party": lambda: coordinator("XTA"),
    "the Party": lambda: coordinator("XAR"),
}
PAGES = ("grid", "figures", "decide", "overdue", "no-reply", "reports")


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


@pytest.fixture
def conduct() -> Conduct:
    return assessing()


@pytest.fixture(params=OUTSIDERS)
def client(request: pytest.FixtureRequest, conduct: Conduct) -> Client:
    made, who = Client(), OUTSIDERS[request.param]()
    if who is not None:
        made.force_login(who)
    return made


def told(client: Client, address: str) -> tuple[int, int, int]:
    """What an address answers once it was asked for before: status, length, queries."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    return answer.status_code, len(answer.content), len(asked)


def test_an_assessment_that_is_there_answers_as_one_that_is_not(
    conduct: Conduct, client: Client
) -> None:
    row = proposed(conduct)
    for name in ("change", "withdraw", "respond", "story"):
        there, not_there = (
            told(client, reverse(f"assessments:{name}", args=[key]))[::2] for key in (row.pk, NEVER)
        )
        assert there == not_there, name


def test_an_archive_that_was_made_answers_as_one_that_was_not(
    conduct: Conduct, client: Client
) -> None:
    order = ReportOrder.objects.create(
        round=conduct.round, form="draft", languages="en fr", asked_by=secretary()
    )
    for name in ("order", "archive"):
        there, not_there = (
            told(client, reverse(f"assessments:{name}", args=[*AT, key]))[::2]
            for key in (order.pk, NEVER)
        )
        assert there == not_there, name


def test_pages_of_a_round_answer_the_same_whatever_is_proposed(
    conduct: Conduct, client: Client
) -> None:
    addresses = [reverse(f"assessments:{name}", args=AT) for name in PAGES]
    addresses += [
        reverse("assessments:party", args=[*AT, "xar"]),
        reverse("assessments:recommendation", args=[*AT, "r-1"]),
        reverse("assessments:cell", args=[*AT, "xar", "r-1"]),
        reverse("assessments:report-party", args=[*AT, "xar", "docx"]),
        reverse("assessments:report-recommendation", args=[*AT, "r-1", "docx"]),
        reverse("rounds:round", args=AT),
        reverse("portal:home"),
    ]
    before = {one: told(client, one)[::2] for one in addresses}
    for id in ("r-1", "r-2", "r-4"):
        proposed(conduct, id=id)
    assert {one: told(client, one)[::2] for one in addresses} == before


def test_a_party_counts_what_is_decided_of_it_and_nothing_that_is_proposed(
    conduct: Conduct,
) -> None:
    decided(conduct, proposed(conduct, id="r-1"))
    own = Client()
    own.force_login(coordinator("XAR"))
    addresses = [
        reverse("assessments:grid", args=AT),
        f"{reverse('assessments:grid', args=AT)}?shows=proposed",
        f"{reverse('assessments:figures', args=AT)}?by=recommendation",
        reverse("assessments:party", args=[*AT, "xar"]),
        reverse("assessments:recommendation", args=[*AT, "r-2"]),
        reverse("assessments:cell", args=[*AT, "xar", "r-2"]),
    ]
    before = [told(own, one) for one in addresses]
    for code in ("XAR", "XVE"):
        proposed(conduct, code=code, id="r-2", status="not_in_compliance")
    assert Assessment.objects.filter(state="proposed").count() == 2
    assert [told(own, one) for one in addresses] == before


def test_a_box_that_is_not_published_is_found_by_no_search(
    conduct: Conduct, client: Client
) -> None:
    searched = f"{reverse('portal:search')}?q=wrote+the+age"
    answer = client.get(searched)
    assert answer.status_code == 200
    assert BOX.split("\n")[0] not in answer.content.decode()
    assert conduct.round.number == AT[1]
