"""A report that is written, read and amended leaves no trace for those outside the body.

Two things to know. Every page is asked before there is anything and after; its status, its words
and the number of its queries (what a watch on the time would tell) must be the same. And what is
asked for by address is answered as the same address of a round that has no report.
"""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from ronda.apps.accounts.models import User
from ronda.apps.reports.models import Draft, PieceKind
from ronda.apps.reports.services.readings import Place, draft_share, piece_propose
from ronda.apps.reports.services.settling import chapter_settle
from tests.apps.follow_ups.scene import conducted
from tests.apps.library.scene import taken_in as text_taken_in
from tests.apps.people import (
    coordinator,
    facilitator,
    member,
    monitoring_body,
    ngo,
    nhri,
    observer,
    person,
    secretary,
    state,
)
from tests.apps.reports.written import named, piece, text, written

pytestmark = pytest.mark.django_db
EMPTY = 8
AROUND = (
    "/",
    "/search/?q=Arcadia",
    "/factsheets/",
    "/rounds/",
    "/rounds/lanzarote/2/",
    "/rounds/lanzarote/2/calendar/",
    "/rounds/lanzarote/2/report/",
    "/library/",
    "/library/?q=child",
    "/library/invented-guidelines/para-1/",
    "/library/library.csv",
    "/meetings/",
)
OF_REPORT = (
    "",
    "changes/?old=1&new=1",
    "story/",
    "take-in/",
    "corrections/",
    "drafts/1/",
    "drafts/1/data",
    "drafts/1/files/en/docx",
    "drafts/1/amendments/",
    "drafts/1/amendments/1/",
    "drafts/1/amend/p-1/",
    "drafts/1/amend/p-1/add/choose/",
    "drafts/1/share/",
    "drafts/1/publish/",
    "drafts/1/factsheets/",
    "desk/",
    "desk/adopt/",
    "desk/make-draft/",
    "desk/rapporteurs/",
    "desk/chapters/law/",
    "desk/chapters/law/settle/",
    "desk/chapters/help/open-again/",
    "desk/pieces/p-1/",
    "desk/pieces/r-1/withdraw/",
    "desk/rivals/1/",
)
Answer = tuple[int, str, int]


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_nothing_around_a_report_changes_while_it_is_not_published() -> None:
    conducted()
    text_taken_in()
    people = list(outsiders())
    before = {path: [asked(who, path) for who in people] for path in AROUND}
    in_work()
    for path in AROUND:
        assert [asked(who, path) for who in people] == before[path], path


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_an_address_of_a_report_in_work_answers_as_one_of_a_round_without() -> None:
    conducted()
    body = monitoring_body()
    body.rounds.get_or_create(number=EMPTY)
    in_work()
    for who in outsiders():
        for path in OF_REPORT:
            there = asked(who, f"/rounds/lanzarote/2/report/{path}")
            nowhere = asked(who, f"/rounds/lanzarote/{EMPTY}/report/{path}")
            assert there[0] in {302, 403, 404, 405}, (who, path)
            assert there == nowhere, (who, path)


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_a_member_learns_nothing_of_a_draft_that_was_not_given_to_them() -> None:
    who = member("XTA")
    written()
    page = Client()
    page.force_login(who)
    told = page.get("/rounds/lanzarote/2/report/")
    assert told.status_code == 200 and "Draft 1" not in told.content.decode()
    for path in OF_REPORT:
        if path.startswith("drafts/"):
            assert asked(who, f"/rounds/lanzarote/2/report/{path}")[0] in {404, 405}, path


def in_work() -> None:
    """A report that is written, read, amended and settled in part; nothing of it is published."""
    written()
    named("law")
    reading = draft_share(actor=secretary(), draft=Draft.objects.get(), until=None)
    chapter_settle(actor=secretary(), chapter=piece("help"), named="45th meeting")
    piece_propose(
        actor=member("XAR"),
        reading=reading,
        place=Place(PieceKind.PARAGRAPH, "law", "p-1"),
        content={"text": text("A paragraph more.")},
        reason="It is missing.",
    )


def outsiders() -> Iterator[User | AnonymousUser]:
    """Everybody who is not of the body."""
    state("XTA")
    yield AnonymousUser()
    yield person()
    yield from (coordinator("XAR"), ngo(), nhri(), observer(), facilitator(), secretary("greta"))


def asked(who: User | AnonymousUser, path: str) -> Answer:
    """What a page answers: its status, its words without what is new each time, its queries."""
    client = Client()
    if isinstance(who, User):
        client.force_login(who)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    told = "" if answer.streaming else answer.content.decode("utf-8", "replace")
    told = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", told)
    told = told.replace(f"lanzarote/{EMPTY}/", "lanzarote/2/")
    return answer.status_code, told + answer.headers.get("Location", "")[:8], len(queries)
