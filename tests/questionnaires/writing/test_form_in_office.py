"""Forms in LibreOffice: opened, filled in, saved; nothing is lost in between.

Two things to know. LibreOffice drops the tags of content controls and keeps the words that ask for
text as text. And its bookmarks, properties and style names survive, by which answers are found.
"""

from pathlib import Path

from ronda.questionnaires.answers import AnswerNumber, AnswerText
from ronda.questionnaires.reading.docx_places import FoundBy
from ronda.questionnaires.reading.from_docx import EntryState, empty_answers, read_filled
from ronda.questionnaires.writing.to_docx import form_docx
from tests.factsheets.writing.test_docx_in_office import saved
from tests.questionnaires.drawn import SIGNS
from tests.questionnaires.invented import answers, complete, questionnaire
from tests.questionnaires.reading.word_file import edited


def test_filled_file_comes_back_from_libreoffice(soffice: str, tmp_path: Path) -> None:
    data = form_docx(questionnaire(), party="ARC", answers=complete())
    back = saved(data, "docx", soffice, tmp_path)
    found = read_filled(back, questionnaire(), party="ARC", before=complete(), bounded="no")
    assert {one.state for one in found.entries} == {EntryState.UNCHANGED}
    assert found.strays == ()


def test_blank_file_is_filled_in_in_libreoffice(soffice: str, tmp_path: Path) -> None:
    back = saved(form_docx(questionnaire(), party="ARC"), "docx", soffice, tmp_path)
    ask = "Click here to write the answer. / Cliquez ici pour écrire la réponse."
    figure = "Click here to give a figure. / Cliquez ici pour indiquer un chiffre."

    def typed(xml: str) -> str:
        return (
            xml.replace(ask, "Typed.", 1)
            .replace(ask, f"{ask}Typed after.", 1)
            .replace(figure, "1 200")
        )

    found = read_filled(edited(back, typed), questionnaire(), party="ARC", bounded="no")
    assert {one.found_by for one in found.entries} == {FoundBy.LABEL}
    assert found.taken(empty_answers(found.identity)) == answers(
        q_1_which=AnswerText(text="Typed."),
        q_1_why=AnswerText(text="Typed after."),
        q_2_1=AnswerNumber(number=1200),
    )
    assert found.strays == ()


def test_any_signs_survive_libreoffice(soffice: str, tmp_path: Path) -> None:
    text = "".join(f"{word}{blank}" for word in SIGNS for blank in (" ", "  ", "\t", "\n", ""))
    given = answers(q_2_a=AnswerText(text=text), q_2_b=AnswerText(text="  x \n\n\ty  "))
    data = form_docx(questionnaire(), party="ARC", answers=given)
    back = saved(data, "docx", soffice, tmp_path)
    found = read_filled(back, questionnaire(), party="ARC", bounded="no")
    assert found.taken(empty_answers(found.identity)) == given
    assert found.strays == ()
