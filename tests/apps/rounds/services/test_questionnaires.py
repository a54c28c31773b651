"""Drafting, adopting and correcting a questionnaire."""

import pytest

from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.rounds.models import Answer, Conduct, ReplyState, VersionState
from ronda.apps.rounds.selectors.versions import (
    answers_affected,
    questionnaire_of,
    rewritten,
    version_draft,
    version_open,
    version_visible,
)
from ronda.apps.rounds.services.questionnaires import (
    correction_begin,
    correction_discard,
    questionnaire_adopt,
    questionnaire_correct,
    questionnaire_draft_save,
    version_move,
)
from ronda.questionnaires.model import Question, Questionnaire
from tests.apps.people import coordinator, member, secretary
from tests.apps.rounds.scene import adopted, begun, drafted, party, round_in
from tests.questionnaires.invented import HEARD, SERVICES, TRAINING, both, questionnaire

pytestmark = pytest.mark.django_db


def corrected(now: Questionnaire) -> Questionnaire:
    """The questionnaire with its first question worded anew."""
    first, *rest = now.chapters
    question = TRAINING.model_copy(update={"text": both("Is all staff trained?", "Est-il formé ?")})
    chapter = first.model_copy(update={"questions": (question, SERVICES)})
    return now.model_copy(update={"chapters": (chapter, *rest)})


def correct(conduct: Conduct) -> None:
    questionnaire_correct(
        actor=secretary(),
        conduct=conduct,
        content=corrected(questionnaire()),
        reason="A word was missing.",
    )


def answered(conduct: Conduct, code: str, question: str) -> Answer:
    reply = party(conduct, code).reply
    return Answer.objects.create(
        reply=reply,
        question=question,
        version=reply.version,
        value={"kind": "yes_no", "yes": True},
        changed_by=coordinator(code),
    )


def test_a_draft_is_this_rounds_own_and_counts_its_edits() -> None:
    conduct = begun(number=7)
    version = drafted(conduct)
    kept = questionnaire_of(version)
    assert (kept.body, kept.round, kept.version, version.edits) == ("lanzarote", 7, 1, 1)
    again = questionnaire_draft_save(
        actor=secretary(), conduct=conduct, content=corrected(kept), seen=1
    )
    assert (again.pk, again.edits) == (version.pk, 2)


def test_who_saves_over_a_newer_draft_is_told_what_stands_there() -> None:
    conduct = begun()
    drafted(conduct)
    newer = corrected(questionnaire())
    questionnaire_draft_save(actor=secretary(), conduct=conduct, content=newer, seen=1)
    with pytest.raises(Stale) as told:
        questionnaire_draft_save(
            actor=secretary(), conduct=conduct, content=questionnaire(), seen=1
        )
    assert isinstance(told.value.current, Questionnaire)
    assert told.value.current.chapters == newer.chapters


def test_what_is_adopted_is_changed_only_after_it_was_opened_again() -> None:
    conduct = begun()
    version = adopted(conduct)
    with pytest.raises(NotNow, match="adopted"):
        drafted(conduct)
    with pytest.raises(NotValid):
        version_move(actor=secretary(), version=version, name="change-again")
    version_move(actor=secretary(), version=version, name="change-again", reason="A slip.")
    assert drafted(conduct).edits == 2


def test_a_questionnaire_that_asks_no_party_anything_is_not_adopted() -> None:
    conduct = begun()
    only_children = questionnaire().chapters[1:]
    version = drafted(conduct, content=questionnaire(chapters=only_children))
    with pytest.raises(NotNow, match="for the Parties"):
        questionnaire_adopt(actor=secretary(), version=version)


def test_a_questionnaire_with_faults_is_not_adopted() -> None:
    conduct = begun()
    first, second = questionnaire().chapters
    twice = second.model_copy(update={"questions": (HEARD, HEARD)})
    version = drafted(conduct, content=questionnaire(chapters=(first, twice)))
    with pytest.raises(NotNow, match="faults"):
        questionnaire_adopt(actor=secretary(), version=version)


