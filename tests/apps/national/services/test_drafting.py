"""The State's text drafted from its record: with sources, small counts held back, and signed."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.national.askable import targets_of
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Contribution,
    Indicator,
    IndicatorValue,
    MeasureKind,
    Passage,
    SignOff,
    Target,
    Text,
    TextState,
)
from ronda.apps.national.selectors.figures import counted
from ronda.apps.national.selectors.texts import flagged, offered_for, pieces_of, version_of
from ronda.apps.national.services.drafting import indicator_serve, record_draft
from ronda.apps.national.services.figures import (
    Defined,
    Given,
    indicator_define,
    value_give,
    value_withdraw,
)
from ronda.apps.national.services.measures import Planned, measure_add, measure_serve
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.national.services.signing import (
    sign_off_give,
    sign_off_return,
    text_send_to_sign,
)
from ronda.apps.national.services.submitting import texts_submit
from ronda.apps.national.services.texts import passage_put_in
from ronda.apps.national.standing import standing_of
from ronda.figures.model import Unit
from ronda.figures.periods import Period
from tests.apps.national.scene import Desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def recorded() -> tuple[Desk, Target]:
    """A measure and two indicators that serve the first recommendation asked."""
    there = desk()
    who = there.coordinator
    gathered_update(actor=who)
    key = next(one for one in there.keys if ":recommendation:" in one)
    planned = Planned("Joint training", MeasureKind.TRAINING, there.justice, date(2025, 1, 1))
    measure_serve(actor=who, measure=measure_add(actor=who, planned=planned), keys=[key])
    for name, unit, counts in (
        ("Victims", Unit.VICTIMS_IDENTIFIED, {"2023": 8, "2024": 3}),
        ("Searches", Unit.SEARCHES, {"2024": 59}),
    ):
        defined = Defined(name, unit, "As told.", date(2020, 1, 1))
        indicator = indicator_define(actor=who, institution=there.interior, defined=defined)
        indicator_serve(actor=who, indicator=indicator, keys=[key])
        for year, amount in counts.items():
            given = Given(Period.of(year), Decimal(amount), "Report")
            value_give(actor=who, indicator=indicator, given=given)
    with at_desk(who):
        (target,) = targets_of(who, there.interior.party_id, [key])
    return there, target


def put_in_all(there: Desk, target: Target) -> Text:
    record_draft(actor=there.coordinator, target=target)
    with at_desk(there.coordinator):
        passages = list(Passage.objects.order_by("pk"))
    for passage in passages:
        passage_put_in(actor=there.coordinator, target=target, passage=passage)
    with at_desk(there.coordinator):
        return Text.objects.get(target=target)


def test_what_the_record_says_stands_beside_the_text_with_its_sources() -> None:
    there, target = recorded()
    made = record_draft(actor=there.coordinator, target=target)
    assert len(made) == 2
    with at_desk(there.coordinator):
        passages = [p for one in offered_for(target) for p in one.passages]
        told = {p.text: p.from_record for p in passages}
        victims = next(text for text in told if text.startswith("Victims"))
        assert (
            "(2023): 8" in victims
            and "(2024): not shown" in victims
            and "3" not in (victims.replace("2023", ""))
        )
        assert told[victims].indicator is not None and len(told[victims].values) == 2
        searches = next(text for text in told if text.startswith("Searches"))
        assert searches == "Searches. Searches (2024): 59."
        training = next(text for text in told if text.startswith("Joint training"))
        assert told[training].measure is not None


def test_the_same_is_not_drafted_twice_and_what_is_new_is() -> None:
    there, target = recorded()
    record_draft(actor=there.coordinator, target=target)
    with pytest.raises(NotNow):
        record_draft(actor=there.coordinator, target=target)
    with at_desk(there.coordinator):
        searches = IndicatorValue.objects.select_related("indicator").get(amount=59).indicator
    given = Given(Period.of("2025"), Decimal(61), "Report")
    value_give(actor=there.coordinator, indicator=searches, given=given)
    (again,) = record_draft(actor=there.coordinator, target=target)
    with at_desk(there.coordinator):
        assert [one.text for one in again.passages.all()] == [
            "Searches. Searches (2024): 59; Searches (2025): 61."
        ]


def test_only_the_coordinator_drafts() -> None:
    there, target = recorded()
    for other in (there.writer, there.signer):
        with pytest.raises(NotAllowed):
            record_draft(actor=other, target=target)
    with at_desk(there.coordinator):
        assert not Contribution.objects.exists()


def test_a_text_that_tells_the_record_is_agreed_by_nobody_alone() -> None:
    there, target = recorded()
    text = put_in_all(there, target)
    with pytest.raises(NotValid, match="validator"):
        text_send_to_sign(actor=there.coordinator, text=text, posts=[])
    sent = text_send_to_sign(actor=there.coordinator, text=text, posts=[there.post])
    assert sent.state == TextState.SIGNING


def test_a_figure_withdrawn_later_stops_the_text() -> None:
    there, target = recorded()
    text = put_in_all(there, target)
    with at_desk(there.coordinator):
        value = IndicatorValue.objects.select_related("indicator").get(amount=59)
    value_withdraw(actor=there.coordinator, value=value, reason="Counted twice")
    with at_desk(there.coordinator):
        found = [one.piece.text for one in flagged(pieces_of(version_of(text))) if one.withdrawn]
    assert found and all("Searches" in words for words in found)
    with pytest.raises(NotNow):
        text_send_to_sign(actor=there.coordinator, text=text, posts=[there.post])


def withdrawn(there: Desk, amount: int) -> None:
    with at_desk(there.coordinator):
        value = IndicatorValue.objects.select_related("indicator").get(amount=amount)
    value_withdraw(actor=there.coordinator, value=value, reason="Counted twice")


def signing(there: Desk, text: Text) -> SignOff:
    text_send_to_sign(actor=there.coordinator, text=text, posts=[there.post])
    with at_desk(there.signer):
        return SignOff.objects.get(version__text=text)


def test_a_figure_withdrawn_while_the_text_is_signed_stops_it() -> None:
    there, target = recorded()
    waiting = signing(there, put_in_all(there, target))
    withdrawn(there, 59)
    with pytest.raises(NotNow, match="withdrawn since"):
        sign_off_give(actor=there.signer, sign_off=waiting)
    sent_back = sign_off_return(actor=there.signer, sign_off=waiting, remark="59 does not hold.")
    assert sent_back.state == TextState.DRAFT


def test_a_figure_withdrawn_after_signing_is_not_submitted() -> None:
    there, target = recorded()
    waiting = signing(there, put_in_all(there, target))
    assert sign_off_give(actor=there.signer, sign_off=waiting).state == TextState.AGREED
    withdrawn(there, 59)
    with pytest.raises(NotNow, match="withdrawn since") as refusal:
        texts_submit(actor=there.coordinator, round=target.of_round)
    assert any("Searches" in words for words in refusal.value.hindrances)
    with at_desk(there.coordinator):
        assert Text.objects.get(target=target).state == TextState.AGREED


def test_a_figure_withdrawn_after_the_answer_was_submitted_is_told_where_it_was_used() -> None:
    there, target = recorded()
    waiting = signing(there, put_in_all(there, target))
    sign_off_give(actor=there.signer, sign_off=waiting)
    (submission,) = texts_submit(actor=there.coordinator, round=target.of_round)
    withdrawn(there, 59)
    for who, told in ((there.coordinator, [(target, submission)]), (there.writer, [])):
        with at_desk(who):
            found = counted(standing_of(who), Indicator.objects.get(name="Searches"))
        (gone,) = found.withdrawn
        assert [(one.target, one.submission) for one in gone.told_in] == told
    client = Client()
    client.force_login(there.coordinator)
    page = client.get(reverse("national:figure", args=[found.indicator.pk])).content.decode()
    assert submission.receipt in page and f"/desk/texts/{target.pk}/" in page
