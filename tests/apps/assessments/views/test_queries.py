"""The pages of an assessment ask the database as often, however much stands in the round."""

from collections.abc import Iterator, Sequence

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.bases import basis_of
from ronda.apps.assessments.services.sharing import proposals_share, response_send
from ronda.apps.compliance.models import Edition
from ronda.apps.meetings.models import Meeting
from ronda.apps.reports.models import Draft
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.services.rounds import round_begin
from tests.apps.assessments.scene import (
    QUOTE,
    assessing,
    decided,
    informed,
    proposed,
    the_round,
    under_way,
)
from tests.apps.people import coordinator, member, rapporteur, secretary

pytestmark = pytest.mark.django_db
AT = ("lanzarote", 2)
OF_ROUND = ("grid", "figures", "reports", "decide", "overdue", "no-reply")
MOST = {
    "grid": 20,
    "figures": 20,
    "reports": 20,
    "decide": 20,
    "overdue": 40,
    "no-reply": 40,
    "party": 20,
    "recommendation": 20,
    "cell": 30,
    "propose": 50,
    "report-party": 50,
    "report-recommendation": 50,
}
"""Queries of one page, those for the session and the menu included."""


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


@pytest.fixture
def conduct() -> Conduct:
    return assessing()


def pages() -> Iterator[tuple[str, str]]:
    """Each page with its name; of one Party on Arcadia, of one recommendation on r-2."""
    for name in OF_ROUND:
        yield name, reverse(f"assessments:{name}", args=AT)
    for name, at in (("party", ("xar",)), ("recommendation", ("r-2",)), ("cell", ("xar", "r-2"))):
        yield name, reverse(f"assessments:{name}", args=(*AT, *at))
    yield "propose", reverse("assessments:propose", args=(*AT, "xar", "r-1"))
    for name, of in (("report-party", "xar"), ("report-recommendation", "r-2")):
        yield name, reverse(f"assessments:{name}", args=(*AT, of, "docx"))


def questions(who: User) -> dict[str, int]:
    """How often each page asks, once it was asked for before; only those that `who` may see."""
    client, found = Client(), {}
    client.force_login(who)
    for name, address in pages():
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code in {200, 403, 404}, address
        if answer.status_code == 200:
            found[name] = len(asked)
    return found


def judged(conduct: Conduct, meeting: Meeting, codes: Sequence[str]) -> None:
    """Parties wrote; all is judged: decided, then proposed on evidence, shared and answered."""
    who, draft = secretary(), Draft.objects.latest("number")
    for code in codes:
        informed(draft, code, at="II-2")
    if still := list(Assessment.objects.filter(state="shared")):
        decided(conduct, *still, meeting=meeting)
    reach = basis_of(the_round(conduct)).frame.is_addressed
    every = [(code, id) for code in codes for id in ("r-2", "r-4")]
    cells = [(code, id) for code, id in every if reach(code, id)]
    first = [proposed(conduct, who, code=code, id=id) for code, id in cells]
    decided(conduct, *first, meeting=meeting)
    again = [proposed(conduct, who, code=code, id=id) for code, id in cells]
    _cited(again)
    proposals_share(actor=who, assessments=again)
    for row in Assessment.objects.filter(state="shared"):
        own = coordinator(row.party.code)
        response_send(actor=own, assessment=row, seen=row.version, text="It is in force.")


def _cited(rows: list[Assessment]) -> None:
    about = Edition.objects.latest("pk").pk
    for row in rows:
        row.cited.create(about=f"compliance.edition:{about}", place="II-2", name="Box", quote=QUOTE)


@pytest.mark.parametrize("role", ["secretary", "member", "rapporteur"])
def test_a_page_asks_as_often_however_much_is_judged(conduct: Conduct, role: str) -> None:
    who = {"secretary": secretary(), "member": member("XVE"), "rapporteur": rapporteur("XTA")}[role]
    meeting = under_way()
    decided(conduct, proposed(conduct, id="r-1"), meeting=meeting)
    judged(conduct, meeting, ["XAR"])
    before = questions(who)
    assert len(before) >= len(MOST) - 3
    judged(conduct, meeting, ["XAR", "XTA", "XVE"])
    after = questions(who)
    grown = {name: (before[name], after[name]) for name in before if after[name] > before[name]}
    assert grown == {}
    assert {name: count for name, count in after.items() if count > MOST[name]} == {}


def earlier(row: Assessment, number: int) -> None:
    """The same was decided in another round of the body."""
    body = row.round.body
    conduct = round_begin(
        actor=secretary(),
        body=body,
        number=number,
        procedure=body.slug,
        themes={"en": "Help", "fr": "Aide"},
    )
    row.pk, row.round = None, conduct.round
    row.save(force_insert=True)


def test_a_cell_asks_as_often_however_many_rounds_there_were(conduct: Conduct) -> None:
    row = proposed(conduct)
    decided(conduct, row)
    row.refresh_from_db()
    client, found = Client(), []
    client.force_login(coordinator("XAR"))
    address = reverse("assessments:cell", args=(*AT, "xar", "r-1"))
    for number in (11, 12, 13):
        earlier(row, number)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            told = client.get(address).content.decode()
        assert f"{number}, I-1" in told
        found.append(len(asked))
    assert len(set(found)) == 1
