"""Figures are the body's own formulas, over what was decided."""

from fractions import Fraction

import pytest

from ronda.assessments.aggregating import By, Judged, counted, counted_by
from ronda.procedure.formula_nodes import Undefined
from ronda.procedure.loading import load_procedure

GRECO = load_procedure("greco")


def judged(*statuses: str | None, party: str = "XAR") -> list[Judged]:
    return [
        Judged(party, f"r-{turn}", "law" if turn < 2 else "help", "recommend", status)
        for turn, status in enumerate(statuses)
    ]


def test_grecos_counts() -> None:
    told = counted(GRECO, judged("satisfactory", "partly", "not_implemented", "partly", None))
    values = {one.rule.id: one.value for one in told.figures}
    assert values["dealt_with"] == 1
    assert values["remaining"] == 3
    assert values["remaining_partly"] == 2
    assert values["remaining_not"] == 1
    assert values["share_dealt_with"] == Fraction(1, 4)
    assert values["all_dealt_with"] is False
    assert (told.decided, told.open) == (4, 1)


def test_a_share_of_nothing_is_not_known() -> None:
    told = counted(GRECO, judged(None, None))
    shares = [one for one in told.figures if one.rule.id == "share_dealt_with"]
    assert isinstance(shares[0].value, Undefined)
    assert shares[0].percent is None


def test_figures_by_each_thing() -> None:
    cells = judged("satisfactory", "partly", None) + judged("partly", party="XTA")
    by_party = counted_by(GRECO, cells, By.PARTY)
    assert [(one.key, one.decided, one.open) for one in by_party] == [("XAR", 2, 1), ("XTA", 1, 0)]
    assert [one.key for one in counted_by(GRECO, cells, By.CHAPTER)] == ["law", "help"]
    assert [one.key for one in counted_by(GRECO, cells, By.STRENGTH)] == ["recommend"]
    assert [one.key for one in counted_by(GRECO, cells, By.RECOMMENDATION)] == ["r-0", "r-1", "r-2"]


def test_a_status_that_the_round_has_not_is_refused() -> None:
    with pytest.raises(LookupError, match="in_compliance"):
        counted(GRECO, judged("in_compliance"))
