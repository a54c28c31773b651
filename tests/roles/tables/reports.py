"""Who gets what of a report: a draft of the body's own, and the one that is published."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from tests.roles.parts import Asked, Part
from tests.roles.rows import NO_TO_ALL, OPEN, At, Row, fixed
from tests.roles.scenes.reports import NUMBER, SECRET, Scene, scene

BODY = "404 public=404 committee=200 secretariat=200"
OURS = "403 secretariat=200"
HIDDEN = "404 committee=403 secretariat=200"


def _at(**more: object) -> At:
    return dict(fixed(body="lanzarote", round=NUMBER, **more))


def _draft(record: str) -> Mapping[str, Any]:
    return {"number": lambda scene: getattr(scene, record).number} | dict(_at())


def _file(record: str) -> Mapping[str, Any]:
    return dict(_draft(record)) | fixed(language="en", format="docx")


def _beyond(there: Scene) -> Iterator[Asked]:
    pair = {"old": str(there.draft.number), "new": str(there.published.number)}
    yield reverse("reports:changes", args=["lanzarote", NUMBER]), pair


TABLE = (
    Row("reports:report", OPEN, NO_TO_ALL, _at()),
    Row("reports:take-in", HIDDEN, HIDDEN, _at()),
    Row("reports:take-in-shown", "404 committee=403 secretariat=on", HIDDEN, _at()),
    Row("reports:changes", "404", "405", _at()),
    Row("reports:draft", BODY, NO_TO_ALL, _draft("draft")),
    Row("reports:draft", OPEN, NO_TO_ALL, _draft("published")),
    Row("reports:data", BODY, NO_TO_ALL, _draft("draft")),
    Row("reports:data", OPEN, NO_TO_ALL, _draft("published")),
    Row("reports:file", BODY, NO_TO_ALL, _file("draft")),
    Row("reports:file", OPEN, NO_TO_ALL, _file("published")),
    Row("reports:publish", HIDDEN, HIDDEN, _draft("draft")),
    Row("reports:publish", OURS, OURS, _draft("published")),
    Row("compliance:generate", HIDDEN, "404 committee=403 secretariat=on", _draft("draft")),
    Row("compliance:generate", OURS, "403 secretariat=on", _draft("published")),
)
PARTS = (Part("reports", scene, TABLE, {SECRET: "committee secretariat"}, _beyond),)
