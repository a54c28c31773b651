"""Laws at the desk: in time, compared, asked to change, drafted from, withdrawn on record."""

from dataclasses import replace
from datetime import date

import pytest

from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.laws.models import Law, ToldOfLaw, Version
from ronda.apps.laws.pasting import Pasted
from ronda.apps.laws.selectors import laws as selectors
from ronda.apps.laws.services.laws import (
    change_answer,
    change_ask_end,
    law_add,
    law_change,
    version_add,
    version_withdraw,
)
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import EarlierAnswer, LawChange, Passage, Submission, Text
from ronda.apps.national.selectors.library import offered
from ronda.apps.national.selectors.telling import origins
from ronda.apps.national.selectors.texts import flagged, pieces_of, version_of
from ronda.apps.national.services.drafting import record_draft
from ronda.apps.national.services.signing import text_send_to_sign
from ronda.apps.national.services.texts import passage_put_in
from ronda.apps.national.standing import standing_of
from tests.apps.laws.scene import SECOND, Statute, statute, titled
from tests.apps.national.scene import desk
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db


def read_on(there: Statute, day: date) -> dict[str, str]:
    with at_desk(there.desk.coordinator):
        return {one.article.number: one.text for one in selectors.law_on(there.law, day)}


def test_a_law_reads_as_it_was_in_force_on_the_day() -> None:
    there = statute()
    assert list(read_on(there, date(2020, 1, 1))) == ["9", "178"]
    assert list(read_on(there, date(2024, 7, 1))) == ["9", "178", "178a"]
    with at_desk(there.desk.coordinator):
        told = selectors.compared(there.law, there.second, there.first)
        assert [one.article.number for one in told] == ["178", "178a"]
        assert [c.text for c in told[0].became.words if c.kind.value == "inserted"] == ["or keeps "]
        assert [one.article.number for one in selectors.changed_by(there.second)] == ["178", "178a"]


def test_a_version_that_was_withdrawn_stays_and_counts_no_more() -> None:
    there = statute()
    with pytest.raises(NotAllowed):
        version_withdraw(actor=there.desk.writer, version=there.second, reason="No")
    version_withdraw(actor=there.desk.other_writer, version=there.second, reason="Another law")
    assert list(read_on(there, date(2024, 7, 1))) == ["9", "178"]
    with pytest.raises(NotNow):
        version_withdraw(actor=there.desk.other_writer, version=there.second, reason="Again")
    with at_desk(there.desk.coordinator):
        assert Version.objects.get(pk=there.second.pk).withdrawn == "Another law"
        assert not LawChange.objects.exists()
    again = version_add(actor=there.desk.other_writer, law=there.law, amending=SECOND)
    assert again.number == 3


@pytest.mark.parametrize(
    "told",
    [
        {"articles": ()},
        {"until": date(2024, 1, 1)},
        {"repealed": ("300",)},
        {"repealed": ("178",)},
        {"articles": (Pasted("9", "Words."),)},
    ],
)
def test_a_version_that_says_nothing_or_what_holds_already_is_refused(
    told: dict[str, object],
) -> None:
    there = statute()
    with pytest.raises(NotValid):
        version_add(
            actor=there.desk.coordinator,
            law=there.law,
            amending=replace(SECOND, **told),  # type: ignore[arg-type]
        )
    with at_desk(there.desk.coordinator):
        assert Version.objects.count() == 2


def test_a_law_is_kept_by_its_institution_and_read_by_the_desk_alone() -> None:
    there = statute()
    for other in (there.desk.writer, there.desk.signer):
        with pytest.raises(NotAllowed):
            version_add(actor=other, law=there.law, amending=SECOND)
        with at_desk(other):
            assert selectors.law_visible(standing_of(other), there.law.pk).pk == there.law.pk
    with pytest.raises(NotAllowed):
        law_add(actor=there.desk.writer, titled=titled(there.desk, "Another"))
    with pytest.raises(NotValid):
        law_add(actor=there.desk.coordinator, titled=titled(there.desk))
    stranger = coordinator("SRB")
    with at_desk(stranger):
        assert not Law.objects.exists()
        with pytest.raises(NotVisible):
            selectors.law_visible(standing_of(stranger), there.law.pk)


