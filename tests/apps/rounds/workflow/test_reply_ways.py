"""The ways of a reply, and their diagram in the documentation."""

from pathlib import Path

from ronda.apps.rounds.workflow.replies import WAYS, diagram, way

PAGE = Path(__file__).parents[4] / "docs" / "replies.md"


def test_the_diagram_in_the_documentation_is_made_from_the_table() -> None:
    assert f"```mermaid\n{diagram()}```\n" in PAGE.read_text(encoding="utf-8")


def test_every_way_has_a_name_of_its_own() -> None:
    assert [way(one.name) for one in WAYS] == list(WAYS)
