"""Two people at once: a round is launched once, and nothing is overwritten."""

from datetime import date

import pytest

from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.rounds.models import Conduct, Extension, Happening, QuestionnaireVersion, Reply
from ronda.apps.rounds.selectors.versions import questionnaire_of
from ronda.apps.rounds.services.calendars import calendar_key_make
from ronda.apps.rounds.services.events import event_record, event_take_back
from ronda.apps.rounds.services.milestones import extension_grant, milestone_set
from ronda.apps.rounds.services.questionnaires import (
    correction_begin,
    questionnaire_draft_save,
)
from ronda.questionnaires.model import Questionnaire
from tests.apps.at_once import at_once, refusals
from tests.apps.people import person, secretary, state
from tests.apps.rounds.scene import CODES, adopted, begun, drafted, party, round_in
from tests.questionnaires.invented import both, questionnaire

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 3, 2)


def test_of_two_launches_at_once_one_is_a_launch() -> None:
    conduct, asked = begun(), [state(code) for code in CODES]
    adopted(conduct)
    people = [secretary(), secretary()]

    def launch(turn: int) -> Happening:
        return event_record(
            actor=people[turn], conduct=conduct, event="launch", on=DAY, parties=asked
        )

    outcomes = at_once(lambda: launch(0), lambda: launch(1))
    assert refusals(outcomes) == [NotNow]
    assert Happening.objects.filter(event="launch").count() == 1
    assert Reply.objects.count() == conduct.parties.count() == 3
    assert Conduct.objects.get().stage == "replies"


def test_of_two_rounds_of_one_number_begun_at_once_one_is_there() -> None:
    people = [secretary(), secretary()]
    outcomes = at_once(lambda: begun(people[0]), lambda: begun(people[1]))
    assert refusals(outcomes) == [NotValid]
    assert Conduct.objects.count() == 1


def test_of_two_drafts_saved_at_once_the_second_is_told() -> None:
    conduct, people = begun(), [secretary(), secretary()]
    drafted(conduct)

    def save(turn: int) -> QuestionnaireVersion:
        content: Questionnaire = questionnaire(title=both(f"Title {turn}", f"Titre {turn}"))
        return questionnaire_draft_save(
            actor=people[turn], conduct=conduct, content=content, seen=1
        )

    outcomes = at_once(lambda: save(0), lambda: save(1))
    assert refusals(outcomes) == [Stale]
    kept = QuestionnaireVersion.objects.get()
    saved = next(one for one in outcomes if isinstance(one, QuestionnaireVersion))
    assert questionnaire_of(kept) == questionnaire_of(saved)


def test_one_correction_is_in_work_at_a_time() -> None:
    conduct, people = round_in("replies"), [secretary(), secretary()]
    outcomes = at_once(
        *(
            lambda who=who: correction_begin(actor=who, conduct=conduct, reason="A slip.")
            for who in people
        )
    )
    assert refusals(outcomes) == [NotNow]
    assert conduct.versions.count() == 2


def test_an_event_taken_back_twice_at_once_is_taken_back_once() -> None:
    conduct, people = round_in("comments"), [secretary(), secretary()]
    last = conduct.happenings.get(event="replies_published")
    outcomes = at_once(
        *(
            lambda who=who: event_take_back(actor=who, happening=last, reason="Too early.")
            for who in people
        )
    )
    assert refusals(outcomes) == [NotNow]
    assert Conduct.objects.get().stage == "replies"


def test_two_extensions_at_once_leave_the_later_day() -> None:
    conduct, people = round_in("replies"), [secretary(), secretary()]
    one = party(conduct)
    days = [date(2026, 8, 3), date(2026, 9, 1)]
    at_once(
        *(
            lambda turn=turn: extension_grant(
                actor=people[turn], party=one, rule="reply", until=days[turn], reason="More time."
            )
            for turn in range(2)
        )
    )
    last = Extension.objects.order_by("-pk").first()
    assert last is not None
    assert last.until == days[1]


def test_a_deadline_set_by_two_at_once_has_one_date() -> None:
    conduct, people = round_in("replies"), [secretary(), secretary()]
    outcomes = at_once(
        *(
            lambda who=who: milestone_set(actor=who, conduct=conduct, rule="reply", on=DAY)
            for who in people
        )
    )
    assert refusals(outcomes) == []
    assert conduct.milestones.count() == 1


def test_a_person_has_one_calendar_key_whoever_clicks_twice() -> None:
    who = person()
    outcomes = at_once(*(lambda: calendar_key_make(actor=who) for _ in range(2)))
    assert refusals(outcomes) == []
    assert who.calendar_keys.filter(ended_at=None).count() == 1
