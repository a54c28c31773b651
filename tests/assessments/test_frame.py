"""What is to be assessed follows from the report and the procedure."""

from ronda.assessments.frame import frame_of
from ronda.procedure.loading import load_procedure
from ronda.reports.addressing import Reach
from tests.reports.arcadian import report

CODES = ("XAR", "XTA", "XVE")


def test_only_strengths_in_compliance_are_assessed() -> None:
    frame = frame_of(report(), load_procedure("lanzarote"), CODES)
    assert [one.id for one in frame.asked] == ["r-1", "r-2", "r-4"]
    assert [one.id for one in frame.chapters] == ["law", "help"]


def test_each_party_is_assessed_on_what_is_addressed_to_it() -> None:
    frame = frame_of(report(), load_procedure("lanzarote"), CODES)
    assert frame.reach["XTA"] == {
        "r-1": Reach.NOT_ADDRESSED,
        "r-2": Reach.NOT_ADDRESSED,  # a finding says that it does so
        "r-4": Reach.GENERIC,
    }
    assert frame.is_addressed("XVE", "r-2")
    assert not frame.is_addressed("XZZ", "r-2")
    (found,) = frame.found["XTA", "r-2"]
    assert (found.finding.id, found.paragraph) == ("f-2", 1)
