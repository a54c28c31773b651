"""What is asked back: comments on drafts, clarifications, practices; and publication."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.compliance.models import Status
from ronda.apps.compliance.services.corrections import correction_make
from ronda.apps.compliance.services.editions import (
    edition_approve,
    edition_publish,
    edition_reopen,
)
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.follow_ups.models import HandedIn, Information
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors import submitted_of
from ronda.apps.follow_ups.selectors.clarifications import clarifications_of
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.selectors.drafts_given import draft_comments, drafts_given, spots_of
from ronda.apps.follow_ups.selectors.places import party_in
from ronda.apps.follow_ups.selectors.practices import practices_of
from ronda.apps.follow_ups.services.clarifications import (
    clarification_answer,
    clarification_ask,
    clarification_take_back,
)
from ronda.apps.follow_ups.services.drafts import draft_comment_answer, draft_comment_make
from ronda.apps.follow_ups.services.practices import (
    Practised,
    practice_check,
    practice_record,
    practice_take_back,
)
from ronda.apps.follow_ups.services.publishing import information_publish
from ronda.apps.follow_ups.services.texts import text_save
from ronda.apps.rounds.models import RoundParty
from tests.apps.follow_ups.filled import boxes, opened, submitted, write
from tests.apps.follow_ups.scene import following
from tests.apps.people import coordinator, member, ngo, rapporteur, secretary

pytestmark = pytest.mark.django_db
SOON = timedelta(days=10)


def handed_in(party: RoundParty, who: User) -> tuple[Information, HandedIn]:
    mine = opened(party, who)
    write(mine, who, "A law was made.")
    return mine, submitted(mine, who)


def test_a_comment_on_a_draft_is_answered_and_leads_to_its_correction() -> None:
    party, who, office = following(), coordinator(), secretary()
    [edition] = drafts_given(party)
    spot = spots_of(edition)[0]
    comment = draft_comment_make(
        actor=who, party=party, edition=edition, place=spot.place, text="This is out of date."
    )
    assert comment.quoted == spot.text
    with pytest.raises(NotVisible):
        draft_comments(member(), party)
    with pytest.raises(NotAllowed):
        draft_comment_answer(actor=who, comment=comment, taken=True, reason="Yes.")
    edition_reopen(actor=office, edition=edition, reason="To correct it.")
    edition.refresh_from_db()
    made = correction_make(
        actor=office,
        edition=edition,
        place=spot.place,
        field="text",
        old=spot.text,
        new=f"{spot.text} As of today.",
        reason="The Party’s comment",
    )
    told = draft_comment_answer(
        actor=office, comment=comment, taken=True, reason="It is right.", correction=made
    )
    assert told.correction == made and draft_comments(who, party) == [told]
    with pytest.raises(NotNow):
        draft_comment_make(actor=who, party=party, edition=edition, place="", text="More.")


def test_a_clarification_is_asked_answered_once_and_not_after_it_was_taken_back() -> None:
    party, who, office = following(), coordinator(), secretary()
    mine, _made = handed_in(party, who)
    due = timezone.localdate() + SOON
    asked = clarification_ask(
        actor=rapporteur(None), party=party, box=boxes(mine)[0], question="Since when?", due=due
    )
    assert asked.codes == "II-2"
    with pytest.raises(NotVisible):
        clarifications_of(ngo(), party)
    clarification_answer(actor=who, clarification=asked, answer="Since May.")
    with pytest.raises(Stale):
        clarification_answer(actor=who, clarification=asked, answer="Since June.")
    [informed] = [one for one in submitted_of(party.conduct) if one.edition]
    assert [one.clarifications[0].answer for one in informed.said if one.clarifications] == [
        "Since May."
    ]
    other = clarification_ask(
        actor=office, party=party, box=boxes(mine)[1], question="Where?", due=due
    )
    clarification_take_back(actor=office, clarification=other, reason="It is said elsewhere.")
    with pytest.raises(NotNow):
        clarification_answer(actor=who, clarification=other, answer="Here.")
    with pytest.raises(NotValid):
        clarification_ask(actor=office, party=party, box="r-none", question="What?", due=due)


def test_what_a_party_says_is_published_by_the_rules_and_not_past_them() -> None:
    party, who, office = following(), coordinator(), secretary()
    _mine, made = handed_in(party, who)
    assert not verdict(ngo(), Can.SEE, party_in(party.conduct, "XAR"))
    edition = edition_approve(actor=office, edition=made.edition)
    with pytest.raises(NotNow, match="not public yet"):
        edition_publish(actor=office, edition=edition)
    made.refresh_from_db()
    published = information_publish(actor=office, party=party, made=made)
    assert published.status == Status.PUBLISHED
    there = following_now(party)
    assert verdict(ngo(), Can.SEE, there)


def following_now(party: RoundParty) -> RoundParty:
    conduct = type(party.conduct).objects.select_related("round__body").get(pk=party.conduct_id)
    return party_in(conduct, "XAR")


def test_a_practice_is_recorded_by_a_person_checked_later_and_taken_back() -> None:
    party, who, office = following(), coordinator(), secretary()
    mine = opened(party, who)
    blue = next(id for id, one in draft_of(mine).boxes.items() if one.box.is_blue)
    text_save(actor=who, information=mine, box=blue, text="A line for children.", seen=0)
    made = submitted(mine, who)
    there = following_now(party)
    with pytest.raises(NotAllowed):
        practice_record(
            actor=who, party=there, edition=made.edition, box=blue, said=Practised("A line.")
        )
    one = practice_record(
        actor=office,
        party=there,
        edition=made.edition,
        box=blue,
        said=Practised("A line.", where="Everywhere", since="2024"),
    )
    practice_check(actor=office, practice=one, in_place=True, on=date(2026, 1, 1))
    assert practices_of(office, there.conduct) == [one] and not practices_of(ngo(), there.conduct)
    practice_take_back(actor=office, practice=one, reason="It is the same as another.")
    assert practices_of(office, there.conduct) == []
