"""An edition goes its ways, and no other."""

from pathlib import Path

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.audit.selectors import story_of
from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.services import editions
from ronda.apps.compliance.workflow import WAYS, Way, diagram, ways_from
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from tests.apps.compliance.arcadia import approved, imported, published
from tests.apps.people import coordinator, person, secretary

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[4] / "docs" / "workflow.md"


def go(edition: Edition, name: str, actor: User | None = None) -> Edition:
    return editions.edition_move(
        actor=actor or secretary(), edition=edition, name=name, reason="Because"
    )


def test_every_way_leads_where_the_table_says() -> None:
    edition = imported()
    walk = ["approve", "reopen", "approve", "publish", "withdraw", "reopen-withdrawn", "discard"]
    assert {*walk} == {way.name for way in WAYS}
    for name in walk:
        way = next(way for way in WAYS if way.name == name)
        edition = go(edition, name)
        assert edition.status == way.end


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_way_is_not_open_from_elsewhere(way: Way) -> None:
    edition = imported()
    elsewhere = next(status for status in Status if status != way.start)
    Edition.objects.filter(pk=edition.pk).update(
        status=elsewhere,
        published_at="2025-01-01T00:00Z",
        withdrawn_at="2025-01-01T00:00Z",
        withdrawn_reason="Because",
    )
    with pytest.raises(NotNow):
        go(edition, way.name)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_way_is_the_secretariats(way: Way) -> None:
    edition = published()
    Edition.objects.filter(pk=edition.pk).update(status=Status.PUBLISHED)
    for actor in (coordinator(), person()):
        with pytest.raises(NotAllowed):
            go(edition, way.name, actor)


def test_an_unread_edition_is_hidden_from_others() -> None:
    edition = imported()
    for actor in (coordinator(), person()):
        with pytest.raises(NotVisible):
            editions.edition_approve(actor=actor, edition=edition)


@pytest.mark.parametrize("name", [way.name for way in WAYS if way.needs_reason])
def test_a_way_back_needs_a_reason(name: str) -> None:
    with pytest.raises(NotValid):
        editions.edition_move(actor=secretary(), edition=approved(), name=name, reason="  ")


def test_times_and_reasons_are_kept() -> None:
    edition = published()
    assert edition.approved_at is not None and edition.published_at is not None
    gone = editions.edition_withdraw(actor=secretary(), edition=edition, reason="A wrong figure")
    assert gone.withdrawn_reason == "A wrong figure" and gone.withdrawn_at is not None
    event = story_of(edition).first()
    assert event is not None
    assert (event.what, event.reason) == ("edition.withdraw", "A wrong figure")
    assert (event.before, event.after) == ("published", "withdrawn")


def test_the_buttons_are_the_ways_from_here() -> None:
    edition = published()
    assert [one.way.name for one in ways_from(secretary(), edition)] == ["withdraw"]
    assert not ways_from(coordinator(), edition)[0].allowed


def test_the_diagram_in_the_documentation_is_made_from_the_table() -> None:
    assert f"```mermaid\n{diagram()}```\n" in PAGE.read_text(encoding="utf-8")
