"""Forms and compilations as packages: as strict as Word is, by the checks that factsheets pass."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from ronda.factsheets.errors import CannotWrite
from ronda.questionnaires.answers import Answers
from ronda.questionnaires.compiling import compiled
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.writing.compilation_to_docx import compilation_docx
from ronda.questionnaires.writing.to_docx import form_docx
from tests.factsheets.writing import test_docx_package as sound
from tests.questionnaires.drawn import answered
from tests.questionnaires.invented import both, questionnaire


def form(made: Questionnaire, given_answers: Answers) -> bytes:
    return form_docx(made, party="ARC", answers=given_answers)


def compilation(made: Questionnaire, given_answers: Answers) -> bytes:
    found = compiled(made, [given_answers], ["ARC", "BOR"])
    return compilation_docx(made, found, as_at=date(2026, 4, 1), beside=made.version % 2 == 0)


@pytest.mark.parametrize("write", [form, compilation])
@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
@given(drawn=answered())
def test_any_questionnaire_makes_a_sound_package(
    write: Callable[[Questionnaire, Answers], bytes], drawn: tuple[Questionnaire, Answers]
) -> None:
    package = sound.Package(write(*drawn))
    sound.test_every_part_has_its_type_and_stands_once(package)
    sound.test_every_relation_leads_to_a_part_and_each_part_is_reached(package)
    sound.test_every_id_of_a_relation_that_is_used_is_there(package)
    sound.test_ids_are_given_once(package)
    sound.test_every_reference_leads_somewhere(package)
    sound.test_children_stand_in_the_schemas_order(package)
    sound.test_text_ends_with_its_one_section_and_nothing_asks_on_opening(package)


def test_list_to_choose_from_has_no_entry_twice() -> None:
    package = sound.Package(form_docx(questionnaire()))
    for one in package.parts["word/document.xml"].iter(f"{sound.W}comboBox"):
        shown = [item.get(f"{sound.W}displayText") for item in one]
        assert len(shown) == len(set(shown)) and all(shown)


def test_same_form_is_the_same_file() -> None:
    assert form_docx(questionnaire(), party="ARC") == form_docx(questionnaire(), party="ARC")


def test_wording_with_a_control_character_is_refused_by_its_place() -> None:
    broken = questionnaire(title=both("a\x07", "b"))
    with pytest.raises(CannotWrite, match="U\\+0007 in the title of “arcadia-help”"):
        form_docx(broken)
    with pytest.raises(CannotWrite, match="U\\+0007"):
        compilation_docx(broken, (), as_at=date(2026, 4, 1))
