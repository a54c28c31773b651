"""Agreed texts fill the boxes of an on-line follow-up, which is submitted with its receipt."""

import pytest
from django.test import Client
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotNow
from ronda.apps.follow_ups.models import BoxText, HandedIn, Information, InformationState
from ronda.apps.follow_ups.services.reopenings import reopening_ask, reopening_decide
from ronda.apps.national.askable import askable, targets_of
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Submission, Target, TargetKind, Text
from ronda.apps.national.services.submitting import texts_submit
from ronda.apps.rounds.models import RoundParty
from tests.apps.follow_ups.filled import opened, write
from tests.apps.follow_ups.scene import following
from tests.apps.national.services.test_submitting import agreed
from tests.apps.people import coordinator, secretary, state

pytestmark = pytest.mark.django_db
FIRST = "A line is open day and night."


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def boxes_at_desk(who: User) -> list[Target]:
    """The first two orange boxes and the first blue one, taken up at the desk."""
    party_id = state("XAR").pk
    with at_desk(who):
        every = askable(who, party_id)
        orange = [one.key for one in every if one.kind is TargetKind.RECOMMENDATION]
        blue = [one.key for one in every if one.kind is TargetKind.PRACTICES]
        return targets_of(who, party_id, [*orange[:2], blue[0]])


def scene() -> tuple[RoundParty, User, list[Target]]:
    party, who = following(), coordinator("XAR")
    return party, who, boxes_at_desk(who)


def handed_in(party: RoundParty) -> dict[str, str]:
    """What was last submitted: the text by the first code, "" for blue boxes."""
    made = HandedIn.objects.filter(information__party=party).first()
    assert made is not None
    return {",".join(one["codes"]): one["text"] for one in made.content["boxes"] if one["text"]}


def test_agreed_texts_fill_the_boxes_and_are_submitted_with_a_receipt() -> None:
    party, who, (target, other, practices) = scene()
    agreed(who, target, FIRST)
    agreed(who, practices, "A game teaches children their rights.")
    (submission,) = texts_submit(actor=who, round=target.of_round)
    made = HandedIn.objects.get(information__party=party)
    assert (submission.receipt, submission.to_box) == (made.reference, True)
    assert (made.submitted_by, made.information.state) == (who, InformationState.SUBMITTED)
    assert {row.changed_by for row in BoxText.objects.all()} == {who}
    assert sorted(handed_in(party).values()) == sorted(
        [FIRST, "A game teaches children their rights."]
    )
    assert made.edition.factsheet.party == party.party
    agreed(who, other, "Too late.")
    with pytest.raises(NotNow, match="open it again"):
        texts_submit(actor=who, round=target.of_round)


def test_text_submitted_from_the_desk_before_is_written_over_once_it_is_open_again() -> None:
    party, who, (target, *_others) = scene()
    agreed(who, target, FIRST)
    texts_submit(actor=who, round=target.of_round)
    asked = reopening_ask(
        actor=who, information=Information.objects.get(party=party), reason="It closed."
    )
    reopening_decide(actor=secretary(), reopening=asked, grant=True)
    agreed(who, target, "The line was closed.", based_on=1)
    (submission,) = texts_submit(actor=who, round=target.of_round)
    assert list(handed_in(party).values()) == ["The line was closed."]
    assert submission.receipt.endswith("0002")


def test_text_written_on_line_by_hand_is_not_written_over_and_nothing_is_submitted() -> None:
    party, who, (target, other, _practices) = scene()
    write(opened(party, who), who, "Written by hand.")
    agreed(who, target, FIRST)
    agreed(who, other, "A second text.")
    with pytest.raises(NotNow, match=f"written on line for: {target.code}"):
        texts_submit(actor=who, round=target.of_round)
    assert [row.text for row in BoxText.objects.all()] == ["Written by hand."]
    assert not HandedIn.objects.exists()
    with at_desk(who):
        assert not Submission.objects.exists()
        assert {text.state for text in Text.objects.all()} == {"agreed"}


def test_page_says_that_the_whole_is_submitted_and_closed(client: Client) -> None:
    _party, who, (target, *_others) = scene()
    agreed(who, target, FIRST)
    client.force_login(who)
    at = reverse("national:submit", args=[target.of_round.body.slug, target.of_round.number])
    assert "Boxes without a text stay empty" in client.get(at).content.decode()
    assert client.post(at, follow=True).status_code == 200
    assert HandedIn.objects.count() == 1
