"""Who gets what among the documents received."""

from collections.abc import Iterator

from django.urls import reverse

from tests.roles.parts import Asked, Part
from tests.roles.rows import NO, At, Row
from tests.roles.scenes.compliance import Scene, scene

DRAFT, OWN = "404 secretariat=200", "404 coordinator=200 secretariat=200"


def _source_of(record: str) -> At:
    """The document from which the scene's record called `record` was read."""
    return {"id": lambda scene: getattr(scene, record).reading.source_id}


TABLE = (
    Row("sources:sources", "403 records=200"),
    Row("sources:source", DRAFT, NO, _source_of("unread")),
    Row("sources:source", OWN, NO, _source_of("came_back")),
    Row("sources:original", DRAFT, NO, _source_of("unread")),
    Row("sources:original", OWN, NO, _source_of("came_back")),
)


def _beyond(there: Scene) -> Iterator[Asked]:
    """The file with a Party's answer that has been taken in."""
    taken_in = there.taken_in.returned_from.reading.source
    yield reverse("sources:original", args=[taken_in.pk]), {}


PARTS = (Part("documents", scene, TABLE, beyond=_beyond),)
