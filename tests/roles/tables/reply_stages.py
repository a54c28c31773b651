"""Who gets what of a reply from turn to turn, and where its drafts must not be found.

Two things to know. The addresses of a reply that is being written stand in `replies.py`; here are
those of the same Party after it submitted and while its reply is open again. And drafts are looked
for in every list, table, feed and file of the round, and among the documents.
"""

from collections.abc import Iterator

from django.urls import reverse

from tests.roles.parts import Asked, Part
from tests.roles.rows import NO, NO_TO_ALL, OPEN, At, Row, fixed
from tests.roles.scenes import reply_stages as scenes
from tests.roles.scenes.reply_stages import Handed, UnderWay


def at(**more: object) -> At:
    """The reply of Arcadia in the scene's round."""
    return {
        "body": lambda scene: scene.conduct.round.body.slug,
        "number": lambda scene: scene.conduct.round.number,
        "party": lambda _scene: "xar",
    } | dict(fixed(**more))


def serbia(**more: object) -> At:
    """The reply of Serbia in the same round."""
    return {**at(**more), "party": lambda _scene: "srb"}


BESIDE = {
    "rival": "rival",
    "reply-file": "file",
    "letter": "letter",
    "reply-returned": "returned",
}
NOT_YET = "404 public=404"
OWN, COORDINATOR, WRITERS = (
    "403 state=200",
    "403 coordinator=200",
    "403 contributor=200 coordinator=200",
)
SUBMITTED = (
    Row("rounds:reply", OPEN, NO_TO_ALL, at()),
    Row("rounds:reply-story", f"{OWN} secretariat=200", NO, at()),
    Row("rounds:reply-chapter", OWN, WRITERS.replace("200", "on"), at(chapter="services")),
    Row("rounds:reply-answer", NO, WRITERS.replace("200", "404"), at(question="q-2-a")),
    Row("rounds:reply-submit", COORDINATOR, COORDINATOR, at()),
    *(
        Row(f"rounds:submission{what}", OPEN, NO_TO_ALL, at(turn=1))
        for what in ("", "-document", "-data")
    ),
    Row("rounds:submission-changes", NOT_YET, NO_TO_ALL, at(turn=1)),
    Row("rounds:reply-reopen", COORDINATOR, COORDINATOR, at()),
    Row("rounds:reply-files", OWN, OWN, at()),
    Row("rounds:reply-form", OWN, NO, at(format="docx")),
    Row("rounds:reply-return", WRITERS, WRITERS, at()),
    Row("rounds:letters", WRITERS, WRITERS, at()),
)
DECIDES, DECIDED = "403 secretariat=200", "403 secretariat=404"
ASKED = (*SUBMITTED, Row("rounds:reply-reopen-decide", DECIDES, DECIDES, at()))
THEIRS = "404 other_state=200 secretariat=403"
THEIRS_ON = "404 other_contributor=on other_coordinator=on secretariat=403"
THEY_SEND = "404 other_coordinator=200 other_contributor=403 secretariat=403"
GRECO = "other_secretariat"
"""The secretary of another body, who serves GRECO as well in the scene."""
REOPENED = (*SUBMITTED, Row("rounds:reply-reopen-decide", DECIDED, DECIDED, at()))

OVER = (
    *REOPENED,
    Row("rounds:reply", "404 public=404 other_state=200 secretariat=200", NO_TO_ALL, serbia()),
    Row("rounds:reply-story", "404 other_state=200 secretariat=200", NO, serbia()),
    Row("rounds:reply-chapter", THEIRS, THEIRS_ON, serbia(chapter="services")),
    Row("rounds:reply-files", THEIRS, THEIRS, serbia()),
    Row("rounds:reply-form", THEIRS, NO, serbia(format="docx")),
    Row("rounds:reply-submit", THEY_SEND, THEY_SEND, serbia()),
    Row("rounds:submission", NOT_YET, NO_TO_ALL, serbia(turn=1)),
)
INSIDE = f"404 public=404 state=200 {GRECO}=200"
OWN_KEPT = f"404 state=200 {GRECO}=403"
WRITERS_KEPT = f"404 coordinator=200 contributor=200 validator=403 {GRECO}=403"
SENT_KEPT = f"404 coordinator=200 contributor=403 validator=403 {GRECO}=403"
DECIDED_KEPT = f"404 state=403 {GRECO}=404"
CONFIDENTIAL = (
    Row("rounds:reply", INSIDE, NO_TO_ALL, at()),
    Row("rounds:reply-story", f"404 state=200 {GRECO}=200", NO, at()),
    Row("rounds:reply-language", NO, WRITERS_KEPT.replace("200", "409"), at(), {"language": "fr"}),
    Row("rounds:reply-prefill", NO, WRITERS_KEPT.replace("200", "409"), at()),
    Row(
        "rounds:reply-chapter",
        OWN_KEPT,
        WRITERS_KEPT.replace("200", "on"),
        at(chapter="services"),
    ),
    Row("rounds:reply-submit", SENT_KEPT, SENT_KEPT, at()),
    *(
        Row(f"rounds:submission{what}", INSIDE, NO_TO_ALL, at(turn=1))
        for what in ("", "-document", "-data")
    ),
    Row("rounds:submission-changes", NOT_YET, NO_TO_ALL, at(turn=1)),
    Row("rounds:reply-reopen", SENT_KEPT, SENT_KEPT, at()),
    Row("rounds:reply-reopen-decide", DECIDED_KEPT, DECIDED_KEPT, at()),
    Row("rounds:reply-files", OWN_KEPT, OWN_KEPT, at()),
    Row("rounds:reply-form", OWN_KEPT, NO, at(format="docx")),
    Row("rounds:reply-return", WRITERS_KEPT, WRITERS_KEPT, at()),
    Row("rounds:letters", WRITERS_KEPT, WRITERS_KEPT, at()),
)


