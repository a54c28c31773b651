"""The table of ways is the one place, and the documentation is made from it."""

from pathlib import Path

from ronda.apps.hashes.models import ProposalKind, State
from ronda.apps.hashes.permissions import OPEN_TO, Can
from ronda.apps.hashes.workflow import WAYS, diagram, way_of

DOCS = Path(__file__).parents[3] / "docs" / "hash-base.md"


def test_every_kind_of_proposal_is_a_way_and_every_state_is_reached() -> None:
    assert {way_of(kind).proposal for kind in ProposalKind} == set(ProposalKind)
    reached = {way.end or start for way in WAYS for start in way.starts} | {State.PROPOSED}
    assert reached == set(State)


def test_whatever_leads_to_or_from_what_is_shared_is_told_to_the_copies() -> None:
    standing = {State.SHARED, State.DISPUTED}
    for way in WAYS:
        touches = standing & {*way.starts, way.end}
        assert way.follows or not touches, way.name


def test_what_makes_shared_or_unshared_needs_two_people() -> None:
    for way in WAYS:
        alone = way.proposal is None and State.SHARED in {*way.starts, way.end}
        assert not alone or way.name in {"dispute", "reject", "uphold"}, way.name


def test_every_permission_is_somebodys_and_an_auditor_changes_nothing() -> None:
    assert set(OPEN_TO) == set(Can)
    assert all(OPEN_TO.values())
    changing = {can for can in Can if not can.value.endswith((".see", ".overview", ".load"))}
    assert not [can for can in changing if "auditor" in OPEN_TO[can]]


def test_the_documented_diagram_is_the_table() -> None:
    assert f"```mermaid\n{diagram()}```" in DOCS.read_text("utf-8")
