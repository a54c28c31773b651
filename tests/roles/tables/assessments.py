"""Who gets what of an assessment: what is proposed, shared, decided, and open to everybody."""

from collections.abc import Iterator

from django.urls import reverse

from tests.roles.cast import COLUMNS
from tests.roles.parts import Asked, Part
from tests.roles.rows import NO, NO_TO_ALL, OPEN, At, Row, by_id, fixed
from tests.roles.scenes.assessments import (
    DECIDED,
    OPENED,
    SECRET,
    SHARED,
    STEP,
    STILL,
    Scene,
    adopted,
    proposing,
)

SEEN = "404 public=404 committee=200 state=200 secretariat=200"
BODY = "404 public=404 committee=200 secretariat=200"
INSIDE = "404 committee=200 secretariat=200"
RUNS = "404 committee=403 secretariat=200"
PROPOSES = "404 member=403 rapporteur=200 secretariat=200"
RESPONDS = "404 committee=403 secretariat=403 contributor=403 validator=403 coordinator=200"


def _at(**more: object) -> At:
    return {"number": lambda scene: scene.number} | dict(fixed(body="lanzarote", **more))


def _of(record: str) -> At:
    return {**by_id(record), **_at()}


def _seen(name: str, told: str, **more: object) -> Row:
    return Row(f"assessments:{name}", told, NO_TO_ALL, _at(**more))


def _written(name: str, told: str, at: At) -> Row:
    return Row(f"assessments:{name}", told, told, at)


def _one(name: str, told: str, record: str = "secret") -> Row:
    return _written(name, told, by_id(record))


PROPOSING = (
    _seen("grid", SEEN),
    _seen("figures", SEEN),
    _seen("party", SEEN, party="xar"),
    _seen("party", BODY, party="xta"),
    _seen("recommendation", SEEN, id="r-1"),
    _seen("cell", SEEN, party="xar", id="r-1"),
    _seen("cell", SEEN, party="xar", id="r-2"),
    _seen("cell", BODY, party="xta", id="r-4"),
    _seen("report-party", SEEN, party="xar", format="docx"),
    _seen("report-party", BODY, party="xta", format="docx"),
    _seen("report-recommendation", SEEN, id="r-2", format="pdf"),
    Row("assessments:reports", SEEN, "404 public=404 committee=403 secretariat=200", _at()),
    Row("assessments:decide", INSIDE, RUNS, _at()),
    _written("take-back", RUNS, _of("decision")),
    Row("assessments:overdue", INSIDE, NO, _at()),
    _written("no-reply", PROPOSES, _at()),
    _written("step", RUNS, _at(party="xta")),
    _written("step-take-back", RUNS, _of("step")),
    Row("assessments:order", INSIDE, NO, _of("order")),
    Row("assessments:archive", INSIDE, NO, _of("order")),
    _written("propose", PROPOSES, _at(party="xar", id="r-1")),
    _one("change", PROPOSES),
    _one("withdraw", PROPOSES),
    Row("assessments:share", NO, "404 member=403 rapporteur=on secretariat=on", by_id("secret")),
    _one("respond", RESPONDS, "shared"),
    _one("respond", "404 committee=403 secretariat=403"),
    Row("assessments:story", INSIDE, NO, by_id("secret")),
    Row("assessments:story", INSIDE, NO, by_id("shared")),
)
ADOPTED = (
    _seen("grid", OPEN),
    _seen("figures", OPEN),
    _seen("party", OPEN, party="xar"),
    _seen("party", BODY, party="xta"),
    _seen("recommendation", OPEN, id="r-4"),
    _seen("cell", OPEN, party="xar", id="r-4"),
    _seen("report-party", OPEN, party="xar", format="docx"),
    Row("assessments:decide", INSIDE, RUNS, _at()),
    _one("change", PROPOSES),
)


def _beyond(there: Scene) -> Iterator[Asked]:
    place = ["lanzarote", there.number]
    yield reverse("assessments:grid", args=place), {"shows": "proposed", "choose": "1"}
    yield reverse("assessments:figures", args=place), {"by": "recommendation"}
    for of in ("xar", "srb"):
        address = reverse("assessments:report-party", args=[*place, of, "docx"])
        yield address, {"form": "draft", "language": "en"}
    yield reverse("assessments:cell", args=[*place, "xar", "r-1"]), {}
    yield reverse("assessments:cell", args=[*place, "xar", "r-4"]), {}


INNER, EVERYBODY = "committee secretariat", " ".join(COLUMNS.roles)
PARTS = (
    Part(
        "assessments-proposing",
        proposing,
        PROPOSING,
        {
            SECRET: INNER,
            SHARED: f"{INNER} state",
            DECIDED: f"{INNER} state",
            STEP: INNER,
        },
        _beyond,
    ),
    Part("assessments-adopted", adopted, ADOPTED, {STILL: INNER, OPENED: EVERYBODY}, _beyond),
)
