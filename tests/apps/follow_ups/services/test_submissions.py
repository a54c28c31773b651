"""Submitting a Party's information: whole, once, as its sender saw it; and opening it again."""

from uuid import uuid4

import pytest

from ronda.apps.compliance.models import Edition, EditionKind, Status
from ronda.apps.compliance.selectors import edition_assemble, visible_to
from ronda.apps.errors import NotAllowed, NotNow, Stale
from ronda.apps.follow_ups.models import HandedIn, Information
from ronda.apps.follow_ups.selectors import submitted_of
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.services.reopenings import reopening_ask, reopening_decide
from ronda.apps.follow_ups.services.submissions import Sent, information_submit
from ronda.apps.follow_ups.submitting import prepared
from ronda.apps.rounds.models import RoundParty
from tests.apps.at_once import at_once
from tests.apps.follow_ups.filled import boxes, opened, sent, submitted, write
from tests.apps.follow_ups.scene import following
from tests.apps.people import contributor, coordinator, secretary

pytestmark = pytest.mark.django_db


def test_a_submission_makes_an_edition_with_the_texts_and_a_receipt() -> None:
    party, who = following(), coordinator()
    mine = opened(party, who)
    write(mine, who, "A law was made.\n\nIt is in force.")
    made = submitted(mine, who)
    assert made.reference.startswith("XAR-R2-F") and made.document.content.size > 1000
    edition = made.edition
    assert (edition.kind, edition.status) == (EditionKind.WITH_INFORMATION, Status.READ)
    texts = [
        one.follow_up.text for one in edition_assemble(edition).recommendations if one.follow_up
    ]
    assert "A law was made.\nIt is in force." in texts
    assert edition in visible_to(who) and edition not in visible_to(contributor())
    [informed] = [one for one in submitted_of(party.conduct) if one.edition]
    assert informed.handed_in == made
    assert [one.text for one in informed.said if one.text] == ["A law was made.\nIt is in force."]
    assert (
        informed.said[0].stable_id
        == edition.recommendations.order_by("chapter__order", "order").values_list(
            "stable_id", flat=True
        )[0]
    )


def test_the_procedures_event_is_recorded_once_when_the_information_comes_in() -> None:
    party, who = following(), coordinator()
    _with_receipt(party)
    mine = opened(party, who)
    write(mine, who, "Done.")
    submitted(mine, who)
    [event] = party.conduct.happenings.filter(event="information_received")
    assert (event.party, event.recorded_by) == (party, who)
    asked = reopening_ask(actor=who, information=mine, reason="A date was wrong.")
    reopening_decide(actor=secretary(), reopening=asked, grant=True)
    mine = Information.objects.select_related("edition").get(pk=mine.pk)
    mine.party = party
    write(mine, who, "More.", at=1)
    submitted(mine, who)
    assert party.conduct.happenings.filter(event="information_received").count() == 1


def _with_receipt(party: RoundParty) -> None:
    """The round's procedure has an event by which the information comes in."""
    conduct = party.conduct
    told = (
        'events = [\n  { id = "information_received", per = "party", received = "follow_up",'
        ' name = { en = "Information received", fr = "Informations reçues" } },'
    )
    conduct.procedure_text = conduct.procedure_text.replace("events = [", told, 1)
    conduct.save(update_fields=["procedure_text"])


def test_a_form_sent_twice_gives_the_same_receipt() -> None:
    party, who = following(), coordinator()
    mine = opened(party, who)
    write(mine, who, "Done.")
    form = sent(draft_of(mine))
    first = information_submit(actor=who, information=mine, sent=form)
    assert information_submit(actor=who, information=mine, sent=form) == first
    assert HandedIn.objects.count() == 1


def test_what_changed_since_the_page_was_shown_is_not_submitted() -> None:
    party, who = following(), coordinator()
    mine = opened(party, who)
    write(mine, who, "Done.")
    form = sent(draft_of(mine))
    write(mine, who, "Undone.", seen=1)
    with pytest.raises(Stale):
        information_submit(actor=who, information=mine, sent=form)
    assert not HandedIn.objects.exists() and Edition.objects.count() == 1


def test_empty_boxes_have_to_be_said_to_stay_empty() -> None:
    party, who = following(), coordinator()
    mine = opened(party, who)
    write(mine, who, "Done.")
    form = Sent(uuid4(), prepared(draft_of(mine)).checksum)
    with pytest.raises(NotNow) as told:
        information_submit(actor=who, information=mine, sent=form)
    assert "empty" in told.value.hindrances[0]


def test_a_contributor_does_not_submit() -> None:
    party, who = following(), coordinator()
    mine = opened(party, who)
    write(mine, who, "Done.")
    with pytest.raises(NotAllowed):
        submitted(mine, contributor())


def test_what_comes_after_the_day_is_taken_and_said_to_be_late() -> None:
    party, who = following(days=-2), coordinator()
    mine = opened(party, who)
    write(mine, who, "Done.")
    assert submitted(mine, who).late


def test_opened_again_the_next_submission_is_another_edition_on_top() -> None:
    party, who, office = following(), coordinator(), secretary()
    mine = opened(party, who)
    write(mine, who, "Done.")
    first = submitted(mine, who)
    mine.refresh_from_db()
    with pytest.raises(NotNow):
        write(mine, who, "More.", at=1)
    asked = reopening_ask(actor=who, information=mine, reason="A box was forgotten.")
    with pytest.raises(NotAllowed):
        reopening_decide(actor=who, reopening=asked, grant=True)
    reopening_decide(actor=office, reopening=asked, grant=True)
    mine = Information.objects.select_related("edition").get(pk=mine.pk)
    mine.party = party
    write(mine, who, "More.", at=1)
    assert not draft_of(mine).elsewhere
    second = submitted(mine, who)
    assert second.number == 2 and second.edition.number == first.edition.number + 1
    assert draft_of(mine).boxes[boxes(mine)[0]].text == "Done."


@pytest.mark.django_db(transaction=True)
def test_double_click_at_the_same_moment_gives_one_submission() -> None:
    party, who = following(), coordinator()
    mine = opened(party, who)
    write(mine, who, "Done.")
    form = sent(draft_of(mine))
    told = at_once(*[lambda: information_submit(actor=who, information=mine, sent=form)] * 3)
    assert len({one.pk for one in told if isinstance(one, HandedIn)}) == 1, told
    assert HandedIn.objects.count() == 1 and Edition.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_people_who_save_one_box_at_once_lose_nothing() -> None:
    party, who = following(), coordinator()
    mine = opened(party, who)
    people = [contributor() for _ in range(3)]
    at_once(*[lambda one=one: write(mine, one, f"text of {one.pk}") for one in people])
    draft = draft_of(mine)
    box = draft.boxes[boxes(mine)[0]]
    assert {box.text, *(one.text for one in box.rivals)} == {f"text of {one.pk}" for one in people}
