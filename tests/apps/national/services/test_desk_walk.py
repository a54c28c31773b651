"""From a request to a submission that the round receives, service by service."""

import pytest

from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors import edition_assemble
from ronda.apps.errors import NotNow, Stale
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import EarlierAnswer, Passage, SignOff, Text, TextVersion
from ronda.apps.national.selectors.texts import (
    flagged,
    offered_for,
    pieces_of,
    rivals_of,
    version_of,
    wording,
)
from ronda.apps.national.services.contributions import contribution_sign, contribution_withdraw
from ronda.apps.national.services.signing import sign_off_give, text_send_to_sign
from ronda.apps.national.services.submitting import texts_submit
from ronda.apps.national.services.texts import Written, passage_put_in, text_write
from tests.apps.national.scene import addressee_of, contributed, desk, first_target, sent

pytestmark = pytest.mark.django_db
ANSWER = "In 2016 we trained 70 police officers. Article 178 of the Criminal Code was amended."


def test_request_becomes_a_submission_with_agreed_text_only() -> None:
    there = desk()
    request = sent(there)
    target = first_target(there, request)
    given = contributed(there, addressee_of(there, request, there.interior), ANSWER)
    contribution_sign(actor=there.signer, contribution=given)
    with at_desk(there.coordinator):
        (offered,) = offered_for(target)
        passage = offered.passages[0]
    passage_put_in(actor=there.coordinator, target=target, passage=passage)
    with at_desk(there.coordinator):
        text = Text.objects.get(target=target)
        pieces = pieces_of(version_of(text))
        assert [one.text for one in pieces] == [
            "In 2016 we trained 70 police officers.",
            "Article 178 of the Criminal Code was amended.",
        ]
        assert {link.passage_id for one in pieces for link in one.links.all()} == {passage.pk}
    with pytest.raises(NotNow):
        texts_submit(actor=there.coordinator, round=target.of_round)
    text_send_to_sign(actor=there.coordinator, text=text, posts=[there.post])
    with at_desk(there.signer):
        waiting = SignOff.objects.get()
    assert sign_off_give(actor=there.signer, sign_off=waiting).state == "agreed"
    (submission,) = texts_submit(actor=there.coordinator, round=target.of_round)
    assert submission.receipt
    made = Edition.objects.order_by("-pk").first()
    assert made is not None and made.returned_from.state == "taken-in"
    boxes = {
        one.codes[0]: one.follow_up.text
        for one in edition_assemble(made).recommendations
        if one.follow_up
    }
    assert boxes[target.code] == ANSWER
    with at_desk(there.coordinator):
        (kept,) = EarlierAnswer.objects.all()
    assert (kept.text, kept.document, kept.origin) == (ANSWER, submission.receipt, "submitted")
    assert kept.answers.startswith(f"{target.code}: ")
    assert made.returned_from.outside_changes.count() == 0


def test_of_two_who_save_at_once_both_texts_are_kept() -> None:
    there = desk()
    target = first_target(there, sent(there))
    text_write(actor=there.coordinator, target=target, pieces=[Written("The first.")], based_on=0)
    with pytest.raises(Stale) as refusal:
        text_write(
            actor=there.coordinator, target=target, pieces=[Written("The second.")], based_on=0
        )
    kept = refusal.value.current
    assert isinstance(kept, TextVersion)
    with at_desk(there.coordinator):
        text = Text.objects.get(target=target)
        assert wording(pieces_of(version_of(text))) == "The first."
        assert [wording(pieces_of(one)) for one in rivals_of(text)] == ["The second."]
    with pytest.raises(NotNow, match="merge"):
        text_send_to_sign(actor=there.coordinator, text=text, posts=[])


def test_withdrawn_contribution_is_flagged_where_it_was_used() -> None:
    there = desk()
    request = sent(there)
    target = first_target(there, request)
    given = contributed(there, addressee_of(there, request, there.interior), ANSWER)
    with at_desk(there.coordinator):
        passage = Passage.objects.get(contribution=given)
    passage_put_in(actor=there.coordinator, target=target, passage=passage)
    contribution_withdraw(actor=there.writer, contribution=given, reason="The figure was wrong.")
    with at_desk(there.coordinator):
        text = Text.objects.get(target=target)
        flags = flagged(pieces_of(version_of(text)))
        assert [len(one.withdrawn) for one in flags] == [1, 1]
        assert offered_for(target) == []
    with pytest.raises(NotNow, match="withdrawn"):
        text_send_to_sign(actor=there.coordinator, text=text, posts=[])
