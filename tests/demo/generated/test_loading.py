"""A generated record is whole and public, the same each time, and never among real ones."""

from collections import Counter

import pytest
from django.test import Client

from ronda.api.records import BY_NAME, every
from ronda.apps.accounts.selectors import machine
from ronda.apps.assessments.models import Assessment
from ronda.apps.audit.models import Event
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.models import (
    Edition,
    FollowUp,
    Observation,
    Practice,
    Recommendation,
)
from ronda.apps.search.models import Statement
from ronda.apps.treaties.models import Body, Party, Round
from ronda.demo.generated.loading import Occupied, generate, is_there, stands_alone
from ronda.demo.generated.sizes import Sizes
from tests.apps.compliance.arcadia import published
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db

SMALL = Sizes(recommendations=100, states=3, bodies=2, statements=400)


def made(seed: int = 1, *, beside: bool = False) -> list[tuple[str, int, int]]:
    """Generate the small record; what was told of it on the way."""
    told: list[tuple[str, int, int]] = []
    generate(SMALL, seed=seed, beside=beside, tell=lambda *at: told.append(at))
    return told


def test_there_is_as_much_as_was_asked_for() -> None:
    assert made() == [("factsheets", 4, 4), ("search", 1, 2), ("search", 2, 2)]
    follow_ups = FollowUp.objects.exclude(text="").count()
    others = (model.objects.count() for model in (Recommendation, Observation, Practice))
    assert follow_ups + sum(others) == 400
    assert Recommendation.objects.count() == 100
    assert Party.objects.filter(code__regex="^Q[M-Z]", invented=True).count() == 3
    assert Body.objects.filter(slug__startswith="generated-").count() == 2
    (after,) = Event.objects.filter(what="record.generate").values_list("after", flat=True)
    assert after is not None and after["recommendations"] == 100


def test_it_is_public_as_any_record_is() -> None:
    made()
    assert len(list(every(BY_NAME["recommendations"]))) == 100
    concluded = list(every(BY_NAME["conclusions"]))
    assert len(concluded) == Assessment.objects.count() > 10
    for edition in Edition.objects.all():
        value = assemble(edition)
        assert all(chapter.recommendations for chapter in value.chapters)
        assert Client().get(f"/editions/{edition.pk}/").status_code == 200
    kinds = Statement.objects.values_list("kind", flat=True)
    assert Counter(kinds)["recommendation"] == 100
    assert (
        sum(kind in {"recommendation", "observation", "follow-up", "practice"} for kind in kinds)
        >= 400
    )
    round = Round.objects.filter(body__slug="generated-1").first()
    assert round is not None
    assert Client().get(f"/rounds/generated-1/{round.number}/").status_code == 200


def test_the_same_seed_gives_the_same_record() -> None:
    made()
    first = list(Recommendation.objects.values_list("text", "codes", "stable_id").order_by("pk"))
    again = list(every(BY_NAME["recommendations"]))
    assert [str(one[2]) for one in first] == [getattr(one, "id", "") for one in again]
    assert len({text for text, _codes, _id in first}) > 60
    assert str(first[0][2]).startswith("6a1590fe-ec3")


def test_of_factsheets_no_history_is_kept_and_later_changes_have_one() -> None:
    made()
    one = Recommendation.objects.first()
    assert one is not None
    history = Recommendation.pgh_event_models["insert"].objects  # type: ignore[attr-defined]
    assert history.count() == 0
    one.text = "Another text."
    one.save(update_fields=["text"])
    published()
    assert history.filter(pgh_label="insert").exists()
    assert history.filter(pgh_label="update", pgh_obj_id=one.pk).count() == 1


def test_keys_go_on_behind_it() -> None:
    made()
    edition = published()
    assert edition.pk > Edition.objects.exclude(pk=edition.pk).order_by("-pk")[0].pk


def test_it_does_not_go_among_other_records_unless_told() -> None:
    published()
    with pytest.raises(Occupied, match="use another database"):
        made()
    assert not is_there()
    made(beside=True)
    assert is_there() and not stands_alone()


def test_it_is_there_once() -> None:
    made()
    assert stands_alone()
    with pytest.raises(Occupied, match="ronda generate --forget"):
        made()
    assert secretary() != machine()
    assert not stands_alone(), "people would be lost with it"
