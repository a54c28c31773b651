"""The figures of a page are those of the document."""

from pathlib import Path

from ronda.apps.portal.figures import figures
from ronda.factsheets.reading import read


def test_figures_of_serbia(serbia_text_path: Path) -> None:
    found = figures(read(serbia_text_path))
    assert [(row.strength, row.specific, row.generic) for row in found.rows] == [
        ("require", 11, 1),
        ("request", 9, 2),
        ("invite", 7, 50),
    ]
    assert (found.total.specific, found.total.generic, found.total.total) == (27, 53, 80)
    assert (found.follow_up.total, found.follow_up.filled, found.follow_up.empty) == (23, 4, 19)
    assert (found.practices.total, found.practices.filled) == (10, 0)
    assert found.codes == 91