def test_the_titles_of_a_law_are_put_right_and_its_words_stay() -> None:
    there = statute()
    named = replace(titled(there.desk), title="Penal Code, consolidated")
    assert law_change(actor=there.desk.other_writer, law=there.law, titled=named).title == (
        "Penal Code, consolidated"
    )
    away = replace(named, institution=there.desk.interior)
    with pytest.raises(NotValid):
        law_change(actor=there.desk.other_writer, law=there.law, titled=away)


def test_what_is_asked_is_answered_by_a_version_that_holds() -> None:
    there = statute()
    with pytest.raises(NotAllowed):
        change_answer(actor=there.desk.other_writer, asked=there.asked, version=there.second)
    change_answer(actor=there.desk.coordinator, asked=there.asked, version=there.second)
    withdrawn = version_withdraw(
        actor=there.desk.coordinator, version=there.second, reason="Another law"
    )
    with pytest.raises(NotValid):
        change_answer(actor=there.desk.coordinator, asked=there.asked, version=withdrawn)
    with at_desk(there.desk.coordinator):
        (told,) = selectors.asked_of(there.law)
        assert told.answered_by is not None and told.answered_by.withdrawn
    change_ask_end(actor=there.desk.coordinator, asked=there.asked, reason="By mistake")
    with at_desk(there.desk.coordinator):
        assert selectors.asked_of(there.law) == []


def test_what_came_since_the_last_reply_is_told_for_each_recommendation() -> None:
    there = statute()
    with at_desk(there.desk.coordinator):
        (never,) = selectors.changes_since(standing_of(there.desk.coordinator))
        assert never.answered_on is None and len(never.versions) == 2
        Submission.objects.create(
            party_id=there.law.party_id,
            round=there.target.of_round,
            versions={str(there.target.pk): 1},
            receipt="XAR",
            by=there.desk.coordinator,
        )
        Submission.objects.update(at="2022-01-01T12:00Z")
        (told,) = selectors.changes_since(standing_of(there.desk.coordinator))
        assert told.answered_on == date(2022, 1, 1)
        assert [one.gazette for one in told.versions] == ["Gazette 50/2024"]


def test_a_version_is_drafted_into_the_answer_and_flags_it_when_withdrawn() -> None:
    there = statute()
    who = there.desk.coordinator
    (made,) = record_draft(actor=who, target=there.target)
    with pytest.raises(NotNow):
        record_draft(actor=who, target=there.target)
    with at_desk(who):
        passages = list(Passage.objects.order_by("pk"))
        assert [p.contribution_id for p in passages] == [made.pk] * 2
        assert "Gazette 50/2024" in passages[1].text and "178, 178a" in passages[1].text
        assert ToldOfLaw.objects.count() == 2
        source = origins([passages[1].pk])[passages[1].pk]
        assert source.address.endswith(f"/versions/{there.second.pk}/") and not source.no_more
    for passage in passages:
        passage_put_in(actor=who, target=there.target, passage=passage)
    with at_desk(who):
        text = Text.objects.get(target=there.target)
    with pytest.raises(NotValid, match="validator"):
        text_send_to_sign(actor=who, text=text, posts=[])
    version_withdraw(actor=who, version=there.second, reason="Another law")
    with at_desk(who):
        told = [f.piece.text for f in flagged(pieces_of(version_of(text))) if f.withdrawn]
        assert "50/2024" in told[0] and not any("3/2019" in words for words in told)
    with pytest.raises(NotNow):
        text_send_to_sign(actor=who, text=text, posts=[there.desk.post])


def test_an_earlier_answer_that_cites_the_law_is_flagged() -> None:
    there = statute(desk())
    with at_desk(there.desk.coordinator):
        (change,) = LawChange.objects.all()
        answer = EarlierAnswer(said_on=date(2023, 1, 1), laws=change.keys[:1])
        (told,) = offered([answer], on=date(2025, 1, 1))
        assert told.changes == (change,)
