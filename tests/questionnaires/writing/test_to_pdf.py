"""Forms to print and submitted replies: everything is there, on every page what proves it."""

import json
import re
from datetime import UTC, datetime

import pypdfium2
import pytest

from ronda.questionnaires.answers import Answers, AnswerText, NoInformation
from ronda.questionnaires.canonical import canonical
from ronda.questionnaires.receipt import Attachment, Receipt, receipt_of
from ronda.questionnaires.writing.to_pdf import form_pdf, reply_pdf
from tests.questionnaires.invented import answers, both, complete, questionnaire

WHEN = datetime(2026, 3, 1, 12, 30, 5, tzinfo=UTC)
FILES = (
    Attachment(name="law.pdf", size=123456, sha256="a1" * 32, question="q-2-a"),
    Attachment(name="letter.pdf", size=9, sha256="b2" * 32),
)


def receipt(given: Answers) -> Receipt:
    return receipt_of(
        questionnaire(), given, reference="R-2026-0001", submitted=WHEN, attachments=FILES
    )


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in document]


def attached(data: bytes) -> dict[str, bytes]:
    document = pypdfium2.PdfDocument(data)
    found = [document.get_attachment(at) for at in range(document.count_attachments())]
    return {one.get_name(): bytes(one.get_data()) for one in found}


def test_form_has_every_question_in_both_languages_and_room_to_answer() -> None:
    text = " ".join(pages(form_pdf(questionnaire(), party="ARC")))
    for words in (
        "Is there training for staff?", "Le personnel est-il formé ?", "Yes / Oui", "2.2.1",
        "A public office / Un service public", "children / enfants", "No information",
    ):  # fmt: skip
        assert words in text
    assert "How were children heard?" not in text


def test_same_form_is_the_same_file() -> None:
    assert form_pdf(questionnaire()) == form_pdf(questionnaire())


def test_reply_has_every_answer_and_what_proves_it_on_every_page() -> None:
    long = answers(q_2_a=AnswerText(text="\n".join(["A long answer."] * 200)))
    proof = receipt(long)
    found = pages(reply_pdf(questionnaire(), long, proof))
    assert len(found) > 3
    for page in found:
        assert "R-2026-0001 · 2026-03-01, 12:30:05 UTC" in page
        assert proof.checksum in page
    assert sum(page.count("A long answer.") for page in found) == 200


def test_reply_tells_each_kind_of_answer_and_what_is_missing() -> None:
    given = complete()
    text = " ".join(pages(reply_pdf(questionnaire(), given, receipt(given))))
    for words in ("A course each year.", "120 children", "Somebody else", "A foundation."):
        assert words in text
    assert text.count("Not asked, because of an earlier answer.") == 1
    empty = answers(q_2_b=NoInformation(reason="not counted"))
    text = " ".join(pages(reply_pdf(questionnaire(), empty, receipt(empty))))
    assert "No information: not counted" in text and text.count("No answer.") == 4


def test_reply_lists_attachments_with_their_checksums() -> None:
    text = " ".join(pages(reply_pdf(questionnaire(), complete(), receipt(complete()))))
    for file in FILES:
        assert file.name in text and file.sha256 in text
    assert "to question 2 a" in text


def test_reply_shows_the_words_that_were_answered() -> None:
    kept = tuple(
        one.model_copy(update={"version": 4, "asked": both("the old words", "les mots d’avant")})
        if one.question == "q-2-a"
        else one
        for one in complete().answers
    )
    given = complete().model_copy(update={"answers": kept})
    text = " ".join(pages(reply_pdf(questionnaire(), given, receipt(given))))
    assert "the old words" in text and "Version 4" in text and "help by telephone" not in text


def test_reply_in_both_languages_has_both() -> None:
    made = reply_pdf(questionnaire(), complete(), receipt(complete()), languages=("fr", "en"))
    text = " ".join(pages(made))
    assert "Le personnel est-il formé ?" in text and "Is there training for staff?" in text
    assert "Oui" in text and "Réponse à la question 1" in text


@pytest.mark.parametrize("text", ["A 😀 sign", "עברית", "中文", "x" * 3000, "<#strong[x]> $a$ \\"])
def test_no_text_holds_a_submission_up(text: str) -> None:
    given = answers(q_2_a=AnswerText(text=text))
    made = reply_pdf(questionnaire(), given, receipt(given))
    assert attached(made)["answers.json"].strip() == canonical(given)
    assert json.loads(attached(made)["questionnaire.json"])["id"] == "arcadia-help"
    shown = " ".join(pages(made))
    if text == "A 😀 sign":
        assert "A [U+1F600] sign" in shown and "Unicode numbers" in shown
    else:
        assert ("Unicode numbers" in shown) == (text in {"עברית", "中文"})