def test_only_the_secretariat_drafts_and_a_draft_is_the_bodys() -> None:
    conduct = begun()
    drafted(conduct)
    with pytest.raises(NotAllowed):
        drafted(conduct, member())
    with pytest.raises(NotVisible):
        drafted(conduct, coordinator())
    assert version_visible(member(), conduct, 1).number == 1
    with pytest.raises(NotVisible):
        version_visible(coordinator(), conduct, 1)


def test_a_correction_is_the_next_version_and_replies_in_work_answer_it() -> None:
    conduct = round_in("replies")
    submitted = party(conduct, "XTA").reply
    submitted.state, submitted.submitted_at = ReplyState.SUBMITTED, "2026-04-01T12:00Z"
    submitted.save()
    correct(conduct)
    now = version_open(conduct)
    assert now is not None
    assert (now.number, questionnaire_of(now).version) == (2, 2)
    assert conduct.versions.get(number=1).state == VersionState.REPLACED
    assert party(conduct, "XAR").reply.version == now
    assert party(conduct, "XTA").reply.version.number == 1


def test_answers_keep_the_wording_they_answered_and_those_affected_are_told_apart() -> None:
    conduct = round_in("replies")
    reworded, same = answered(conduct, "XAR", "q-1"), answered(conduct, "XAR", "q-2-a")
    correct(conduct)
    reply = party(conduct, "XAR").reply
    assert [one.pk for one in answers_affected(reply)] == [reworded.pk]
    same.refresh_from_db()
    assert same.version.number == reworded.version.number == 1


def test_a_correction_that_changes_nothing_is_not_opened() -> None:
    conduct = round_in("replies")
    with pytest.raises(NotNow, match="Nothing differs"):
        questionnaire_correct(
            actor=secretary(), conduct=conduct, content=questionnaire(), reason="Why not."
        )
    assert version_draft(conduct) is None, "what was refused left nothing behind"


def test_a_correction_is_drafted_then_opened_or_discarded() -> None:
    conduct, who = round_in("replies"), secretary()
    draft = correction_begin(actor=who, conduct=conduct, reason="A word was missing.")
    with pytest.raises(NotNow, match="in work already"):
        correction_begin(actor=who, conduct=conduct, reason="Another.")
    with pytest.raises(NotNow, match="Nothing differs"):
        version_move(actor=who, version=draft, name="correct")
    correction_discard(actor=who, version=draft, reason="The word was there.")
    draft = correction_begin(actor=who, conduct=conduct, reason="A word was missing.")
    questionnaire_draft_save(actor=who, conduct=conduct, content=corrected(questionnaire()))
    with pytest.raises(NotNow, match="not adopted"):
        questionnaire_adopt(actor=who, version=draft)
    version_move(actor=who, version=draft, name="correct")
    assert version_open(conduct) == draft


def test_nothing_is_corrected_before_it_is_open() -> None:
    conduct = begun()
    drafted(conduct)
    with pytest.raises(NotNow, match="No version is open"):
        correct(conduct)
    with pytest.raises(NotNow, match="begin a correction"):
        drafted(round_in("replies", number=8))


def test_what_is_rewritten_is_what_is_asked_not_where_it_stands() -> None:
    old = questionnaire()
    renumbered = TRAINING.model_copy(update={"number": "7"})
    more = Question(id="q-9", text=both("What else?", "Quoi d’autre ?"))
    first, second = old.chapters
    moved = (
        first.model_copy(update={"questions": (more, renumbered)}),
        second,
    )
    gone = {"q-2", "q-2-a", "q-2-b", "q-2-1", "q-2-2", "q-2-2-1"}
    assert rewritten(old, old.model_copy(update={"chapters": moved})) == gone
    assert rewritten(old, corrected(old)) == {"q-1"}
