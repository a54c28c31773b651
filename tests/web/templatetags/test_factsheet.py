"""What a page asks of the body's procedure while it shows a factsheet."""

import pytest

from ronda.factsheets.model import Factsheet, Party
from ronda.procedure.loading import load_procedure
from ronda.procedure.strengths import Asks
from ronda.web.rendering import Renderer
from ronda.web.templatetags.factsheet import Shown, opens_box

FACTSHEET = Factsheet(
    body="lanzarote",
    round=2,
    party=Party(name="Arcadia", code="XAR"),
    title="FACTSHEET",
    language="en",
)


@pytest.mark.parametrize(
    ("strength", "boxed"), [("require", True), ("request", True), ("invite", False), (None, True)]
)
def test_a_box_is_offered_where_the_strength_asks_for_one(
    strength: str | None, boxed: bool
) -> None:
    assert opens_box(Shown(FACTSHEET, (), Renderer()), strength) is boxed


def test_boxes_are_what_the_bodys_file_says() -> None:
    shown = Shown(FACTSHEET, (), Renderer())
    for level in load_procedure("lanzarote").strengths.levels:
        assert opens_box(shown, level.id) is (level.asks is Asks.FOLLOW_UP_BOX)
