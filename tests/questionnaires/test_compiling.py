"""Compilations: every Party stands there, and nothing said is one of four different things."""

from datetime import date

import pytest

from ronda.factsheets.reading.from_docx import document
from ronda.questionnaires.answers import Answers, AnswerYesNo, NoInformation
from ronda.questionnaires.compiling import Said, compiled
from ronda.questionnaires.versions import OtherQuestionnaire
from ronda.questionnaires.writing.compilation_to_docx import compilation_docx
from tests.questionnaires.invented import answers, both, complete, questionnaire

PARTIES = ("BOR", "ARC", "SYL", "FRA")
BORDURIA = answers(q_1=AnswerYesNo(yes=False), q_2_a=NoInformation(reason="pas compté")).model_copy(
    update={"party": "BOR", "language": "fr"}
)
REPLIES = [complete(), BORDURIA]


def said(question: str) -> list[tuple[str, Said]]:
    (one,) = compiled(questionnaire(), REPLIES, PARTIES, questions=[question])
    return [(answer.party, answer.said) for answer in one.answers]


def test_every_party_stands_in_the_order_given_with_what_it_said() -> None:
    assert said("q-2-a") == [
        ("BOR", Said.NO_INFORMATION),
        ("ARC", Said.ANSWERED),
        ("SYL", Said.NO_REPLY),
        ("FRA", Said.NO_REPLY),
    ]
    assert said("q-2-b")[0] == ("BOR", Said.NO_ANSWER)
    assert said("q-1-which")[0] == ("BOR", Said.NOT_ASKED)


def test_all_questions_of_the_audience_are_compiled_in_order() -> None:
    found = compiled(questionnaire(), REPLIES, PARTIES)
    assert [one.number for one in found] == [
        "1", "1 →", "1 → 2", "2 a", "2 b", "2.1", "2.2", "2.2.1",
    ]  # fmt: skip
    assert found[0].count(Said.NO_REPLY) == 2


def test_item_tells_the_question_that_it_stands_in() -> None:
    (one,) = compiled(questionnaire(), REPLIES, PARTIES, questions=["q-2-a"])
    assert one.within == (questionnaire().chapters[0].questions[1].text,)
    text = "\n".join(lines(REPLIES, beside=False))
    around = "(Please describe the services for: / Veuillez décrire les services :)"
    assert text.index(around) > text.index("help by telephone")


def test_reply_to_another_version_is_refused() -> None:
    with pytest.raises(OtherQuestionnaire, match="reply of BOR is to version 2"):
        compiled(questionnaire(), [BORDURIA.model_copy(update={"version": 2})], PARTIES)


def lines(replies: list[Answers], *, beside: bool) -> list[str]:
    found = compiled(questionnaire(), replies, PARTIES)
    data = compilation_docx(questionnaire(), found, as_at=date(2026, 4, 1), beside=beside)
    return [block.text for block in document(data).blocks]


@pytest.mark.parametrize("beside", [False, True])
def test_word_file_has_questions_in_both_languages_and_every_party(beside: bool) -> None:
    text = "\n".join(lines(REPLIES, beside=beside))
    for words in (
        "Compilation of replies", "Compilation des réponses", "2026-04-01", "2 of 4", "2 sur 4",
        "Is there training for staff?", "Le personnel est-il formé ?", "France",
        "A course each year.", "120 children", "Pas d’information\u00a0: pas compté",
        "No reply / Pas de réponse", "Not asked / Question sans objet",
    ):  # fmt: skip
        assert words in text, words
    assert text.count("No reply / Pas de réponse") == 2 * 8


def test_answer_to_an_earlier_wording_says_so() -> None:
    kept = tuple(
        one.model_copy(update={"version": 1, "asked": both("old words", "mots d’avant")})
        if one.question == "q-2-a"
        else one
        for one in complete().answers
    )
    text = "\n".join(lines([complete().model_copy(update={"answers": kept})], beside=False))
    assert "wording of version 1: “old words”" in text
    assert "libellé de la version 1 : « mots d’avant »" in text
