"""Who gets what of a report: a draft of the body's own, and the one that is published."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from tests.roles.parts import Asked, Part
from tests.roles.rows import NO_TO_ALL, OPEN, At, Row, by_id, fixed
from tests.roles.scenes.reports import AMENDED, NUMBER, SECRET, SHARED, WRITTEN, Scene, scene

BODY = "404 public=404 rapporteur=200 secretariat=200"
GIVEN = "404 public=404 committee=200 secretariat=200"
WITHDRAWN = "404 committee=403 member=on secretariat=403"
READ = "404 committee=200 secretariat=200"
NOT_GIVEN = "404 rapporteur=403 secretariat=200"
OURS = "403 secretariat=200"
HIDDEN = "404 committee=403 secretariat=200"
DESK = "404 member=403 rapporteur=200 secretariat=200"
DESK_ONLY = "404 committee=403 secretariat=200"
DONE = "404 committee=403 secretariat=on"
NAMED, NAMED_DONE = DESK, "404 member=403 rapporteur=on secretariat=on"


def _at(**more: object) -> At:
    return dict(fixed(body="lanzarote", round=NUMBER, **more))


def _draft(record: str) -> Mapping[str, Any]:
    return {"number": lambda scene: getattr(scene, record).number} | dict(_at())


def _file(record: str) -> Mapping[str, Any]:
    return {**_draft(record), **fixed(language="en", format="docx")}


def _amendment() -> Mapping[str, Any]:
    number = {"amendment": lambda scene: scene.amendment.number}
    return {**_draft("shared"), **number}


def _adding(kind: str) -> Mapping[str, Any]:
    return dict(_draft("shared")) | dict(_at(key="p-1", kind=kind))


def _id(record: str) -> Mapping[str, Any]:
    return dict(by_id(record)) | dict(_at())


def _beyond(there: Scene) -> Iterator[Asked]:
    pair = {"old": str(there.draft.number), "new": str(there.published.number)}
    yield reverse("reports:changes", args=["lanzarote", NUMBER]), pair
    finding = reverse("reports:add", args=["lanzarote", NUMBER, "finding"])
    yield finding, {"in": "p-1", "party": "XAR", "question": "q-1"}
    yield reverse("reports:story", args=["lanzarote", NUMBER]), {"format": "csv"}


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
    Row("reports:file", GIVEN, NO_TO_ALL, _file("shared")),
    Row("reports:draft", GIVEN, NO_TO_ALL, _draft("shared")),
    Row("reports:data", GIVEN, NO_TO_ALL, _draft("shared")),
    Row("reports:publish", NOT_GIVEN, NOT_GIVEN, _draft("draft")),
    Row("reports:publish", HIDDEN, HIDDEN, _draft("shared")),
    Row("reports:publish", OURS, OURS, _draft("published")),
    Row("compliance:generate", NOT_GIVEN, "404 rapporteur=403 secretariat=on", _draft("draft")),
    Row("compliance:generate", OURS, "403 secretariat=on", _draft("published")),
)
WRITING = (
    Row("reports:story", DESK_ONLY, at=_at()),
    Row("reports:desk", DESK, at=_at()),
    Row("reports:desk-chapter", DESK, at=_at(key="law")),
    Row("reports:begin", DESK_ONLY, DESK_ONLY, _at()),
    Row("reports:begin-from", "405", "404 rapporteur=403 secretariat=on", _draft("draft")),
    Row("reports:begin-from", "405", DONE, _draft("shared")),
    Row("reports:make-draft", DESK_ONLY, DONE, _at()),
    Row("reports:codes", DESK_ONLY, DONE, _at()),
    Row("reports:rapporteurs", DESK_ONLY, DESK_ONLY, _at()),
    Row("reports:rapporteur-end", "405", DONE, _id("naming")),
    Row("reports:add", DESK_ONLY, DESK_ONLY, _at(kind="chapter")),
    Row("reports:add", DESK_ONLY, DESK_ONLY, _at(kind="paragraph")),
    Row("reports:piece", NAMED, NAMED, _at(key="p-1")),
    Row("reports:piece", NAMED, NAMED, _at(key="f-1")),
    Row("reports:piece", DESK_ONLY, DESK_ONLY, _at(key="f-4")),
    Row("reports:move", "405", NAMED_DONE, _at(key="p-1")),
    Row("reports:move", "405", DONE, _at(key="p-3")),
    Row("reports:move", "405", DONE, _at(key="law")),
    Row("reports:place", NAMED, NAMED, _at(key="p-1")),
    Row("reports:place", DESK_ONLY, DESK_ONLY, _at(key="p-3")),
    Row("reports:take-out", NAMED, NAMED, _at(key="p-1")),
    Row("reports:take-out", DESK_ONLY, DESK_ONLY, _at(key="law")),
    Row("reports:put-back", "405", NAMED_DONE, _at(key="p-1")),
    Row("reports:settle", DESK_ONLY, DESK_ONLY, _at(key="law")),
    Row("reports:open-again", DESK_ONLY, DESK_ONLY, _at(key="law")),
    Row("reports:adopt", DESK_ONLY, DESK_ONLY, _at()),
    Row("reports:corrections", DESK, at=_at()),
    Row("reports:correct", DESK_ONLY, DESK_ONLY, _at(key="p-1")),
    Row("reports:withdraw", DESK_ONLY, DESK_ONLY, _at(key="r-1")),
    Row("reports:rival", NAMED, NAMED, _id("rival")),
)
READING = (
    Row("reports:share", NOT_GIVEN, "404 rapporteur=403 secretariat=on", _draft("draft")),
    Row("reports:share", HIDDEN, DONE, _draft("shared")),
    Row("reports:amendments", "404", at=_draft("draft")),
    Row("reports:amendments", READ, at=_draft("shared")),
    Row("reports:amend", READ, READ, dict(_draft("shared")) | dict(_at(key="p-1"))),
    Row("reports:amend-add", READ, READ, _adding("choose")),
    Row("reports:amend-add", READ, READ, _adding("recommendation")),
    Row("reports:amendment", READ, HIDDEN, _amendment()),
    Row(
        "reports:amendment-withdraw",
        "405",
        "404 committee=403 member=on secretariat=403",
        _amendment(),
    ),
)
HIDDEN_TEXTS = {
    SECRET: "rapporteur secretariat",
    SHARED: "committee secretariat",
    AMENDED: "committee secretariat",
    WRITTEN: "rapporteur secretariat",
}
PARTS = (Part("reports", scene, TABLE + WRITING + READING, HIDDEN_TEXTS, _beyond),)
