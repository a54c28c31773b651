"""The ways of a comment, and their diagram in the documentation."""

from pathlib import Path

from ronda.apps.rounds.workflow.comments import diagram

PAGE = Path(__file__).parents[4] / "docs" / "comments.md"


def test_the_diagram_in_the_documentation_is_made_from_the_table() -> None:
    assert f"```mermaid\n{diagram()}```\n" in PAGE.read_text(encoding="utf-8")
