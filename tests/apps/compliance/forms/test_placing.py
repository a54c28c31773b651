"""Where an unplaced stretch is offered to go, from where it stands in the source."""

from ronda.apps.compliance.forms.placing import AddForm, chapter_of
from tests.apps.compliance.arcadia import OPENING, PLAIN, STRAY, WITH_STRAY, value


def test_the_chapter_in_which_a_stretch_stands_is_offered() -> None:
    found = value(WITH_STRAY)
    orders = range(len(found.account.unplaced))
    assert STRAY in [line.text for line in found.account.unplaced]
    assert {chapter_of(found, order) for order in orders} == {1}


def test_before_any_chapter_none_is_offered() -> None:
    stray = "Follow-up actions:\n\nNobody knows whose.\n\nI. Introduction\n\nThis factsheet gathers"
    found = value(PLAIN.replace("I. Introduction\n\nThis factsheet gathers", stray, 1))
    assert OPENING in PLAIN
    assert all(chapter_of(found, n) is None for n in range(len(found.account.unplaced)))


def test_what_is_no_code_is_an_error_at_its_field() -> None:
    sent = {"kind": "recommendation", "chapter": "1", "text": "to act.", "strength": "invite"}
    given = {f"add-{name}": text for name, text in (sent | {"codes": "twelve"}).items()}
    form = AddForm(given, value=value())
    assert not form.is_valid() and list(form.errors) == ["codes"]
