"""Who gets what of follow-up: boxes being written, what was submitted, what is published.

Two things to know. What a Party writes is its own people's; the secretariat is told how far it is
and is refused the rest. And what was submitted the Committee sees at once, everybody else when the
body's rules make it public.
"""

from collections.abc import Iterator

from django.urls import reverse

from tests.roles.parts import Asked, Part
from tests.roles.rows import NO, NO_TO_ALL, OPEN, At, Row, by_id, fixed
from tests.roles.scenes.follow_ups import (
    COMMENT,
    DRAFT,
    IN_FILE,
    NUMBER,
    PRACTICE,
    QUESTION,
    REASON,
    RIVAL,
    SUBMITTED,
    Scene,
    scene,
)

ROUND: dict[str, object] = {"body": "lanzarote", "number": NUMBER}
OURS = ROUND | {"party": "xar"}
THEIRS = ROUND | {"party": "xta"}
SEEN = "404 public=404 state=200 committee=200 secretariat=200"
READ = "404 state=200 committee=403 secretariat=403"
DONE = "404 coordinator=on contributor=on validator=403 committee=403 secretariat=403"
FORM = "404 coordinator=200 contributor=200 validator=403 committee=403 secretariat=403"
SENT = "404 coordinator=200 contributor=403 validator=403 committee=403 secretariat=403"
EMPTY = "404 validator=403 committee=403 secretariat=403"
OFFICE = "404 state=403 committee=403 secretariat=404"
BETWEEN = "404 coordinator=200 secretariat=200"
REPLIED = "404 coordinator=403 secretariat=200"
ASKS = "404 public=404 state=403 member=403 rapporteur=200 secretariat=200"
TAKES_BACK = "404 state=403 member=403 rapporteur=200 secretariat=200"
RECORDS = "404 state=403 committee=403 secretariat=200"


def _at(**more: object) -> At:
    return fixed(**OURS, **more)


def _of(record: str) -> At:
    return by_id(record, **OURS)


def _theirs(**more: object) -> At:
    return fixed(**THEIRS, **more)


def _box(there: Scene) -> object:
    return there.box


def _beyond(there: Scene) -> Iterator[Asked]:
    """Pages of other apps that show editions and files: the draft is in none, ids or not."""
    for made in (there.handed_in, there.published):
        yield reverse("portal:edition", args=[made.edition_id]), {}
        for format in ("docx", "json", "pdf"):
            yield reverse("portal:download", args=[made.edition_id, format]), {}
    yield reverse("sources:original", args=[there.file.source_id]), {}
    yield reverse("sources:original", args=[there.handed_in.document_id]), {}
    for name in ("rounds:round", "rounds:board", "rounds:parties"):
        yield reverse(name, args=["lanzarote", NUMBER]), {}


FILLING = (
    Row("follow_ups:board", OPEN, NO_TO_ALL, fixed(**ROUND)),
    Row("follow_ups:party", SEEN, NO_TO_ALL, _at()),
    Row("follow_ups:language", NO, DONE, _at(), {"language": "en"}),
    Row("follow_ups:chapter", READ, DONE, _at(chapter="c-ii")),
    Row("follow_ups:box", NO, EMPTY, {**_at(), "box": _box}),
    Row("follow_ups:rival", READ, READ, _of("rival")),
    Row("follow_ups:evidence", READ, READ, _at()),
    Row("follow_ups:evidence-file", "404 public=404 state=200", NO_TO_ALL, _of("file")),
    Row("follow_ups:evidence-remove", NO, DONE, _of("file")),
    Row("follow_ups:word", READ, NO, _at()),
    Row("follow_ups:hand-back", FORM, FORM, _at()),
    Row("follow_ups:came-back", READ, DONE, _of("came_back")),
    Row("follow_ups:submit", SENT, SENT, _at()),
    Row("follow_ups:submission", SEEN, NO_TO_ALL, _at(turn=1)),
    Row("follow_ups:document", SEEN, NO_TO_ALL, _at(turn=1)),
    Row("follow_ups:reopen", SENT, SENT, _at()),
    Row("follow_ups:reopen-decide", OFFICE, OFFICE, _at()),
)
ASKED_BACK = (
    Row("follow_ups:draft", BETWEEN, "404 coordinator=200 secretariat=403", _at()),
    Row("follow_ups:draft-answer", REPLIED, REPLIED, _of("comment")),
    Row("follow_ups:clarifications", SEEN, ASKS, _at()),
    Row("follow_ups:clarify", SENT, SENT, _of("question")),
    Row("follow_ups:clarification-take-back", TAKES_BACK, TAKES_BACK, _of("question")),
    Row("follow_ups:remind", "403 secretariat=200", "403 secretariat=200", fixed(**ROUND)),
    Row("follow_ups:practices", OPEN, NO_TO_ALL, fixed(**ROUND)),
    Row("follow_ups:practice-record", RECORDS, RECORDS, _at()),
    Row("follow_ups:practice-check", RECORDS, RECORDS, by_id("practice", **ROUND)),
    Row("follow_ups:practice-take-back", RECORDS, RECORDS, by_id("practice", **ROUND)),
    Row("follow_ups:publish", RECORDS, f"{RECORDS[:-3]}on", _at(turn=1)),
)
PUBLISHED = (
    Row("follow_ups:party", OPEN, NO_TO_ALL, _theirs()),
    Row("follow_ups:chapter", "403", "403", _theirs(chapter="c-ii")),
    Row("follow_ups:submission", OPEN, NO_TO_ALL, _theirs(turn=1)),
    Row("follow_ups:document", OPEN, NO_TO_ALL, _theirs(turn=1)),
    Row("follow_ups:submit", "403", "403", _theirs()),
    Row("follow_ups:reopen-decide", "403 secretariat=200", "403 secretariat=200", _theirs()),
)
OWN_PEOPLE = "state"
CONCERNED = "state committee secretariat"
PARTS = (
    Part(
        "follow_ups",
        scene,
        (*FILLING, *ASKED_BACK, *PUBLISHED),
        {
            DRAFT: OWN_PEOPLE,
            RIVAL: OWN_PEOPLE,
            IN_FILE: OWN_PEOPLE,
            SUBMITTED: CONCERNED,
            QUESTION: CONCERNED,
            PRACTICE: CONCERNED,
            COMMENT: "coordinator secretariat",
            REASON: "secretariat",
        },
        _beyond,
    ),
)
