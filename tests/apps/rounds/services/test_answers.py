"""Answers are saved one by one; whoever is late keeps their text beside the other's."""

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.rounds.models import Answer, Reply, ReplyState, RoundParty
from ronda.apps.rounds.selectors.answers import draft_of, value_of
from ronda.apps.rounds.services import answers as services
from ronda.questionnaires.answers import (
    AnswerNumber,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.checking import FillState
from tests.apps.people import (
    contributor,
    coordinator,
    member,
    observer,
    person,
    secretary,
    validator,
)
from tests.apps.rounds.asked import asked_reply, asked_round
from tests.questionnaires.invented import both

pytestmark = pytest.mark.django_db
LINE = AnswerText(text="A line that is free of charge.")


def save(reply: Reply, who: User, text: str, seen: int, question: str = "q-2-a") -> services.Saved:
    return services.answer_save(
        actor=who,
        reply=reply,
        question=question,
        value=AnswerText(text=text),
        seen=seen,
    )


def test_answer_is_saved_with_its_revision_and_begins_the_reply() -> None:
    reply, who = asked_reply()
    first = save(reply, who, "one", 0)
    second = save(reply, who, "two", 1)
    assert (first.answer.revision, second.answer.revision) == (1, 2)
    assert Answer.objects.get().value == {"kind": "text", "text": "two"}
    reply.refresh_from_db()
    assert reply.state == ReplyState.UNDER_WAY and reply.opened_at is not None


def test_contributor_answers_and_nobody_else() -> None:
    reply, _who = asked_reply()
    assert save(reply, contributor("XAR"), "one", 0).answer.revision == 1
    for other in (validator("XAR"), secretary()):
        with pytest.raises(NotAllowed):
            save(reply, other, "two", 1)
    for stranger in (coordinator("SRB"), member(), observer(), person()):
        with pytest.raises(NotVisible):
            save(reply, stranger, "two", 1)


def test_stale_text_is_kept_beside_the_other() -> None:
    reply, who = asked_reply()
    other = contributor("XAR")
    save(reply, who, "first", 0)
    save(reply, other, "theirs", 1)
    mine = save(reply, who, "mine", 1)
    assert mine.rival is not None and mine.rival.value["text"] == "mine"
    assert Answer.objects.get().value["text"] == "theirs"
    again = save(reply, who, "mine, longer", 1)
    assert again.rival is not None and again.rival.pk == mine.rival.pk
    assert again.rival.value["text"] == "mine, longer"


def test_same_text_twice_changes_nothing() -> None:
    reply, who = asked_reply()
    save(reply, who, "same", 0)
    again = save(reply, contributor("XAR"), "same", 0)
    assert not again.changed and again.rival is None and again.answer.revision == 1


def test_rival_is_merged_or_dropped_once() -> None:
    reply, who = asked_reply()
    save(reply, who, "theirs", 0)
    rival = save(reply, who, "mine", 0).rival
    assert rival is not None
    with pytest.raises(Stale):
        services.rival_settle(actor=who, rival=rival, value=LINE, seen=0)
    merged = services.rival_settle(actor=who, rival=rival, value=AnswerText(text="both"), seen=1)
    assert merged.value["text"] == "both" and merged.revision == 2
    with pytest.raises(NotNow):
        services.rival_settle(actor=who, rival=rival, value=None, seen=2, drop=True)


def test_answer_taken_out_leaves_its_revision() -> None:
    reply, who = asked_reply()
    save(reply, who, "one", 0)
    out = services.answer_save(actor=who, reply=reply, question="q-2-a", value=None, seen=1)
    assert out.answer.revision == 2 and value_of(out.answer) is None
    assert draft_of(reply).answers.answers == ()


@pytest.mark.parametrize(
    ("question", "value", "says"),
    [
        ("q-2-1", AnswerNumber(number=-1), "at least 0"),
        ("q-2-1", AnswerNumber(number=1.5), "whole"),
        ("q-2-1", LINE, "of another kind"),
        ("nowhere", LINE, "does not have this question"),
        ("q-3", LINE, "does not have this question"),
        ("q-2-a", AnswerText(text="x" * 200_001), "200001 characters"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    question: str, value: AnswerValue, says: str
) -> None:
    reply, who = asked_reply()
    with pytest.raises(NotValid, match=says):
        services.answer_save(
            actor=who,
            reply=reply,
            question=question,
            value=value,
            seen=0,
        )
    assert not Answer.objects.exists()


def test_no_information_is_an_answer() -> None:
    reply, who = asked_reply()
    services.answer_save(
        actor=who, reply=reply, question="q-2-1", value=NoInformation(reason="Not counted"), seen=0
    )
    assert not [one for one in draft_of(reply).gaps if one.question == "q-2-1"]


def test_party_that_left_changes_nothing_and_reads_all() -> None:
    reply, who = asked_reply()
    save(reply, who, "one", 0)
    RoundParty.objects.filter(pk=reply.party_id).update(left_on="2026-11-01", left_reason="Left")
    reply.party.refresh_from_db(fields=["left_on"])
    with pytest.raises(NotAllowed, match="has left this round"):
        save(reply, who, "two", 1)


def test_correction_keeps_the_wording_that_was_answered_until_it_is_confirmed() -> None:
    there = asked_round()
    reply, who = there.reply(), coordinator("XAR")
    save(reply, who, "one", 0)
    there.reword()
    [answer] = draft_of(reply).answers.answers
    assert answer.asked == both("help by telephone", "l’aide par téléphone")
    assert answer.version == 1
    with pytest.raises(Stale):
        services.answer_confirm(actor=who, reply=reply, question="q-2-a", seen=0)
    services.answer_confirm(actor=who, reply=reply, question="q-2-a", seen=1)
    [answer] = draft_of(reply).answers.answers
    assert answer.asked is None


def test_chapter_is_ready_only_while_nothing_is_missing() -> None:
    reply, who = asked_reply()
    with pytest.raises(NotNow):
        services.chapter_mark(actor=who, reply=reply, chapter="services", ready=True)
    for question in draft_of(reply).asked:
        services.answer_save(
            actor=who, reply=reply, question=question, value=NoInformation(), seen=0
        )
    services.answer_save(
        actor=who, reply=reply, question="q-1", value=AnswerYesNo(yes=False), seen=1
    )
    services.chapter_mark(actor=who, reply=reply, chapter="services", ready=True)
    assert [one.state for one in draft_of(reply).chapters] == [FillState.READY]
    services.chapter_mark(actor=who, reply=reply, chapter="services", ready=False)
    assert [one.state for one in draft_of(reply).chapters] == [FillState.UNDER_WAY]
