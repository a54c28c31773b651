"""Who gets what among comments, the state of play, reminders and replies by question."""

from collections.abc import Iterator

from django.urls import reverse

from tests.roles.parts import Asked, Part
from tests.roles.rows import NO, NO_TO_ALL, OPEN, At, Row, by_id, fixed
from tests.roles.scenes import voices as scenes
from tests.roles.scenes.voices import Scene

SECRETARIAT = "403 secretariat=200"
OF_THE_BODY = "committee=200 secretariat=200"
SPEAKS = "403 outside=200 rapporteur=200"
"""The rapporteur sits for another committee, which may comment; the member for a Party."""


def _at(**more: object) -> At:
    return {
        "body": lambda scene: scene.conduct.round.body.slug,
        "number": lambda scene: scene.conduct.round.number,
    } | dict(fixed(**more))


def _seen(told: str, record: str) -> tuple[Row, ...]:
    """The page of a comment, by who may know of it."""
    return (Row("rounds:comment", told, NO_TO_ALL, by_id(record)),)


COMMENTS = (
    Row("rounds:comments", OPEN, NO_TO_ALL, _at()),
    Row("rounds:comment-begin", SPEAKS, SPEAKS, _at()),
    Row("rounds:comments-transmit", SECRETARIAT, "403 secretariat=on", _at()),
    *_seen("404 public=404 civil_society=200", "draft"),
    *_seen(f"404 public=404 civil_society=200 {OF_THE_BODY}", "submitted"),
    *_seen(f"404 public=404 civil_society=200 {OF_THE_BODY}", "admitted"),
    *_seen(OPEN, "open"),
    *_seen(OPEN, "withdrawn"),
    *_seen(f"404 public=404 facilitator=200 {OF_THE_BODY}", "confidential"),
    *_seen(f"404 public=404 nhri=200 state=200 {OF_THE_BODY}", "restricted"),
    *(
        Row("rounds:comment-write", told, told, by_id(record))
        for record, told in (
            ("draft", "404 civil_society=200"),
            ("submitted", "404 civil_society=200 committee=403 secretariat=403"),
            ("open", "403 civil_society=200"),
        )
    ),
    *(
        Row("rounds:comment-story", told, NO, by_id(record))
        for record, told in (
            ("draft", "404 civil_society=200"),
            ("submitted", "404 civil_society=200 committee=403 secretariat=200"),
            ("open", "403 civil_society=200 secretariat=200"),
            ("withdrawn", "403 civil_society=200 secretariat=200"),
            ("confidential", "404 facilitator=200 committee=403 secretariat=200"),
            ("restricted", "404 nhri=200 state=403 committee=403 secretariat=200"),
        )
    ),
    Row("rounds:comment-file", "404 public=404", NO_TO_ALL, by_id("open")),
    *(
        Row("rounds:comment-way", get, post, by_id(record, name=name))
        for record, name, get, post in (
            ("draft", "submit", "404 civil_society=200", "404 civil_society=on"),
            ("draft", "admit", "404", "404"),
            ("draft", "discard", "404 civil_society=200", "404 civil_society=200"),
            (
                "submitted",
                "admit",
                "404 civil_society=403 committee=403 secretariat=200",
                "404 civil_society=403 committee=403 secretariat=on",
            ),
            (
                "submitted",
                "not-admit",
                "404 civil_society=403 committee=403 secretariat=200",
                "404 civil_society=403 committee=403 secretariat=200",
            ),
            (
                "admitted",
                "withdraw",
                "404 civil_society=200 committee=403 secretariat=403",
                "404 civil_society=200 committee=403 secretariat=403",
            ),
            ("open", "withdraw", "403 civil_society=200", "403 civil_society=200"),
        )
    ),
)
BOARDS = (
    Row("rounds:board", OPEN, NO_TO_ALL, _at()),
    Row("rounds:board-csv", OPEN, NO_TO_ALL, _at()),
    Row("rounds:sent", SECRETARIAT, NO, _at()),
    Row("rounds:remind", SECRETARIAT, SECRETARIAT, _at()),
    Row("rounds:round-replies", OPEN, NO_TO_ALL, _at()),
    Row("rounds:by-question", OPEN, NO_TO_ALL, _at()),
    Row("rounds:compiled", OPEN, NO_TO_ALL, _at(question="q-2-a")),
    Row("rounds:by-question-word", OPEN, NO_TO_ALL, _at()),
    Row("rounds:compiled-word", OPEN, NO_TO_ALL, _at(question="q-2-a")),
)
SUBMITTED = (
    Row("rounds:submission-data", OPEN, NO_TO_ALL, _at(party="xar", turn=1)),
    Row("rounds:submission-data", "404 public=404", NO_TO_ALL, _at(party="xar", turn=2)),
)
BODY_ONLY = f"404 public=404 {OF_THE_BODY}"
NOT_LAUNCHED = (
    Row("rounds:comments", BODY_ONLY, NO_TO_ALL, _at()),
    Row(
        "rounds:comment-begin",
        "404 member=403 rapporteur=200 secretariat=403",
        "404 member=403 rapporteur=200 secretariat=403",
        _at(),
    ),
    Row(
        "rounds:comments-transmit",
        "404 committee=403 secretariat=200",
        "404 committee=403 secretariat=on",
        _at(),
    ),
    Row("rounds:board", BODY_ONLY, NO_TO_ALL, _at()),
    Row("rounds:board-csv", BODY_ONLY, NO_TO_ALL, _at()),
    Row("rounds:sent", "404 committee=403 secretariat=200", NO, _at()),
    Row(
        "rounds:remind",
        "404 committee=403 secretariat=200",
        "404 committee=403 secretariat=200",
        _at(),
    ),
    Row("rounds:round-replies", BODY_ONLY, NO_TO_ALL, _at()),
    Row("rounds:by-question", "404 public=404", NO_TO_ALL, _at()),
    Row("rounds:compiled", "404 public=404", NO_TO_ALL, _at(question="q-2-a")),
    Row("rounds:by-question-word", "404 public=404", NO_TO_ALL, _at()),
    Row("rounds:compiled-word", "404 public=404", NO_TO_ALL, _at(question="q-2-a")),
)
LATER = (*COMMENTS[:3], *BOARDS)


