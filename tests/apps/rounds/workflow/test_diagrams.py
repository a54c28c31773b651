"""The diagrams of the documentation are those of the tables, and every way is told apart."""

from pathlib import Path

import pytest

from ronda.apps.rounds.models import VersionState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.workflow import questionnaires, rounds
from ronda.procedure.loading import body_ids, load_procedure

PAGE = (Path(__file__).parents[4] / "docs" / "rounds.md").read_text("utf-8")


@pytest.mark.parametrize("body", body_ids())
def test_the_stages_of_a_body_are_drawn_from_its_file(body: str) -> None:
    assert f"```mermaid\n{rounds.diagram(load_procedure(body))}```" in PAGE


def test_the_ways_of_a_version_are_drawn_from_the_table() -> None:
    assert f"```mermaid\n{questionnaires.diagram()}```" in PAGE


@pytest.mark.parametrize("body", body_ids())
def test_every_event_has_a_way_and_every_stage_is_reached(body: str) -> None:
    procedure = load_procedure(body)
    ways = rounds.ways(procedure)
    assert [way.name for way in ways] == [one.id for one in procedure.stages.events]
    assert {way.end for way in ways} - {""} == {one.id for one in procedure.stages.steps}
    assert {way.can for way in ways} == {Can.RECORD}
    assert sum(way.guards == rounds.LAUNCH for way in ways) == 1


def test_every_state_of_a_version_is_reached() -> None:
    reached = {way.end for way in questionnaires.WAYS} | {"draft"}
    assert reached == set(VersionState.values)
