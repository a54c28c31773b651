"""What happens in a round: recorded once, barred where it must be, taken back with a reason."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.rounds.models import Conduct, Happening, Openness, ReplyState, VersionState
from ronda.apps.rounds.selectors import stage_of, stage_of_party
from ronda.apps.rounds.services.events import event_record, event_take_back
from ronda.apps.rounds.services.rounds import party_leave
from ronda.procedure.loading import body_ids, load_procedure
from tests.apps.people import coordinator, member, secretary, state
from tests.apps.rounds.scene import CODES, adopted, begun, party, round_in

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def launch(conduct: Conduct, codes: tuple[str, ...] = CODES) -> Happening:
    return event_record(
        actor=secretary(),
        conduct=conduct,
        event="launch",
        on=DAY,
        parties=[state(code) for code in codes],
    )


@pytest.mark.parametrize("body", body_ids())
def test_a_round_of_each_body_reaches_each_of_its_stages(body: str) -> None:
    for number, stage in enumerate(load_procedure(body).stages.steps, start=1):
        conduct = round_in(stage.id, procedure=body, number=number)
        assert conduct.stage == stage.id
        assert stage_of(conduct) == stage
        assert stage_of_party(party(conduct, "XTA")) == stage if conduct.parties.count() else True


def test_a_launch_opens_the_questionnaire_and_asks_each_party() -> None:
    conduct = begun()
    version = adopted(conduct)
    launch(conduct)
    version.refresh_from_db()
    conduct = Conduct.objects.get(pk=conduct.pk)
    assert (version.state, conduct.stage, conduct.openness) == (
        VersionState.OPEN,
        "replies",
        Openness.PUBLIC,
    )
    assert version.opened_at is not None
    assert {one.party.code for one in conduct.parties.all()} == set(CODES)
    assert {one.reply.state for one in conduct.parties.all()} == {ReplyState.ASKED}
    assert {one.reply.version_id for one in conduct.parties.all()} == {version.pk}


def test_a_launch_without_names_asks_all_parties_bound() -> None:
    conduct = begun()
    adopted(conduct)
    state("SRB"), state("XAR")
    event_record(actor=secretary(), conduct=conduct, event="launch", on=DAY)
    asked = [one.party for one in conduct.parties.all()]
    assert len(asked) == 48
    assert not any(one.invented for one in asked)


def test_nothing_is_launched_before_the_questionnaire_is_adopted() -> None:
    conduct = begun()
    with pytest.raises(NotNow, match="not adopted"):
        launch(conduct)
    assert not conduct.happenings.exists()
    assert not conduct.parties.exists()


def test_a_launch_needs_a_party() -> None:
    conduct = begun()
    adopted(conduct)
    with pytest.raises(NotNow, match="No Party"):
        launch(conduct, ())


def test_nothing_is_recorded_twice_in_the_future_or_before_the_launch() -> None:
    conduct, who = round_in("replies"), secretary()
    with pytest.raises(NotNow, match="already"):
        launch(conduct)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(NotNow, match="future"):
        event_record(actor=who, conduct=conduct, event="replies_published", on=tomorrow)
    with pytest.raises(NotNow, match="before the launch"):
        event_record(actor=who, conduct=conduct, event="replies_published", on=date(2026, 1, 1))


def test_nothing_of_a_later_stage_comes_before_the_launch() -> None:
    with pytest.raises(NotNow, match="not launched"):
        event_record(actor=secretary(), conduct=begun(), event="report_adopted", on=DAY)


def test_an_event_for_a_party_needs_one_and_counts_for_it_alone() -> None:
    conduct, who = round_in("replies"), secretary()
    with pytest.raises(NotValid):
        event_record(actor=who, conduct=conduct, event="reply_submitted", on=DAY)
    with pytest.raises(NotValid):
        event_record(
            actor=who, conduct=conduct, event="replies_published", on=DAY, party=party(conduct)
        )
    event_record(actor=who, conduct=conduct, event="reply_submitted", on=DAY, party=party(conduct))
    assert Happening.objects.filter(party__party__code="XTA").count() == 0
    with pytest.raises(NotNow, match="already"):
        event_record(
            actor=who, conduct=conduct, event="reply_submitted", on=DAY, party=party(conduct)
        )


def test_an_unknown_event_is_refused() -> None:
    with pytest.raises(NotValid):
        event_record(actor=secretary(), conduct=begun(), event="visit_begun", on=DAY)


def test_only_the_secretariat_of_the_body_records() -> None:
    conduct = round_in("replies")
    for who in (coordinator(), member(), secretary("greco")):
        with pytest.raises(NotAllowed):
            event_record(actor=who, conduct=conduct, event="replies_published", on=DAY)
    with pytest.raises(NotVisible):
        event_record(actor=coordinator(), conduct=begun(number=9), event="theme_chosen", on=DAY)


def test_what_is_taken_back_no_longer_counts_and_may_happen_again() -> None:
    conduct = round_in("comments")
    last = conduct.happenings.get(event="replies_published")
    event_take_back(actor=secretary(), happening=last, reason="It was the wrong round.")
    conduct.refresh_from_db()
    assert conduct.stage == "replies"
    with pytest.raises(NotNow, match="taken back already"):
        event_take_back(actor=secretary(), happening=last, reason="Again.")
    event_record(actor=secretary(), conduct=conduct, event="replies_published", on=DAY)
    conduct.refresh_from_db()
    assert conduct.stage == "comments"


def test_taking_back_needs_a_reason() -> None:
    last = round_in("comments").happenings.get(event="replies_published")
    with pytest.raises(NotValid):
        event_take_back(actor=secretary(), happening=last, reason="  ")


def test_a_launch_that_was_a_mistake_leaves_nothing_and_can_be_done_again() -> None:
    conduct = round_in("replies")
    mistake = conduct.happenings.get(event="launch")
    event_take_back(actor=secretary(), happening=mistake, reason="One Party was missing.")
    conduct = Conduct.objects.get(pk=conduct.pk)
    assert (conduct.stage, conduct.openness) == ("preparation", Openness.CONFIDENTIAL)
    assert not conduct.parties.exists()
    assert conduct.versions.get().state == VersionState.ADOPTED
    launch(conduct)
    assert conduct.parties.count() == 3


def test_a_launch_of_one_party_that_was_a_mistake_can_be_done_again() -> None:
    conduct = round_in("replies", procedure="greco")
    first = party(conduct)
    mistake = conduct.happenings.get(party=first)
    event_take_back(actor=secretary("greco"), happening=mistake, reason="Not this year.")
    first.refresh_from_db()
    assert first.left_on is not None
    assert not hasattr(first, "reply")
    assert conduct.versions.get().state == VersionState.OPEN
    event_record(
        actor=secretary("greco"),
        conduct=conduct,
        event="questionnaire_sent",
        on=DAY,
        parties=[first.party],
    )
    assert party(conduct).left_on is None
    assert party(conduct).reply.state == ReplyState.ASKED


def test_a_launch_in_which_somebody_began_to_answer_stays() -> None:
    conduct = round_in("replies")
    reply = party(conduct).reply
    reply.state = ReplyState.OPENED
    reply.save()
    with pytest.raises(NotNow, match="since the launch"):
        event_take_back(
            actor=secretary(),
            happening=conduct.happenings.get(event="launch"),
            reason="It was too early.",
        )
    assert conduct.parties.count() == 3


def test_an_event_counts_for_the_round_when_it_happened_for_all_that_stayed() -> None:
    conduct, who = round_in("replies", procedure="greco"), secretary("greco")
    first, second, third = (party(conduct, code) for code in CODES)
    for one in (first, second):
        event_record(actor=who, conduct=conduct, event="visit_begun", on=DAY, party=one)
    conduct.refresh_from_db()
    assert conduct.stage == "replies"
    party_leave(actor=who, party=third, on=DAY, reason="It denounced the agreement.")
    conduct.refresh_from_db()
    assert conduct.stage == "visit"
    with pytest.raises(NotNow, match="left"):
        event_record(actor=who, conduct=conduct, event="visit_begun", on=DAY, party=third)


def test_who_leaves_leaves_once_with_a_reason() -> None:
    conduct = round_in("replies")
    with pytest.raises(NotValid):
        party_leave(actor=secretary(), party=party(conduct), on=DAY, reason="")
    party_leave(actor=secretary(), party=party(conduct), on=DAY, reason="It denounced it.")
    with pytest.raises(NotNow):
        party_leave(actor=secretary(), party=party(conduct), on=DAY, reason="Again.")
