"""Pages of rounds: what they show, to whom, and with how many queries."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Conduct, Extension, VersionState
from ronda.apps.rounds.selectors import procedure_of
from ronda.apps.rounds.services.events import event_record
from tests.apps.people import coordinator, member, secretary, state
from tests.apps.rounds.asked import asked_round
from tests.apps.rounds.scene import CODES, adopted, begun, drafted, happen, party, round_in

pytestmark = pytest.mark.django_db
PLACE = ["lanzarote", 3]


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def client(who: User | None = None) -> Client:
    made = Client()
    if who is not None:
        made.force_login(who)
    return made


def page(who: User | None, name: str, *more: object) -> str:
    response = client(who).get(reverse(f"rounds:{name}", args=[*PLACE, *more]))
    assert response.status_code == 200, (name, response.status_code)
    return response.text


def status(who: User | None, name: str, *more: object) -> int:
    return client(who).get(reverse(f"rounds:{name}", args=[*PLACE, *more])).status_code


def test_a_round_is_begun_by_a_form() -> None:
    who = secretary()
    sent = {
        "body": begun(number=1).round.body_id,
        "number": 3,
        "procedure": "lanzarote",
        "theme_en": "Help on line",
        "theme_fr": "L’aide en ligne",
    }
    here = client(who)
    again = here.post(reverse("rounds:begin"), sent | {"number": 1})
    assert "already has a round" in again.text
    response = here.post(reverse("rounds:begin"), sent)
    assert response.headers["Location"] == reverse("rounds:round", args=PLACE)
    assert Conduct.objects.get(round__number=3).themes == {
        "en": "Help on line",
        "fr": "L’aide en ligne",
    }


def test_the_list_has_what_the_reader_may_see() -> None:
    round_in("replies", number=4)
    begun(number=5)
    listed = client().get(reverse("rounds:rounds")).text
    assert "round\u00a04" in listed
    assert "round\u00a05" not in listed
    assert "round\u00a05" in client(member()).get(reverse("rounds:rounds")).text


def test_a_round_tells_its_stage_what_comes_next_and_whose_turn_it_is() -> None:
    round_in("replies")
    told = page(None, "round")
    for words in ("Help for children on line", "Replies", "Comments", "the Parties", "Parties are"):
        assert words in told
    assert "Record" not in told


def test_a_party_reads_by_when_its_reply_is_due() -> None:
    round_in("replies")
    assert "reply is due by the end of 2 July 2026" in page(coordinator(), "round")
    assert "reply is due" not in page(coordinator("SRB"), "round")


def test_what_bars_an_event_is_told_before_anybody_tries() -> None:
    begun()
    who = secretary()
    assert "questionnaire is not adopted" in page(who, "round")
    assert "questionnaire is not adopted" in page(who, "event", "launch")


def test_a_round_is_launched_by_a_form() -> None:
    conduct = begun()
    adopted(conduct)
    asked = [state(code).pk for code in CODES]
    here, address = client(secretary()), reverse("rounds:event", args=[*PLACE, "launch"])
    assert here.get(address).text.count("checked") == 48
    response = here.post(address, {"on": "2026-03-02", "parties": asked})
    assert response.status_code == 302
    assert {one.party_id for one in conduct.parties.all()} == set(asked)
    assert here.get(address).status_code == 404, "what has happened happens no more"


def test_what_was_recorded_is_taken_back_by_a_form() -> None:
    conduct = round_in("comments")
    last = conduct.happenings.get(event="replies_published")
    here, address = client(secretary()), reverse("rounds:take-back", args=[*PLACE, last.pk])
    assert "Replies published" in here.get(address).text
    assert here.post(address, {"reason": ""}).status_code == 200
    assert here.post(address, {"reason": "The wrong day."}).status_code == 302
    conduct.refresh_from_db()
    assert conduct.stage == "replies"


def test_a_theme_that_another_changed_meanwhile_is_shown() -> None:
    conduct = begun()
    here, address = client(secretary()), reverse("rounds:change", args=PLACE)
    sent = {"theme_en": "Another", "theme_fr": "Un autre", "seen": conduct.version}
    assert here.post(address, sent).status_code == 302
    second = here.post(address, sent | {"theme_en": "A third"})
    assert second.status_code == 409
    assert "A third" in second.text
    assert "Another" in second.text


def test_a_deadline_is_extended_by_a_form_and_only_the_body_and_the_party_read_why() -> None:
    round_in("replies")
    here, address = client(secretary()), reverse("rounds:extend", args=[*PLACE, "xar"])
    sent = {"rule": "reply", "until": "2026-09-01", "reason": "A new Government took office."}
    assert "now due on 2 July 2026" in here.get(address).text
    assert here.post(address, sent).status_code == 302
    assert Extension.objects.get().until == date(2026, 9, 1)
    for who in (secretary(), member(), coordinator()):
        assert "A new Government" in page(who, "parties")
    for other in (None, coordinator("SRB")):
        shown = page(other, "parties")
        assert "1 September 2026" in shown
        assert "A new Government" not in shown


def test_a_party_leaves_by_a_form() -> None:
    conduct = round_in("replies")
    address = reverse("rounds:leave", args=[*PLACE, "xar"])
    sent = {"on": "2026-04-01", "reason": "It denounced the Convention."}
    assert client(secretary()).post(address, sent).status_code == 302
    assert party(conduct).left_on == date(2026, 4, 1)
    assert "left on 1 April 2026" in page(None, "parties")


def test_dates_are_set_and_taken_out_by_forms() -> None:
    conduct = round_in("replies")
    here, address = client(secretary()), reverse("rounds:dates", args=PLACE)
    sent = {"set": "deadline", "deadline-rule": "reply", "deadline-on": "2026-08-03"}
    assert here.post(address, sent).status_code == 302
    mine = {"milestone-title_en": "Reading", "milestone-title_fr": "Lecture"}
    sent = {"set": "milestone", "milestone-on": "2026-09-03"} | mine
    assert here.post(address, sent).status_code == 302
    off = {"set": "off", "off-first": "2026-12-24", "off-last": "2026-12-26"}
    assert here.post(address, off).status_code == 302
    assert here.get(address).text.count('value="worked"') == 3
    assert here.post(address, {"set": "worked", "day": "2026-12-25"}).status_code == 302
    assert here.post(address, {"set": "worked", "day": "no day"}).status_code == 404
    assert "25 December" not in here.get(address).text
    shown = page(None, "calendar")
    assert "3 August 2026" in shown
    assert "Reading" in shown
    for one in conduct.milestones.all():
        gone = reverse("rounds:milestone-remove", args=[*PLACE, one.pk])
        assert here.post(gone, {"reason": "It is not held."}).status_code == 302
    assert "Reading" not in page(None, "calendar")


def test_a_deadline_of_a_stage_left_behind_is_not_to_come() -> None:
    today = timezone.localdate()
    there = asked_round(launched=today - timedelta(days=30), number=3)
    assert "Reply to the questionnaire" in page(None, "round")
    event = procedure_of(there.conduct).stages.event("replies_published")
    assert event is not None
    happen(there.conduct, event, today, there.secretary)
    shown = page(None, "round")
    assert "Reply to the questionnaire" not in shown
    assert "Comments on the replies" in shown
    assert "no longer awaited" in page(None, "calendar")


def test_what_happened_for_each_party_is_recorded_no_more() -> None:
    conduct, here = round_in("replies"), secretary()
    event = procedure_of(conduct).stages.event("reply_submitted")
    assert event is not None
    first, *others = conduct.parties.all()
    event_record(actor=here, conduct=conduct, event=event.id, on=date(2026, 3, 9), party=first)
    address = reverse("rounds:event", args=[*PLACE, event.id])
    choices = client(here).get(address).context["form"].fields["party"].queryset
    assert set(choices) == set(others)
    for one in others:
        event_record(actor=here, conduct=conduct, event=event.id, on=date(2026, 3, 9), party=one)
    assert address not in page(here, "round")
    assert client(here).get(address).status_code == 404


def test_the_story_tells_who_did_what() -> None:
    round_in("replies")
    told = page(secretary(), "story")
    for words in ("Begin a round", "Record what happened in a round", "Record that the questio"):
        assert words in told
    assert status(member(), "story") == 403


def test_every_page_of_a_round_before_its_launch_is_hidden_from_others() -> None:
    conduct = begun()
    drafted(conduct)
    names = ("round", "questionnaire", "parties", "calendar", "feed", "change", "story", "draft")
    for name in names:
        assert status(coordinator(), name) == 404, name
    for name in ("round", "questionnaire", "parties", "calendar", "feed"):
        assert status(None, name) == 404, name
        assert status(member(), name) == 200, name


def test_a_party_of_a_round_whose_launch_is_each_partys_own() -> None:
    conduct = begun(procedure="greco")
    adopted(conduct)
    first, second = state("XAR"), state("XTA")
    for one in (first, second):
        event_record(
            actor=secretary("greco"),
            conduct=conduct,
            event="questionnaire_sent",
            on=date(2026, 3, 2),
            parties=[one],
        )
    assert conduct.versions.get().state == VersionState.OPEN
    shown = client().get(reverse("rounds:parties", args=["greco", 3])).text
    assert "Arcadia" in shown
    assert "Talvia" in shown


@pytest.mark.parametrize(
    ("name", "queries"),
    [("round", 13), ("questionnaire", 13), ("parties", 12), ("calendar", 12), ("feed", 12)],
)
def test_pages_ask_a_fixed_number_of_queries(
    name: str, queries: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    round_in("comments", codes=["XAR"])
    round_in("comments", number=4)
    here = client(coordinator())
    for number in (3, 4):
        here.get(reverse(f"rounds:{name}", args=["lanzarote", number]))
        with django_assert_max_num_queries(queries):
            here.get(reverse(f"rounds:{name}", args=["lanzarote", number]))
