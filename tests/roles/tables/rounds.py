"""Who gets what in rounds: before the launch, after it, and where not everybody sees them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from tests.roles.parts import Asked, Part
from tests.roles.rows import NO, NO_TO_ALL, OPEN, At, Row, by_id, fixed
from tests.roles.scenes.rounds import (
    CORRECTED,
    DRAFTED,
    THEME,
    WHY,
    Scene,
    before_launch,
    launched,
    restricted,
)

BODY_SEES = "404 public=404 committee=200 secretariat=200"
BODY_WRITES = "404 committee=403 secretariat=200"
SEES = "200 public=200"
WRITES = "403 secretariat=200"
TAKING_PART = (
    "404 public=404 civil_society=200 other_civil_society=200 facilitator=200 nhri=200"
    " observer=200 committee=200 state=200 secretariat=200"
)
TAKING_PART_WRITES = (
    "404 civil_society=403 other_civil_society=403 facilitator=403 nhri=403 observer=403"
    " committee=403 state=403 secretariat=200"
)


def _at(**more: object) -> At:
    return {"number": lambda scene: scene.number} | dict(fixed(body="lanzarote", **more))


def _milestone() -> At:
    return {**by_id("milestone"), **_at()}


def _seen(name: str, told: str, **more: object) -> Row:
    return Row(f"rounds:{name}", told, NO_TO_ALL, _at(**more))


def _written(name: str, told: str, **more: object) -> Row:
    """A form: reached by GET, and sent empty by POST."""
    return Row(f"rounds:{name}", told, told, _at(**more))


def _posted(told: str, done: str) -> str:
    return told.replace("secretariat=200", f"secretariat={done}")


def _seen_pages(told: str) -> tuple[Row, ...]:
    return tuple(_seen(n, told) for n in ("round", "questionnaire", "parties", "calendar", "feed"))


ALWAYS = (
    Row("rounds:rounds", OPEN, NO_TO_ALL),
    Row("rounds:begin", "403 bodies=200", "403 bodies=200"),
    Row("rounds:own-calendar", "200", "200"),
    Row("rounds:own-calendar-end", NO, "on"),
    Row("rounds:own-feed", "404 public=404", NO_TO_ALL, fixed(key="guessed")),
)
BEFORE = (
    *ALWAYS,
    *_seen_pages(BODY_SEES),
    _seen("version", BODY_SEES, version=1),
    _seen("changes", "404 public=404", version=1),
    _seen("form", BODY_SEES, version=1, format="docx"),
    _seen("form", BODY_SEES, version=1, format="json"),
    _written("change", BODY_WRITES),
    _written("event", BODY_WRITES, event="theme_chosen"),
    _written("dates", BODY_WRITES),
    Row("rounds:milestone-remove", BODY_WRITES, BODY_WRITES, _milestone()),
    Row("rounds:story", BODY_WRITES, NO, _at()),
    Row("rounds:draft", BODY_WRITES, NO, _at()),
    _written("draft-start", BODY_WRITES),
    _written("draft-take-in", BODY_WRITES),
    _written("draft-cover", BODY_WRITES),
    _written("draft-chapter", BODY_WRITES, chapter="services"),
    _written("draft-question", BODY_WRITES, question="q-1"),
    Row(
        "rounds:draft-add",
        BODY_WRITES,
        _posted(BODY_WRITES, "404"),
        _at(),
        {"within": "services", "as": "question"},
    ),
    Row(
        "rounds:draft-arrange",
        NO,
        _posted(BODY_WRITES, "on"),
        _at(),
        {"id": "q-1", "do": "down"},
    ),
    Row("rounds:version-way", BODY_WRITES, _posted(BODY_WRITES, "on"), _at(name="adopt")),
)
LAUNCHED = (
    *_seen_pages(SEES),
    _seen("version", SEES, version=1),
    _seen("version", BODY_SEES, version=2),
    _seen("changes", BODY_SEES, version=2),
    _seen("form", SEES, version=1, format="docx"),
    _seen("form", BODY_SEES, version=2, format="docx"),
    _written("change", WRITES),
    _written("event", WRITES, event="replies_published"),
    Row(
        "rounds:take-back",
        WRITES,
        WRITES,
        {"id": lambda scene: scene.happening.pk, **_at()},
    ),
    _written("leave", WRITES, code="xar"),
    _written("extend", WRITES, code="xar"),
    _written("dates", WRITES),
    Row("rounds:story", WRITES, NO, _at()),
    Row("rounds:draft", WRITES, NO, _at()),
    Row("rounds:version-way", WRITES, _posted(WRITES, "on"), _at(name="correct")),
    _written("correction-discard", WRITES),
    _written("pairs", WRITES),
)
RESTRICTED = (
    *_seen_pages(TAKING_PART),
    _seen("form", TAKING_PART, version=1, format="docx"),
    _written("change", TAKING_PART_WRITES),
    _written("extend", TAKING_PART_WRITES, code="xar"),
    _written("correction", TAKING_PART_WRITES),
)


def _drafts(there: Scene) -> Iterator[Asked]:
    """Where a draft might be found beside its own pages: a form to add to it, a calendar."""
    place = ["lanzarote", there.number]
    yield reverse("rounds:draft-add", args=place), {"within": "services", "as": "question"}
    yield reverse("rounds:questionnaire", args=place), {"for": "children"}
    yield reverse("rounds:rounds"), {}
    for version in (1, 2):
        for format in ("docx", "json"):
            yield reverse("rounds:form", args=[*place, version, format]), {"for": "party"}


def _part(name: str, scene: Any, table: tuple[Row, ...], hidden: Mapping[str, str]) -> Part:
    return Part(f"rounds, {name}", scene, table, hidden=hidden, beyond=_drafts)


BODY = "committee secretariat"
PARTS = (
    _part("before the launch", before_launch, BEFORE, {THEME: BODY, DRAFTED: BODY}),
    _part("launched", launched, LAUNCHED, {CORRECTED: BODY, WHY: f"{BODY} state"}),
    _part("restricted", restricted, RESTRICTED, {}),
)
