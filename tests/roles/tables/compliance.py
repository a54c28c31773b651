"""Who gets what among the records: proofing, corrections, returned files."""

from collections.abc import Iterator

from django.urls import reverse

from ronda.factsheets.writing import FORMATS
from tests.roles.parts import Asked, Part
from tests.roles.rows import NO, At, Row, by_id
from tests.roles.scenes.compliance import ANSWER, SECRET, Scene, scene

STAFF, DRAFT, OWN = (
    "403 secretariat=200",
    "404 secretariat=200",
    "403 coordinator=200 secretariat=200",
)


def _taken_in() -> At:
    """The first change outside the boxes of the file that was taken in."""
    return {"id": lambda scene: scene.taken_in.returned_from.pk, "number": lambda _scene: 1}


def _beyond(there: Scene) -> Iterator[Asked]:
    """Every download of every unpublished edition, and questions that point at them."""
    for edition in (there.unread, there.faulty, there.taken_in):
        for format in FORMATS:
            yield reverse("portal:download", args=[edition.pk, format]), {}
        pair = {"old": str(there.published.pk), "new": str(edition.pk)}
        yield reverse("portal:compare", args=["xar", 2]), pair
    for hidden in (SECRET, ANSWER):
        # The words the other way round: the page gives back what was looked for.
        yield reverse("portal:search"), {"q": " ".join(reversed(hidden.split()))}


TABLE = (
    Row("compliance:records", "403 records=200"),
    Row("compliance:import", "403 bodies=200", "403 bodies=200"),
    Row("compliance:progress", "403 bodies=200"),
    Row("compliance:proof", DRAFT, NO, by_id("unread")),
    Row("compliance:proof", STAFF, NO, by_id("published")),
    Row("compliance:proof", "404 coordinator=403 secretariat=200", NO, by_id("taken_in")),
    Row("compliance:correct", DRAFT, DRAFT, by_id("unread", entry="chapters/1/recommendations/1")),
    Row(
        "compliance:correct", "403", "403", by_id("published", entry="chapters/1/recommendations/1")
    ),
    Row("compliance:remove", DRAFT, DRAFT, by_id("unread", place="chapters/1/recommendations/1")),
    Row("compliance:add", DRAFT, DRAFT, by_id("unread")),
    Row("compliance:place", DRAFT, NO, by_id("unread", order=0)),
    Row("compliance:put", NO, DRAFT, by_id("unread", order=0)),
    Row("compliance:make", NO, DRAFT, by_id("unread", order=0)),
    Row("compliance:set-aside", NO, DRAFT, by_id("unread", order=0)),
    Row("compliance:fault", DRAFT, DRAFT, by_id("faulty", order=0)),
    Row("compliance:corrections", DRAFT, NO, by_id("unread")),
    Row("compliance:undo", NO, "404 secretariat=on", by_id("unread", number=1)),
    Row("compliance:settle", NO, "404 secretariat=409", by_id("unread", number=1)),
    Row("compliance:read-again", NO, "404 secretariat=on", by_id("unread")),
    Row("compliance:story", DRAFT, NO, by_id("unread")),
    Row("compliance:story", STAFF, NO, by_id("published")),
    Row("compliance:hand-in", OWN, OWN, by_id("later")),
    Row("compliance:hand-in", DRAFT, DRAFT, by_id("unread")),
    Row("compliance:way", DRAFT, "404 secretariat=409", by_id("unread", name="approve")),
    Row("compliance:way", STAFF, STAFF, by_id("published", name="withdraw")),
    Row("compliance:way", "404", "404", by_id("published", name="approve")),
    Row("compliance:returned", OWN, NO, by_id("came_back")),
    Row("compliance:take-in", NO, "403 coordinator=409 secretariat=409", by_id("came_back")),
    Row("compliance:dismiss", OWN, OWN, by_id("came_back")),
    Row("compliance:decide", NO, "403 coordinator=on secretariat=on", _taken_in()),
    Row(
        "compliance:decide",
        NO,
        "403 secretariat=on",
        _taken_in(),
        {"decision": "refused", "reason": "A slip"},
    ),
)
PARTS = (
    Part(
        "records",
        scene,
        TABLE,
        hidden={SECRET: "secretariat", ANSWER: "secretariat coordinator"},
        beyond=_beyond,
    ),
)
