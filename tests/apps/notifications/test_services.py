"""Adding notifications: in the caller's transaction, one for each person, as each has chosen."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from ronda.apps.accounts.selectors import machine
from ronda.apps.audit.models import Event
from ronda.apps.errors import NotAllowed, NotValid
from ronda.apps.notifications.adding import next_digest
from ronda.apps.notifications.kinds import UnknownKind
from ronda.apps.notifications.models import Notification, Preference
from ronda.apps.notifications.services import notification_add
from ronda.apps.treaties.models import Party
from tests.apps.people import coordinator, person, secretary, state

pytestmark = pytest.mark.django_db
KIND = "notifications.letter"
SOON = timezone.localdate() + timedelta(days=30)


def add(*people: object, **more: object) -> list[Notification]:
    given: dict[str, object] = {
        "actor": secretary(),
        "people": people,
        "kind": KIND,
        "about": state("XAR"),
        "link": "/factsheets/xar/2/",
    }
    return notification_add(**(given | more))  # type: ignore[arg-type]


def test_each_person_is_told_once() -> None:
    who, other = coordinator("XAR"), person()
    rows = add(who, other, who, who.memberships.get())
    assert {row.person for row in rows} == {who, other}
    assert Notification.objects.count() == 2


def test_a_row_has_all_that_its_letter_says() -> None:
    who = coordinator("XAR")
    add(who, due=SOON, words={"round": "Round 2", "party": {"en": "Arcadia", "fr": "Arcadie"}})
    row = Notification.objects.get()
    assert (row.about, row.link) == (f"treaties.party:{state('XAR').pk}", "/factsheets/xar/2/")
    assert (row.due, row.state, row.sent_at, row.attempts) == (SOON, "waiting", None, 0)
    assert row.words["party"] == {"en": "Arcadia", "fr": "Arcadie"}
    assert row.body is not None and row.body.slug == "lanzarote"


def test_it_is_there_only_if_what_it_tells_of_is() -> None:
    def fail() -> None:
        with transaction.atomic():
            add(person())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not Notification.objects.exists() and not ProcrastinateJob.objects.exists()
    add(person())
    assert ProcrastinateJob.objects.get().task_name == "notifications.send"


def test_the_trail_says_who_was_told() -> None:
    who = person("Mara Ilić")
    add(who)
    event = Event.objects.get(what="notification.add")
    assert event.after == {"kind": KIND, "to": ["Mara Ilić"]}
    assert event.about == [f"treaties.party:{Party.objects.get(code='XAR').pk}"]


def test_nobody_is_told_by_nobody() -> None:
    with pytest.raises(NotAllowed):
        add(person(), actor=AnonymousUser())


@pytest.mark.parametrize("link", ["https://elsewhere.example/", "//elsewhere.example/", ""])
def test_a_link_leads_nowhere_else(link: str) -> None:
    with pytest.raises(NotValid):
        add(person(), link=link)


def test_a_kind_without_a_text_is_refused() -> None:
    with pytest.raises(UnknownKind, match=r"rounds/mail/never\.txt"):
        add(person(), kind="rounds.never")


def test_the_machine_gets_no_letters() -> None:
    assert add(machine()) == []


def test_a_word_is_one_line_and_a_moment_is_a_day() -> None:
    sign = datetime(2027, 3, 1, 23, 30, tzinfo=ZoneInfo("UTC"))
    add(person(), words={"round": "Round 2\r\nBcc: all@example.org", "day": sign}, due=sign)
    row = Notification.objects.get()
    assert row.words == {"round": "Round 2 Bcc: all@example.org", "day": {"date": "2027-03-02"}}
    assert row.due == date(2027, 3, 2)


@pytest.mark.parametrize(
    ("way", "due", "outcome"),
    [
        ("at-once", None, ("at-once", "waiting")),
        ("digest", None, ("digest", "waiting")),
        ("digest", SOON, ("digest", "waiting")),
        ("page", None, ("page", "shown")),
        ("page", SOON, ("digest", "waiting")),
        ("digest", timezone.localdate(), ("at-once", "waiting")),
    ],
)
def test_everyone_is_told_as_they_chose_and_of_what_is_due_always(
    way: str, due: date | None, outcome: tuple[str, str]
) -> None:
    who = person()
    Preference.objects.create(person=who, kind=KIND, way=way)
    (row,) = add(who, due=due)
    assert (row.way, row.state) == outcome
    if outcome == ("digest", "waiting"):
        assert row.send_after == next_digest(timezone.now())


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2027-01-10T06:59", "2027-01-10T07:00"),
        ("2027-01-10T07:00", "2027-01-11T07:00"),
        # The clock is put forward in the night between.
        ("2027-03-27T12:00", "2027-03-28T07:00"),
    ],
)
def test_the_digest_goes_out_at_its_hour_by_the_local_clock(now: str, then: str) -> None:
    paris = ZoneInfo("Europe/Paris")
    moment = datetime.fromisoformat(now).replace(tzinfo=paris)
    assert next_digest(moment) == datetime.fromisoformat(then).replace(tzinfo=paris)
