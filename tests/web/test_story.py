"""The story of a record in the words of people."""

from ronda.apps.audit.models import Event
from ronda.web.templatetags.story import done, said


def test_values_are_told_by_names_for_people() -> None:
    assert said({"file_name": "back.docx", "already": False}) == "file: back.docx"
    assert (
        said({"file_name": "back.docx", "already": True}) == "file: back.docx; received before: yes"
    )
    assert said({"boxes": ["chapters/1/practice_box", "chapters/2/practice_box"]}) == "boxes: 2"
    assert said({"edition": "Arcadia, 2, en, 2", "recommendations": 23}) == "recommendations: 23"


def test_handing_in_and_recording_are_told_apart() -> None:
    handed_in = Event(what="factsheet.import", after={"file_name": "a.docx", "already": False})
    recorded = Event(what="factsheet.import", after={"edition": "x", "recommendations": 23})
    assert done(handed_in) != done(recorded)
