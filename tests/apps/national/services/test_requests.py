"""Requests: when they are due, where they go, and what institutions do with them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ronda.apps.accounts.models import Membership
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.national.desk import at_desk
from ronda.apps.national.letters import covering_letter
from ronda.apps.national.models import (
    Addressee,
    AddresseeState,
    Institution,
    Nudge,
    PostKind,
    Request,
)
from ronda.apps.national.reminding import polite_words
from ronda.apps.national.selectors.home import desk_of
from ronda.apps.national.selectors.institutions import called
from ronda.apps.national.selectors.requests import (
    addressee_visible,
    days_waiting,
    is_late,
    items_of,
)
from ronda.apps.national.services.addressees import addressee_decline, addressee_forward
from ronda.apps.national.services.institutions import (
    Name,
    holiday_add,
    institution_dissolve,
    name_add,
    post_begin,
    post_end,
)
from ronda.apps.national.services.requests import (
    Asked,
    addressee_ask_whose,
    addressee_escalate,
    addressee_remind,
    due_after,
    request_change,
    request_draft,
    request_send,
    request_split,
)
from ronda.apps.national.standing import standing_of
from ronda.apps.notifications.models import Notification
from ronda.factsheets.reading import opened
from ronda.replies.reading.written import named_in
from tests.apps.national.scene import (
    addressee_of,
    contributed,
    desk,
    membership_of,
    sent,
)
from tests.apps.people import contributor

pytestmark = pytest.mark.django_db
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


def test_due_day_leaves_out_weekends_and_holidays_of_the_state() -> None:
    there = desk()
    with at_desk(there.coordinator):
        assert due_after(FRIDAY, 1) == MONDAY
    holiday_add(actor=there.coordinator, day=MONDAY, name="Harbour Day")
    with at_desk(there.coordinator):
        assert due_after(FRIDAY, 1) == MONDAY + timedelta(days=1)


def test_days_waiting_run_until_the_answer_and_lateness_from_the_day_after_it_was_due() -> None:
    there = desk()
    request = sent(there)
    mine = addressee_of(there, request, there.interior)
    assert request.sent_on is not None and request.due is not None
    with at_desk(there.coordinator):
        assert days_waiting(mine, request.sent_on + timedelta(days=89)) == 89
        assert not is_late(mine, request.due)
        assert is_late(mine, request.due + timedelta(days=1))
    contributed(there, mine, "It was done.")
    mine = addressee_of(there, request, there.interior)
    with at_desk(there.coordinator):
        assert mine.state == AddresseeState.ANSWERED
        assert days_waiting(mine, request.sent_on + timedelta(days=89)) == 0


def test_only_those_who_answer_are_told_and_only_of_the_reference() -> None:
    there = desk()
    sent(there)
    told = Notification.objects.get(kind="national.asked")
    assert told.person == there.writer
    assert told.words == {"reference": "ARC-1"}


def test_a_request_without_a_question_or_an_institution_is_not_sent() -> None:
    there = desk()
    empty = request_draft(actor=there.coordinator, asked=Asked(subject="Nothing"))
    with pytest.raises(NotNow):
        request_send(actor=there.coordinator, request=empty)
    asked = Asked(subject="Of nobody", questions=["What was done?"])
    with pytest.raises(NotNow):
        request_send(
            actor=there.coordinator, request=request_draft(actor=there.coordinator, asked=asked)
        )


def test_a_draft_changed_meanwhile_is_stale_and_a_sent_one_is_not_changed() -> None:
    there = desk()
    asked = Asked(subject="First", questions=["What?"], institutions=(there.interior,))
    draft = request_draft(actor=there.coordinator, asked=asked)
    request_change(actor=there.coordinator, request=draft, asked=asked, version=1)
    with pytest.raises(Stale):
        request_change(actor=there.coordinator, request=draft, asked=asked, version=1)
    request_send(actor=there.coordinator, request=draft)
    with pytest.raises(NotNow):
        request_change(actor=there.coordinator, request=draft, asked=asked, version=2)


def test_split_moves_what_is_asked_into_a_request_of_its_own() -> None:
    there = desk()
    request = sent(there)
    with at_desk(there.coordinator):
        first, *others = items_of(request)
    part = request_split(
        actor=there.coordinator, request=request, items=[first], institutions=[there.justice]
    )
    with at_desk(there.coordinator):
        assert (part.parent, part.reference, part.due) == (request, "ARC-1/1", request.due)
        assert [one.pk for one in items_of(part)] == [first.pk]
        assert len(items_of(request)) == len(others)


def test_forwarded_request_is_answered_when_the_unit_has_answered() -> None:
    there = desk()
    unit_writer = contributor("XAR")
    post_begin(
        actor=there.coordinator,
        institution=there.unit,
        membership=membership_of(unit_writer),
        what=PostKind.FOCAL_POINT,
    )
    request = sent(there)
    mine = addressee_of(there, request, there.interior)
    with pytest.raises(NotValid, match="no unit"):
        addressee_forward(actor=there.writer, addressee=mine, unit=there.justice)
    passed = addressee_forward(actor=there.writer, addressee=mine, unit=there.unit)
    contributed(there, passed, "The unit did it.", unit_writer)
    assert addressee_of(there, request, there.interior).state == AddresseeState.ANSWERED


def test_declined_with_whose_it_is_and_that_institution_asked() -> None:
    there = desk()
    request = sent(there)
    mine = addressee_of(there, request, there.interior)
    with pytest.raises(NotValid):
        addressee_decline(actor=there.writer, addressee=mine, reason=" ")
    declined = addressee_decline(
        actor=there.writer,
        addressee=mine,
        reason="Not within our competence.",
        whose=there.justice,
    )
    with at_desk(there.coordinator):
        assert [one.pk for one in desk_of(standing_of(there.coordinator)).declined] == [mine.pk]
    added = addressee_ask_whose(actor=there.coordinator, addressee=declined)
    assert (added.institution, added.state) == (there.justice, AddresseeState.SENT)


def test_reminder_is_polite_and_escalation_asks_the_institution_above() -> None:
    there = desk()
    request = sent(there, there.unit)
    asked = addressee_of(there, request, there.unit)
    with at_desk(there.coordinator):
        words = polite_words(asked)
    assert words.startswith("Dear colleagues,") and "0 days" in words
    addressee_remind(actor=there.coordinator, addressee=asked, text=words)
    addressee_escalate(actor=there.coordinator, addressee=asked, text=words)
    with at_desk(there.coordinator):
        assert list(Nudge.objects.values_list("kind", flat=True)) == ["reminder", "escalation"]
    above = addressee_of(there, request, there.interior)
    assert above.state == AddresseeState.SENT
    with pytest.raises(NotNow, match="no institution above"):
        addressee_escalate(actor=there.coordinator, addressee=above, text=words)


def test_covering_letter_is_a_word_file_with_what_is_asked() -> None:
    there = desk()
    request = sent(there)
    mine = addressee_of(there, request, there.interior)
    with at_desk(there.coordinator):
        items = items_of(request)
        file = covering_letter(mine, items)
    document = opened(file.data, name=file.name).document
    assert document is not None
    for words in (called_at(there, there.interior), "ARC-1", "Please contribute."):
        assert words in document.text
    for item in items:
        assert item.wording.split("\n")[0] in document.text


def called_at(there: object, institution: Institution) -> str:
    with at_desk(there.coordinator):  # type: ignore[attr-defined]
        return called(Institution.objects.prefetch_related("names").get(pk=institution.pk))


def test_institution_with_open_requests_is_dissolved_only_with_moving_them() -> None:
    there = desk()
    request = sent(there)
    with pytest.raises(NotNow, match="open requests"):
        institution_dissolve(actor=there.coordinator, institution=there.interior, on=FRIDAY)
    institution_dissolve(
        actor=there.coordinator,
        institution=there.interior,
        on=FRIDAY,
        successor=there.justice,
        move=True,
    )
    with at_desk(there.coordinator):
        states = Addressee.objects.filter(request=request).values_list("institution", "state")
        assert dict(states) == {there.interior.pk: "moved", there.justice.pk: "sent"}
        assert Institution.objects.get(pk=there.unit.pk).parent_id == there.justice.pk


def test_institution_is_called_as_it_was_on_a_day() -> None:
    there = desk()
    name_add(
        actor=there.coordinator,
        institution=there.unit,
        name=Name("en", "Cyber Unit", since=date(2025, 1, 1)),
    )
    with at_desk(there.coordinator):
        unit = Institution.objects.prefetch_related("names").get(pk=there.unit.pk)
        assert called(unit, date(2017, 7, 28)) == "Cybercrime Department"
        assert called(unit, date(2026, 1, 1)) == "Cyber Unit"


def test_post_is_held_by_whoever_it_was_handed_over_to() -> None:
    there = desk()
    request = sent(there)
    mine = addressee_of(there, request, there.interior)
    heir = contributor("XAR")
    old = membership_of(there.writer)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(pk=old.pk).update(until=yesterday, handed_over_to=membership_of(heir))
    with at_desk(heir):
        assert addressee_visible(standing_of(heir), mine.pk) == mine


def test_post_ended_and_handed_over_in_one_act() -> None:
    there = desk()
    request = sent(there)
    mine = addressee_of(there, request, there.interior)
    with at_desk(there.coordinator):
        post = there.interior.posts.get(what=PostKind.FOCAL_POINT)
    post_end(actor=there.coordinator, post=post, hand_over_to=membership_of(there.other_writer))
    with at_desk(there.other_writer):
        assert addressee_visible(standing_of(there.other_writer), mine.pk) == mine
    with at_desk(there.writer), pytest.raises(NotVisible):
        addressee_visible(standing_of(there.writer), mine.pk)


def test_contributor_cannot_do_what_is_the_coordinators() -> None:
    there = desk()
    request = sent(there)
    mine = addressee_of(there, request, there.interior)
    for refused in (
        lambda: request_draft(actor=there.writer, asked=Asked(subject="Mine")),
        lambda: addressee_remind(actor=there.writer, addressee=mine, text="Hurry."),
        lambda: post_end(actor=there.writer, post=there.post),
    ):
        with pytest.raises(NotAllowed):
            refused()
    with at_desk(there.coordinator):
        assert Request.objects.count() == 1


def test_what_is_typed_is_searched_for_figures() -> None:
    (figure,) = [one for one in named_in("We trained 70 police officers.", "en") if one.counts]
    assert (figure.value, figure.text) == (70, "70 police officers")