def _beyond_under_way(there: UnderWay) -> Iterator[Asked]:
    """The documents behind the files, which have addresses of their own."""
    place = [there.conduct.round.body.slug, there.conduct.round.number, "xar"]
    for question in ("q-1-which", "q-2-a", "q-2-b"):
        yield reverse("rounds:reply-answer", args=[*place, question]), {}
    for name in ("reply", "reply-story", "reply-submit", "reply-files", "letters"):
        yield reverse(f"rounds:{name}", args=place), {}
    yield reverse("rounds:reply-chapter", args=[*place, "services"]), {}
    yield reverse("rounds:reply-chapter", args=[*place[:2], "srb", "services"]), {}
    yield reverse("rounds:reply-form", args=[*place, "docx"]), {}
    for name, record in BESIDE.items():
        yield reverse(f"rounds:{name}", args=[*place, getattr(there, record).pk]), {}
    for source in (there.file.source_id, there.letter.source_id, there.returned.source_id):
        yield reverse("sources:source", args=[source]), {}
        yield reverse("sources:original", args=[source]), {}
    yield from _lists(there)


def _lists(there: UnderWay | Handed) -> Iterator[Asked]:
    """Lists and tables of the whole round, where a reply is one among others."""
    place = [there.conduct.round.body.slug, there.conduct.round.number]
    for name in ("round", "story", "board", "board-csv", "round-replies", "by-question", "feed"):
        yield reverse(f"rounds:{name}", args=place), {}
    for question in ("q-2-a", "q-2-b"):
        yield reverse("rounds:compiled", args=[*place, question]), {}
        yield reverse("rounds:compiled", args=[*place, question]), {"party": "XAR"}
    for address in ("sources:sources", "rounds:replies", "compliance:records"):
        yield reverse(address), {}
    for name in ("by-question-word", "questionnaire", "comments", "calendar", "remind", "sent"):
        yield reverse(f"rounds:{name}", args=place), {}
    for party in ("xar", "srb"):
        yield reverse("rounds:reply", args=[*place, party]), {}
        yield reverse("rounds:reply-chapter", args=[*place, party, "services"]), {}
        yield reverse("rounds:reply-story", args=[*place, party]), {}
        yield reverse("rounds:reply-story", args=[*place, party]), {"format": "csv"}
    for turn in (1, 2):
        for name in ("submission", "submission-document", "submission-data", "submission-changes"):
            yield reverse(f"rounds:{name}", args=[*place, "xar", turn]), {}


STATE = "state"
PARTS = (
    Part(
        "replies under way",
        scenes.under_way,
        (),
        hidden={
            scenes.DRAFT: STATE,
            scenes.OTHERS: "other_state",
            scenes.RIVAL: STATE,
            scenes.FILED: STATE,
            scenes.TITLE: STATE,
            scenes.WRITTEN: STATE,
            scenes.RETURNED: STATE,
        },
        beyond=_beyond_under_way,
    ),
    Part(
        "replies submitted",
        scenes.submitted,
        ASKED,
        hidden={scenes.WHY: f"{STATE} secretariat"},
        beyond=_lists,
    ),
    Part(
        "replies open again",
        scenes.reopened,
        REOPENED,
        hidden={scenes.AFTER: STATE, scenes.ANSWERED: f"{STATE} secretariat"},
        beyond=_lists,
    ),
    Part(
        "replies in a round that is over",
        scenes.closed,
        OVER,
        hidden={scenes.LATE: "other_state"},
        beyond=_lists,
    ),
    Part(
        "replies that a body keeps to itself",
        scenes.confidential,
        CONFIDENTIAL,
        hidden={scenes.KEPT: f"{STATE} {GRECO}", scenes.KEPT_DRAFT: "other_state"},
        beyond=_lists,
    ),
)
