"""Who is told of what happens in a round, in the transaction that it tells of."""

from datetime import date

import pytest

from ronda.apps.errors import NotNow
from ronda.apps.notifications.models import Notification
from ronda.apps.rounds.models import Comment, CommentKind, CommentState
from ronda.apps.rounds.selectors.reminders import to_remind
from ronda.apps.rounds.services.events import event_record, event_take_back
from ronda.apps.rounds.services.milestones import extension_grant
from ronda.apps.rounds.services.questionnaires import questionnaire_correct
from ronda.apps.rounds.services.rounds import party_leave
from tests.apps.people import contributor, coordinator, member, ngo, secretary, state
from tests.apps.rounds.scene import adopted, begun, party, round_in
from tests.questionnaires.invented import SERVICES, TRAINING, both, questionnaire

pytestmark = pytest.mark.django_db


def told(what: str) -> dict[str, Notification]:
    """What was told of this kind, by the address of who was told."""
    rows = Notification.objects.filter(kind=f"rounds.{what}").select_related("person")
    return {one.person.email: one for one in rows}


def test_coordinators_are_told_of_the_launch_and_when_the_reply_is_due() -> None:
    asked, other, writes = coordinator("XAR"), coordinator("SRB"), contributor("XAR")
    round_in("replies")
    rows = told("launched")
    assert set(rows) == {asked.email}
    assert not {other.email, writes.email} & set(rows)
    row = rows[asked.email]
    assert (row.due, row.link) == (date(2026, 7, 2), "/rounds/lanzarote/3/")
    assert row.words["round"] == {
        "en": "Help for children on line (Lanzarote Committee)",
        "fr": "L’aide aux enfants en ligne (Comité de Lanzarote)",
    }


def test_a_reminder_names_the_body_in_the_language_of_its_reader() -> None:
    coordinator("XAR")
    (one, *_others) = to_remind(round_in("replies"))
    words = dict(one.addressed.words or {})
    assert words["round"] == {
        "en": "Lanzarote Committee, round\u00a03",
        "fr": "Comité de Lanzarote, cycle\u00a03",
        "sr": "Комитет из Ланзаротеа, круг\u00a03",
        "sr-latn": "Komitet iz Lanzarotea, krug\u00a03",
    }


def test_nobody_is_told_of_a_launch_that_is_barred() -> None:
    coordinator("XAR")
    conduct = begun()
    with pytest.raises(NotNow):
        event_record(
            actor=secretary(),
            conduct=conduct,
            event="launch",
            on=date(2026, 3, 2),
            parties=[state("XAR")],
        )
    adopted(conduct)
    assert not Notification.objects.exists()


def test_coordinators_are_told_that_a_launch_was_taken_back() -> None:
    asked = coordinator("XTA")
    conduct = round_in("replies")
    launch = conduct.happenings.get(event="launch")
    event_take_back(actor=secretary(), happening=launch, reason="Too early.")
    assert set(told("taken-back")) == {asked.email}


def test_a_correction_is_told_to_all_who_answer_or_commented_and_to_nobody_else() -> None:
    answering = [coordinator("XAR"), contributor("XAR"), coordinator("XTA")]
    gone, says, silent = coordinator("XVE"), ngo(), ngo("Open Windows")
    conduct = round_in("replies")
    party_leave(
        actor=secretary(), party=party(conduct, "XVE"), on=date(2026, 4, 1), reason="It left."
    )
    Comment.objects.create(
        conduct=conduct,
        organisation=says.memberships.get().organisation,
        author="civil_society",
        kind=CommentKind.COMMENT,
        on_questionnaire=True,
        language="en",
        state=CommentState.SUBMITTED,
        submitted_at="2026-04-01T12:00Z",
        created_by=says,
    )
    first, *rest = questionnaire().chapters
    reworded = TRAINING.model_copy(update={"text": both("Is all staff trained?", "Et tous ?")})
    chapter = first.model_copy(update={"questions": (reworded, SERVICES)})
    content = questionnaire(chapters=(chapter, *rest))
    questionnaire_correct(
        actor=secretary(), conduct=conduct, content=content, reason="A word was missing."
    )
    rows = told("corrected")
    assert set(rows) == {one.email for one in (*answering, says)}
    assert not {gone.email, silent.email, member().email} & set(rows)
    assert {one.link for one in rows.values()} == {
        "/rounds/lanzarote/3/questionnaire/versions/2/changes/"
    }


def test_a_party_is_told_that_it_has_more_time_and_no_reason_goes_by_mail() -> None:
    asked, _other = coordinator("XAR"), coordinator("XTA")
    conduct = round_in("replies")
    extension_grant(
        actor=secretary(),
        party=party(conduct),
        rule="reply",
        until=date(2026, 9, 1),
        reason="A confidential reason.",
    )
    rows = told("extended")
    assert set(rows) == {asked.email}
    assert rows[asked.email].due == date(2026, 9, 1)
    assert "confidential" not in str(rows[asked.email].words)
