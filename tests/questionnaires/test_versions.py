"""Two versions: what changed, what is affected, what is carried over; and last round's answers."""

import pytest
from hypothesis import given, settings

from ronda.questionnaires.answers import (
    Answers,
    AnswerText,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.checking import answers_faults
from ronda.questionnaires.faults import FaultCode
from ronda.questionnaires.model import AsksText, Audience, Condition, Question, Questionnaire
from ronda.questionnaires.numbering import Target, with_inserted, with_moved, with_removed
from ronda.questionnaires.prefilling import Ground, pairs, proposals
from ronda.questionnaires.versions import (
    ChangeKind,
    OtherQuestionnaire,
    affected,
    carried_over,
    changes,
)
from ronda.questionnaires.walking import Standing, answerable
from tests.questionnaires.drawn import answered
from tests.questionnaires.invented import answers, both, complete, questionnaire


def edited(which: str, /, **changed: object) -> Questionnaire:
    """Version 2, with some fields of one question set otherwise."""

    def inner(one: Question) -> Question:
        lists = {
            name: tuple(inner(each) for each in getattr(one, name))
            for name in ("items", "prompts", "questions")
        }
        own = changed if one.id == which else {}
        return one.model_copy(update=lists | own)

    chapters = tuple(
        chapter.model_copy(update={"questions": tuple(map(inner, chapter.questions))})
        for chapter in questionnaire().chapters
    )
    return questionnaire(version=2, chapters=chapters)


def told(new: Questionnaire) -> list[tuple[str, str]]:
    return [(one.kind.value, one.question) for one in changes(questionnaire(), new)]


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("reworded", {"text": both("How many?", "Combien d’enfants ont été aidés ?")}),
        ("asks", {"asks": AsksText()}),
        ("condition", {"condition": Condition(question="q-1", value=True)}),
        ("audience", {"audiences": (Audience.PARTY,)}),
        ("required", {"required": False}),
    ],
)
def test_each_change_is_told(kind: str, changed: dict[str, object]) -> None:
    assert told(edited("q-2-1", **changed)) == [(kind, "q-2-1")]


def test_reworded_question_names_the_languages() -> None:
    new = edited("q-2-1", text=both("How many?", "Combien d’enfants ont été aidés ?"))
    (change,) = changes(questionnaire(), new)
    assert change.languages == ("en",)


def test_same_questionnaire_has_no_change() -> None:
    assert changes(questionnaire(), questionnaire(version=2)) == ()


def test_moved_question_keeps_its_id_and_what_follows_is_only_renumbered() -> None:
    new = with_moved(questionnaire(), "q-2", Target(within="services", at=0))
    assert ("moved", "q-1") not in told(new) or ("moved", "q-2") not in told(new)
    moved = [id for kind, id in told(new) if kind == "moved"]
    assert len(moved) == 1
    numbers = {one.id: one.full_number for one in answerable(new)}
    assert numbers["q-2-a"] == "1 a" and numbers["q-2-2-1"] == "1.2.1" and numbers["q-1"] == "2"


def test_question_moved_to_another_chapter_is_told() -> None:
    new = with_moved(questionnaire(), "q-3", Target(within="services", at=9))
    assert ("moved", "q-3") in told(new) and ("audience", "q-3") in told(new)


def test_inserted_question_renumbers_and_keeps_ids() -> None:
    extra = Question(id="q-new", text=both("New?", "Nouveau ?"))
    new = with_inserted(questionnaire(), extra, Target(within="services", at=0))
    assert [one.full_number for one in answerable(new)][:2] == ["1", "2"]
    assert told(new)[0] == ("added", "q-new")
    assert ("renumbered", "q-2-2-1") in told(new)


def test_item_and_prompt_are_inserted_where_they_are_wanted() -> None:
    extra = Question(id="q-new", text=both("New?", "Nouveau ?"))
    item = with_inserted(questionnaire(), extra, Target(within="q-2", at=1, standing=Standing.ITEM))
    assert {o.id: o.full_number for o in answerable(item)}["q-new"] == "2 b"
    prompt = with_inserted(
        questionnaire(), extra, Target(within="q-2-1", at=0, standing=Standing.PROMPT)
    )
    assert {o.id: o.full_number for o in answerable(prompt)}["q-new"] == "2.1 →"


def test_what_is_not_there_cannot_be_moved_or_moved_into() -> None:
    with pytest.raises(ValueError, match="no question “q-8”"):
        with_removed(questionnaire(), "q-8")
    with pytest.raises(ValueError, match="“q-2” to put"):
        with_moved(questionnaire(), "q-2", Target(within="q-2", at=0))
    with pytest.raises(ValueError, match="no items"):
        with_moved(questionnaire(), "q-1", Target(within="children", at=0, standing=Standing.ITEM))


