"""Who gets what among the replies of Parties: under way, submitted, open again."""

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


def of(record: str, **more: object) -> At:
    """Something beside that reply: the scene's record called `record`."""
    return {"id": lambda scene: getattr(scene, record).pk} | dict(at(**more))


PASSAGE: At = {"passage": lambda scene: scene.passage.pk} | dict(of("letter"))
READS = "404 state=200 secretariat=403"
"""The Party's own people; the secretariat knows of the reply and sees no draft of it."""
WRITES = "404 state=403 contributor=200 coordinator=200 secretariat=403"
DOES = "404 state=403 contributor=on coordinator=on secretariat=403"
ANSWERS_FOR_IT = "404 state=403 coordinator=200 secretariat=403"
NOT_YET = "404 public=404"
UNDER_WAY = (
    Row("rounds:replies", "200"),
    Row("rounds:reply", "404 public=404 state=200 secretariat=200", NO_TO_ALL, at()),
    Row("rounds:reply-language", NO, DOES.replace("on", "422"), at()),
    Row("rounds:reply-prefill", NO, DOES.replace("on", "409"), at()),
    Row("rounds:reply-chapter", READS, DOES, at(chapter="services")),
    Row("rounds:reply-ready", NO, DOES, at(chapter="services")),
    # Without an answer in it, a saving names no question.
    Row("rounds:reply-answer", NO, "404 validator=403 secretariat=403", at(question="q-2-a")),
    Row("rounds:rival", READS, READS, of("rival")),
    Row("rounds:reply-submit", ANSWERS_FOR_IT, ANSWERS_FOR_IT, at()),
    *(
        Row(f"rounds:submission{what}", NOT_YET, NO_TO_ALL, at(turn=1))
        for what in ("", "-document", "-data", "-changes")
    ),
    Row("rounds:reply-reopen", ANSWERS_FOR_IT, ANSWERS_FOR_IT, at()),
    Row("rounds:reply-reopen-decide", "404 state=403", "404 state=403", at()),
    Row("rounds:reply-files", READS, READS, at()),
    Row("rounds:reply-file", "404 public=404 state=200", NO_TO_ALL, of("file")),
    Row("rounds:reply-file-remove", NO, DOES, of("file")),
    Row("rounds:reply-form", READS, NO, at(format="docx")),
    Row("rounds:reply-form", "404 secretariat=403", NO, at(format="exe")),
    Row("rounds:reply-return", WRITES, WRITES, at()),
    Row("rounds:reply-returned", READS, NO, of("returned")),
    Row("rounds:reply-take-in", NO, DOES, of("returned")),
    Row("rounds:reply-dismiss", NO, DOES, of("returned")),
    Row("rounds:letters", WRITES, WRITES, at()),
    Row("rounds:letter", READS, READS, of("letter")),
    Row("rounds:letter-remove", NO, DOES, of("letter")),
    Row("rounds:passage-take-back", NO, DOES, PASSAGE),
)
OWN, COORDINATOR, WRITERS = (
    "403 state=200",
    "403 coordinator=200",
    "403 contributor=200 coordinator=200",
)
SUBMITTED = (
    Row("rounds:reply", OPEN, NO_TO_ALL, at()),
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
REOPENED = (*SUBMITTED, Row("rounds:reply-reopen-decide", DECIDED, DECIDED, at()))


def _beyond_under_way(there: UnderWay) -> Iterator[Asked]:
    """The documents behind the files, which have addresses of their own."""
    for record in (there.file, there.letter, there.returned):
        yield reverse("sources:source", args=[record.source_id]), {}
        yield reverse("sources:original", args=[record.source_id]), {}
    place = [there.conduct.round.body.slug, there.conduct.round.number]
    yield reverse("rounds:reply-chapter", args=[*place, "srb", "services"]), {}
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
    for turn in (1, 2):
        for name in ("submission", "submission-document", "submission-data", "submission-changes"):
            yield reverse(f"rounds:{name}", args=[*place, "xar", turn]), {}


STATE = "state"
PARTS = (
    Part(
        "replies under way",
        scenes.under_way,
        UNDER_WAY,
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
        hidden={scenes.WHY: "secretariat"},
        beyond=_lists,
    ),
    Part(
        "replies open again",
        scenes.reopened,
        REOPENED,
        hidden={scenes.AFTER: STATE, scenes.ANSWERED: "secretariat"},
        beyond=_lists,
    ),
)
