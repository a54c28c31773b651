"""Corrections in the words of people, not of programs."""

from ronda.apps.compliance.models import Correction
from ronda.web.templatetags.comparison import wordings
from ronda.web.templatetags.proofing import correction_kind, value_after, value_before


def test_strengths_and_marks_are_told_in_words() -> None:
    strength = Correction(kind="change", field="strength", old="require", new="invite")
    assert (value_before(strength), value_after(strength)) == ("Requires", "Invites")
    mark = {"number": 28, "at": 215, "item": None}
    marks = Correction(kind="change", field="marks", old=[mark], new=[mark | {"item": 1}])
    assert value_before(marks) == "note 28 after 215 characters"
    assert value_after(marks) == "note 28 in point 2, after 215 characters"
    assert correction_kind(marks) == "changed"


def test_a_text_new_as_a_whole_has_its_paragraphs_and_points() -> None:
    whole = wordings("", "Opened:\n- 11 cases;\n- 4 more.")
    assert whole == (
        '<ins class="whole"><p>Opened:</p><ul><li>11 cases;</li><li>4 more.</li></ul></ins>'
    )