def _beyond(there: Scene) -> Iterator[Asked]:
    """Lists narrowed and sorted, files of comments that have none, another way."""
    place = [there.conduct.round.body.slug, there.conduct.round.number]
    yield reverse("rounds:board", args=place), {"sort": "submitted", "only": "late"}
    yield reverse("rounds:compiled", args=[*place, "q-1-which"]), {"party": "XAR"}
    for one in (there.draft, there.submitted, there.confidential, there.withdrawn):
        yield reverse("rounds:comment-file", args=[one.pk]), {}
        yield reverse("rounds:comment-way", args=[one.pk, "withdraw"]), {}


PARTS = (
    Part(
        "what others say",
        scenes.comments,
        (*COMMENTS, *BOARDS, *SUBMITTED),
        hidden={
            scenes.DRAFT: "civil_society",
            scenes.EARLIER: "civil_society",
            scenes.SUBMITTED: "civil_society committee secretariat",
            scenes.ADMITTED: "civil_society committee secretariat",
            scenes.CONFIDENTIAL: "facilitator committee secretariat",
            scenes.RESTRICTED: "nhri state committee secretariat",
            scenes.WITHDRAWN: "civil_society secretariat",
        },
        beyond=_beyond,
    ),
    Part("what others say before the launch", scenes.preparation, NOT_LAUNCHED),
    Part("what others say when no more is taken", scenes.observations, LATER),
    Part("what others say in a round that is over", scenes.closed, LATER),
)