def test_answer_to_changed_words_keeps_the_words_it_answered() -> None:
    new = edited("q-2-a", text=both("help by phone", "l’aide par téléphone"))
    carried = carried_over(complete(), questionnaire(), new)
    kept = carried.answers.by_question["q-2-a"]
    assert carried.answers.version == 2 and carried.affected == ("q-2-a",)
    assert (kept.version, kept.asked) == (1, both("help by telephone", "l’aide par téléphone"))
    assert kept.value == complete().by_question["q-2-a"].value
    assert [one.code for one in answers_faults(new, carried.answers)] == [FaultCode.EARLIER_WORDING]


def test_other_answers_are_carried_as_they_are() -> None:
    new = edited("q-2-a", text=both("help by phone", "l’aide par téléphone"))
    carried = carried_over(complete(), questionnaire(), new).answers.by_question
    before = complete().by_question
    assert {id for id in before if carried[id] != before[id]} == {"q-2-a"}


def test_words_that_come_back_are_the_present_ones_again() -> None:
    second = edited("q-2-a", text=both("help by phone", "l’aide par téléphone"))
    third = questionnaire(version=3)
    once = carried_over(complete(), questionnaire(), second).answers
    again = carried_over(once, second, third).answers
    assert again == complete().model_copy(update={"version": 3})


def test_answer_keeps_its_first_words_over_several_versions() -> None:
    second = edited("q-2-a", text=both("help by phone", "l’aide"))
    third = edited("q-2-a", text=both("help", "l’aide")).model_copy(update={"version": 3})
    once = carried_over(complete(), questionnaire(), second).answers
    kept = carried_over(once, second, third).answers.by_question["q-2-a"]
    assert kept.asked == both("help by telephone", "l’aide par téléphone") and kept.version == 1


def test_answer_to_a_question_that_is_gone_is_set_aside_with_its_words() -> None:
    new = with_removed(questionnaire(version=2), "q-2-b")
    carried = carried_over(complete(), questionnaire(), new)
    (aside,) = carried.set_aside
    assert (aside.question, aside.asked) == ("q-2-b", both("help on line", "l’aide en ligne"))
    assert "q-2-b" not in carried.answers.by_question and "q-2-b" in carried.affected


def test_answers_of_another_version_are_not_carried() -> None:
    with pytest.raises(OtherQuestionnaire, match="version 1"):
        carried_over(complete(), questionnaire(version=2), questionnaire(version=3))


def test_only_answered_questions_are_affected() -> None:
    new = edited("q-2-a", text=both("x", "y"))
    assert affected(changes(questionnaire(), new), answers()) == ()


@settings(max_examples=40, deadline=None)
@given(answered())
def test_no_answer_is_lost_whatever_is_removed(drawn: tuple[Questionnaire, Answers]) -> None:
    made, given_answers = drawn
    first = made.chapters[0].questions[0].id
    new = with_removed(made, first).model_copy(update={"version": made.version + 1})
    carried = carried_over(given_answers, made, new)
    after = {one.question: one.value for one in (*carried.answers.answers, *carried.set_aside)}
    assert after == {one.question: one.value for one in given_answers.answers}
    gone = {one.question for one in changes(made, new) if one.kind is ChangeKind.REMOVED}
    assert {one.question for one in carried.set_aside} == gone & set(given_answers.by_question)


PREVIOUS = questionnaire(id="arcadia-before", round=2)


def test_pairs_go_by_what_was_given_then_id_then_words() -> None:
    present = edited("q-2-a", id="q-new")
    found = {one.question: (one.previous, one.ground) for one in pairs(PREVIOUS, present)}
    assert found["q-1"] == ("q-1", Ground.SAME_ID)
    assert found["q-new"] == ("q-2-a", Ground.SAME_TEXT)
    given_pairs = pairs(PREVIOUS, present, {"q-new": "q-3", "q-0": "q-1"})
    assert given_pairs[3].previous == "q-3" and given_pairs[3].ground is Ground.GIVEN
    assert "q-3" not in {one.question for one in given_pairs if one.ground is not Ground.GIVEN}


def test_proposal_says_what_was_asked_and_whether_that_is_the_same() -> None:
    before = complete().model_copy(update={"questionnaire": "arcadia-before"})
    present = edited("q-2-a", text=both("new words", "autres mots"))
    found = {one.question: one for one in proposals(PREVIOUS, before, present)}
    assert found["q-2-b"].same_wording and not found["q-2-a"].same_wording
    assert found["q-2-a"].asked == both("help by telephone", "l’aide par téléphone")
    assert found["q-2-a"].value == AnswerText(text="A line that is free of charge.")


def test_answer_of_another_kind_and_no_information_are_not_proposed() -> None:
    before = answers(q_1=AnswerYesNo(yes=True), q_2_a=NoInformation())
    present = edited("q-1", asks=AsksText())
    assert proposals(PREVIOUS, before, present) == ()
