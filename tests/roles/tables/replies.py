"""Who gets what of replies: one that is being written, and one that was submitted.

Two things to know. What a Party writes is its own people's; the secretariat is told how far it is
and is refused the rest; to all others it is not there. And what was submitted is public here, as
the Lanzarote Committee has it.
"""

from tests.roles.parts import Part
from tests.roles.rows import NO, NO_TO_ALL, OPEN, At, Row, by_id, fixed
from tests.roles.scenes.replies import (
    DRAFT,
    IN_FILE,
    IN_LETTER,
    REASON,
    RIVAL,
    Scene,
    scene,
)

OURS: dict[str, object] = {"body": "lanzarote", "number": 8, "party": "xar"}
THEIRS = OURS | {"party": "xta"}
READ = "404 state=200 secretariat=403"
DONE = "404 coordinator=on contributor=on validator=403 secretariat=403"
WRITTEN = "404 coordinator=200 contributor=200 validator=403 secretariat=403"
SENT = "404 coordinator=200 contributor=403 validator=403 secretariat=403"
NOT_NOW = "404 coordinator=409 contributor=409 validator=403 secretariat=403"
FORBIDDEN = "403"


def _at(**more: object) -> At:
    return fixed(**OURS, **more)


def _of(record: str) -> At:
    return by_id(record, **OURS)


def _passage() -> At:
    return {**by_id("letter", **OURS), "passage": _key}


def _key(there: Scene) -> object:
    return there.passage.pk


def _submitted(**more: object) -> At:
    return fixed(**THEIRS, **more)


DRAFTED = (
    Row("rounds:replies", "200"),
    Row("rounds:reply", "404 public=404 state=200 secretariat=200", NO_TO_ALL, _at()),
    Row("rounds:reply-story", "404 state=200 secretariat=200", NO, _at()),
    Row("rounds:reply-language", NO, DONE, _at(), {"language": "fr"}),
    Row("rounds:reply-prefill", NO, NOT_NOW, _at()),
    Row("rounds:reply-chapter", READ, DONE, _at(chapter="services")),
    Row("rounds:reply-ready", NO, DONE, _at(chapter="services"), {"ready": "no"}),
    Row("rounds:reply-answer", NO, WRITTEN, _at(question="q-2-b"), {"seen-q-2-b": "1"}),
    Row("rounds:rival", READ, READ, _of("rival")),
    Row("rounds:reply-files", READ, READ, _at()),
    Row("rounds:reply-file", "404 public=404 state=200", NO_TO_ALL, _of("file")),
    Row("rounds:reply-file-remove", NO, DONE, _of("file")),
    Row("rounds:reply-form", READ, NO, _at(format="docx")),
    Row("rounds:reply-form", READ, NO, _at(format="pdf")),
    Row("rounds:reply-return", WRITTEN, WRITTEN, _at()),
    Row("rounds:reply-returned", READ, NO, _of("came_back")),
    Row("rounds:reply-take-in", NO, DONE, _of("came_back")),
    Row("rounds:reply-dismiss", NO, DONE, _of("came_back")),
    Row("rounds:letters", WRITTEN, WRITTEN, _at()),
    Row("rounds:letter", READ, READ, _of("letter")),
    Row("rounds:letter-remove", NO, DONE, _of("letter")),
    Row("rounds:passage-take-back", NO, DONE, _passage()),
    Row("rounds:reply-submit", SENT, SENT, _at()),
    Row("rounds:submission", "404 public=404", NO_TO_ALL, _at(turn=1)),
    Row("rounds:submission-document", "404 public=404", NO_TO_ALL, _at(turn=1)),
    Row("rounds:reply-reopen", SENT, SENT, _at()),
    Row("rounds:reply-reopen-decide", "404 state=403", "404 state=403", _at()),
)
TO_ALL = (
    Row("rounds:reply", OPEN, NO_TO_ALL, _submitted()),
    Row("rounds:reply-story", "403 secretariat=200", NO, _submitted()),
    Row("rounds:reply-chapter", FORBIDDEN, FORBIDDEN, _submitted(chapter="services")),
    Row("rounds:reply-submit", FORBIDDEN, FORBIDDEN, _submitted()),
    Row("rounds:submission", OPEN, NO_TO_ALL, _submitted(turn=1)),
    Row("rounds:submission-document", OPEN, NO_TO_ALL, _submitted(turn=1)),
    Row("rounds:submission-changes", "404 public=404", NO_TO_ALL, _submitted(turn=1)),
    Row("rounds:reply-reopen", FORBIDDEN, FORBIDDEN, _submitted()),
    Row(
        "rounds:reply-reopen-decide",
        "403 secretariat=200",
        "403 secretariat=200",
        _submitted(),
    ),
)
OWN_PEOPLE = "state"
PARTS = (
    Part(
        "replies",
        scene,
        (*DRAFTED, *TO_ALL),
        hidden={
            DRAFT: OWN_PEOPLE,
            RIVAL: OWN_PEOPLE,
            IN_FILE: OWN_PEOPLE,
            IN_LETTER: OWN_PEOPLE,
            REASON: "secretariat",
        },
    ),
)
