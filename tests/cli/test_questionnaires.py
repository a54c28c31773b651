"""`ronda questionnaire`: checks, forms out, filled forms in, proposals; and clear refusals."""

import json
from pathlib import Path

from ronda.questionnaires.answers import Answers, AnswerText
from ronda.questionnaires.reading.from_json import answers_of, questionnaire_of
from ronda.questionnaires.writing.to_docx import form_docx
from ronda.questionnaires.writing.to_json import json_bytes
from tests.cli.command import TEXTS, ronda
from tests.questionnaires.invented import answers, complete, questionnaire
from tests.questionnaires.reading.test_from_word import ENGLISH, word
from tests.questionnaires.reading.word_file import answered

DEMO = TEXTS / "questionnaire.toml"


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_sound_questionnaire_is_shown() -> None:
    ran = ronda("questionnaire", DEMO)
    assert (ran.code, ran.err) == (0, "")
    assert "III Help services (party)" in ran.out
    assert "6.1 At which hours are they available? [q-6-1, none]" in ran.out
    assert "a) by telephone [q-6-1-a, text]" in ran.out
    french = ronda("questionnaire", DEMO, "--language", "fr")
    assert "Services d’aide" in french.out


def test_broken_questionnaire_is_told_and_no_form_written(tmp_path: Path) -> None:
    data = json.loads(json_bytes(questionnaire()))
    del data["chapters"][0]["questions"][0]["text"]["fr"]
    path = put(tmp_path / "broken.json", json.dumps(data).encode())
    ran = ronda("questionnaire", path)
    assert ran.code == 23 and "has no text in “fr”" in ran.err
    ran = ronda("questionnaire", path, "--to", tmp_path / "form.docx")
    assert ran.code == 23 and "No form was written" in ran.err
    assert not (tmp_path / "form.docx").exists()


def test_questionnaire_becomes_json_a_form_and_a_print_form(tmp_path: Path) -> None:
    for ending, start in ((".json", b"{"), (".docx", b"PK"), (".pdf", b"%PDF")):
        to = tmp_path / f"made{ending}"
        ran = ronda("questionnaire", DEMO, "--to", to, "--party", "SRB")
        assert (ran.code, ran.err) == (0, "")
        assert to.read_bytes().startswith(start)
    assert questionnaire_of((tmp_path / "made.json").read_bytes()).id == "help-on-line"


def files(folder: Path) -> tuple[Path, Path]:
    asked = put(folder / "asked.json", json_bytes(questionnaire()))
    given = put(folder / "given.json", json_bytes(complete()))
    return asked, given


def read(path: Path) -> Answers:
    return answers_of(path.read_bytes())


def test_filled_form_becomes_answers(tmp_path: Path) -> None:
    asked, given = files(tmp_path)
    form, back = tmp_path / "form.docx", tmp_path / "back.json"
    assert ronda("questionnaire", asked, "--answers", given, "--to", form).code == 0
    ran = ronda("questionnaire", form, "--of", asked, "--to", back)
    assert (ran.code, ran.err) == (0, "")
    assert read(back) == complete()


def test_filled_form_is_previewed_with_what_is_unsure(tmp_path: Path) -> None:
    asked, given = files(tmp_path)
    form = form_docx(questionnaire(), party="ARC", answers=complete())
    path = put(tmp_path / "form.docx", answered(form, q_2_a="New.", q_2_1="many"))
    ran = ronda("questionnaire", path, "--of", asked, "--answers", given)
    assert ran.code == 1
    assert "2 a  changed  New." in ran.out and "2 b  unchanged" in ran.out
    assert "question 2.1 cannot be read (“many”)" in ran.err


def test_form_of_another_party_is_refused(tmp_path: Path) -> None:
    asked, _ = files(tmp_path)
    path = put(tmp_path / "form.docx", form_docx(questionnaire(), party="ARC"))
    ran = ronda("questionnaire", path, "--of", asked, "--party", "BOR")
    assert ran.code == 26 and "that of the Party ARC" in ran.err


def test_answers_are_checked(tmp_path: Path) -> None:
    asked, given = files(tmp_path)
    ran = ronda("questionnaire", given, "--of", asked)
    assert (ran.code, ran.err) == (0, "")
    assert "I Services: 7 of 7 answered, under way" in ran.out
    some = put(tmp_path / "some.json", json_bytes(answers(q_2_a=AnswerText(text="x"))))
    ran = ronda("questionnaire", some, "--of", asked)
    assert ran.code == 23 and "Question 1 has no answer" in ran.err


def test_word_file_of_an_official_becomes_a_proposal(tmp_path: Path) -> None:
    path = put(tmp_path / "draft.docx", word(ENGLISH))
    ran = ronda("questionnaire", path, "--to", tmp_path / "proposal.json")
    assert ran.code == 1 and "was taken to ask for yes or no" in ran.err
    assert questionnaire_of((tmp_path / "proposal.json").read_bytes()).languages == ("en",)


def test_mistakes_are_told_in_a_sentence(tmp_path: Path) -> None:
    asked, given = files(tmp_path)
    ran = ronda("questionnaire", given)
    assert ran.code == 25 and "--of" in ran.err
    ran = ronda("questionnaire", asked, "--audience", "nobody", "--to", tmp_path / "x.docx")
    assert ran.code == 2 and "civil_society" in ran.err
    ran = ronda("questionnaire", asked, "--to", tmp_path / "x.odt")
    assert ran.code == 13
    ran = ronda("questionnaire", tmp_path / "none.json")
    assert ran.code == 11
