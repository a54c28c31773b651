"""Who gets what in meetings: before the agenda is sent, while they decide, when they are closed."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from tests.roles.parts import Asked, Part
from tests.roles.rows import NO, NO_TO_ALL, OPEN, At, Row, fixed
from tests.roles.scenes.meetings import (
    DECIDED,
    DRAFT,
    NOT_SENT,
    NUMBERED,
    PUBLISHED,
    SENT,
    WITHHELD,
    WITHIN,
    Scene,
    closed,
    to_come,
    told,
    under_way,
)

SITTING = "observer committee secretariat"
BODY = "committee secretariat"
SEES = "404 observer=200 committee=200 secretariat=200"
BODY_SEES = "404 observer=403 committee=200 secretariat=200"
BODY_FINDS = "404 committee=200 secretariat=200"
WRITES = "404 observer=403 committee=403 secretariat=200"
DOES = "404 observer=403 committee=403 secretariat=on"
NOT_THERE = "404 observer=403 committee=403"


def _at(**more: object) -> At:
    return {"number": lambda scene: scene.number} | dict(fixed(body="lanzarote", **more))


def _of_item() -> At:
    return {"id": lambda scene: scene.item.pk, **_at()}


def _of_document(**more: object) -> At:
    return {"id": lambda scene: scene.document.pk, **_at(**more)}


def _seen(name: str, told: str, **more: object) -> Row:
    return Row(f"meetings:{name}", told, NO, _at(**more))


def _written(name: str, told: str = WRITES, post: str = "", **more: object) -> Row:
    return Row(f"meetings:{name}", told, post or told, _at(**more))


ALWAYS = (
    Row("meetings:meetings", "200", NO),
    Row("meetings:plan", "403 bodies=200", "403 bodies=200"),
)
EVERYWHERE = (
    _seen("meeting", SEES),
    _seen("feed", SEES),
    _seen("story", WRITES),
    _written("change"),
    _written("agenda-add"),
    _written("presence"),
    _written("decide"),
    _written("publish"),
    _written("withhold"),
    _written("document-add"),
    Row("meetings:document-file-put", WRITES, WRITES, _of_document()),
    Row("meetings:document-revise", WRITES, DOES, _of_document()),
)
TO_COME = (
    *ALWAYS,
    *EVERYWHERE,
    Row("meetings:agenda-document", WRITES, DOES, _of_item(), {"document": ""}),
    _seen("decisions-file", "404 observer=403", format="txt"),
    # Another one of this body is under way.
    _written("way", post=WRITES.replace("secretariat=200", "secretariat=409"), way="open"),
    _written("way", "404", way="cancel"),
    _written("agenda-send", post=DOES),
    Row("meetings:agenda-arrange", NO, NOT_THERE, _at(), {"id": "0", "do": "up"}),
    _seen("documents", "404 observer=403 committee=403 secretariat=200"),
    Row("meetings:document-file", "404 secretariat=200", NO, _of_document(language="en")),
    _seen("decisions", BODY_SEES),
    _seen("decisions-file", BODY_SEES, format="docx"),
    Row(
        "meetings:take-back",
        "404 observer=403 committee=403",
        "404 observer=403 committee=403",
        _at(turn=1),
    ),
)
UNDER_WAY = (
    *EVERYWHERE,
    _written("way", post=DOES, way="close"),
    _written("agenda-send", post=DOES),
    _seen("documents", BODY_SEES),
    Row("meetings:document-file", BODY_FINDS, NO, _of_document(language="en")),
    Row("meetings:document-file", "404", NO, _of_document(language="fr")),
    _seen("decisions", BODY_SEES),
    _seen("decisions-file", BODY_SEES, format="docx"),
    _seen("decisions-file", BODY_SEES, format="pdf"),
    _written("take-back", turn=1),
)
CLOSED = (
    *EVERYWHERE,
    # Nothing of it is published.
    Row("portal:meeting", "404 public=404", NO_TO_ALL, _at()),
    Row("meetings:agenda-document", WRITES, WRITES, _of_item(), {"document": ""}),
    _written("way", way="reopen"),
    _seen("documents", BODY_SEES),
    Row("meetings:document-file", BODY_FINDS, NO, _of_document(language="en")),
    _seen("decisions", SEES),
    _seen("decisions-file", SEES, format="pdf"),
    _written("take-back", turn=1),
)

TOLD = (Row("portal:meeting", OPEN, NO_TO_ALL, _at()),)


def _elsewhere(there: Scene) -> Iterator[Asked]:
    """Where what is hidden might be found beside its own pages."""
    place = ["lanzarote", there.number]
    yield reverse("meetings:decisions-file", args=[*place, "docx"]), {"language": "fr"}
    yield reverse("meetings:story", args=place), {"format": "csv"}
    yield reverse("meetings:decide", args=place), {"item": str(there.item.pk)}
    yield reverse("meetings:meetings"), {}
    yield reverse("sources:sources"), {}
    yield reverse("accounts:people"), {"q": "point"}


def _part(name: str, scene: Any, table: tuple[Row, ...], hidden: Mapping[str, str]) -> Part:
    return Part(f"meetings, {name}", scene, table, hidden=hidden, beyond=_elsewhere)


PARTS = (
    # The closed one first: of one body one meeting is under way at a time.
    _part("closed", closed, CLOSED, {PUBLISHED: SITTING}),
    _part("told to everybody", told, TOLD, {WITHHELD: SITTING}),
    _part("to come", to_come, TO_COME, {NOT_SENT: "secretariat", NUMBERED: "secretariat"}),
    _part("under way", under_way, UNDER_WAY, {SENT: SITTING, DRAFT: BODY, DECIDED: BODY}),
    Part("meetings, files", under_way, (), hidden={WITHIN: BODY}),
)
