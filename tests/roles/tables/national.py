"""Who gets what at a State's desk: its own people by what they are there, nobody else anything.

Two things to know. Other States have a desk of their own: pages without a record are theirs too.
And to whoever has no desk, no page of it is there at all.
"""

from tests.roles.parts import Part
from tests.roles.rows import NO_TO_ALL, At, Row, by_id, fixed
from tests.roles.scenes.national import OTHER_PART, PART, TEXT, scene

EVERY_DESK = "404 state=200 other_state=200"
KEEPS = "404 state=403 coordinator=200 other_state=403 other_coordinator=200"
OURS = "404 state=200"
COORDINATORS = "404 state=403 coordinator=200"
ONLY_COORDINATORS = "404 coordinator=200"
NOT_NOW, DONE = "404 state=403 coordinator=409", "404 state=403 coordinator=on"
WRITERS = "404 validator=403 contributor=200 coordinator=200"


def _on(record: str, **more: str) -> At:
    """The key of one record of the scene, and those of others beside it, by their names."""
    beside = {part: (lambda s, of=of: getattr(s, of).pk) for part, of in more.items()}
    return dict(by_id(record)) | beside


INSTITUTIONS = (
    Row("national:institutions", EVERY_DESK, NO_TO_ALL),
    Row("national:institution", OURS, NO_TO_ALL, by_id("institution")),
    Row("national:institution-add", KEEPS, KEEPS),
    Row("national:name-add", COORDINATORS, COORDINATORS, by_id("institution")),
    Row("national:post-add", COORDINATORS, COORDINATORS, by_id("institution")),
    Row("national:post-end", COORDINATORS, COORDINATORS, by_id("post")),
    Row("national:dissolve", COORDINATORS, COORDINATORS, by_id("institution")),
    Row("national:read-letter-of", COORDINATORS, COORDINATORS, by_id("institution")),
    Row("national:routes", EVERY_DESK, KEEPS),
    Row("national:route-remove", NO_TO_ALL, DONE, by_id("route")),
    Row("national:holidays", EVERY_DESK, KEEPS),
    Row("national:holiday-remove", NO_TO_ALL, DONE, by_id("holiday")),
)
REQUESTS = (
    Row("national:home", EVERY_DESK, NO_TO_ALL),
    Row("national:requests", EVERY_DESK, NO_TO_ALL),
    Row("national:request-add", KEEPS, KEEPS),
    Row("national:request", OURS, NO_TO_ALL, by_id("request")),
    Row("national:request", ONLY_COORDINATORS, NO_TO_ALL, by_id("draft")),
    Row("national:request-change", ONLY_COORDINATORS, ONLY_COORDINATORS, by_id("draft")),
    Row("national:request-send", NO_TO_ALL, "404 coordinator=409", by_id("draft")),
    Row("national:request-split", COORDINATORS, COORDINATORS, by_id("request")),
    Row("national:request-close", COORDINATORS, COORDINATORS, by_id("request")),
    Row("national:addressee", OURS, NO_TO_ALL, by_id("addressee")),
    Row("national:addressee", ONLY_COORDINATORS, NO_TO_ALL, by_id("other_addressee")),
    Row("national:covering-letter", OURS, NO_TO_ALL, by_id("addressee")),
    Row("national:forward", WRITERS, WRITERS, by_id("addressee")),
    Row("national:decline", WRITERS, WRITERS, by_id("addressee")),
    Row("national:remind", COORDINATORS, COORDINATORS, by_id("addressee")),
    Row("national:escalate", COORDINATORS, COORDINATORS, by_id("addressee")),
    Row("national:ask-whose", NO_TO_ALL, NOT_NOW, by_id("addressee")),
)
CONTRIBUTIONS = (
    Row(
        "national:write",
        NO_TO_ALL,
        "404 validator=403 contributor=on coordinator=on",
        by_id("addressee"),
    ),
    Row("national:read-letter", WRITERS, WRITERS, by_id("addressee")),
    Row(
        "national:letter",
        WRITERS,
        "404 validator=403 contributor=on coordinator=on",
        by_id("letter"),
    ),
    Row("national:letter-original", OURS, NO_TO_ALL, by_id("letter")),
    Row("national:contributions", EVERY_DESK, NO_TO_ALL),
    Row("national:contribution", OURS, NO_TO_ALL, by_id("contribution")),
    Row("national:contribution-write", WRITERS, WRITERS, by_id("begun")),
    Row(
        "national:hand-in",
        NO_TO_ALL,
        "404 validator=403 contributor=422 coordinator=422",
        by_id("begun"),
    ),
    Row(
        "national:contribution-sign",
        NO_TO_ALL,
        "404 state=403 validator=on",
        by_id("contribution"),
    ),
    Row(
        "national:take-back",
        NO_TO_ALL,
        "404 validator=403 contributor=on coordinator=on",
        by_id("contribution"),
    ),
    Row("national:withdraw", OURS, OURS, by_id("contribution")),
)
SENDS = "404 validator=403 coordinator=200"
SIGNED_BY = "404 validator=200 coordinator=200"
TEXTS = (
    Row("national:texts", EVERY_DESK, NO_TO_ALL),
    Row(
        "national:text-begin",
        NO_TO_ALL,
        "404 state=403 coordinator=404 other_state=403 other_coordinator=404",
    ),
    Row("national:text", SIGNED_BY, NO_TO_ALL, by_id("target")),
    Row("national:text", ONLY_COORDINATORS, NO_TO_ALL, by_id("open_target")),
    Row("national:text-write", NO_TO_ALL, "404 validator=403 coordinator=409", by_id("target")),
    Row("national:text-write", NO_TO_ALL, "404 coordinator=409", by_id("open_target")),
    Row("national:text-draft", NO_TO_ALL, "404 coordinator=409", by_id("open_target")),
    Row("national:put-in", NO_TO_ALL, "404 coordinator=404", _on("open_target", passage="passage")),
    Row(
        "national:put-in",
        NO_TO_ALL,
        "404 validator=403 coordinator=409",
        _on("target", passage="passage"),
    ),
    Row("national:set-aside", NO_TO_ALL, "404 coordinator=on", _on("open_target", version="rival")),
    Row("national:comment", NO_TO_ALL, SIGNED_BY, by_id("target")),
    Row(
        "national:comment",
        NO_TO_ALL,
        "404 validator=on coordinator=on",
        by_id("target"),
        {"words": "Look again."},
    ),
    Row(
        "national:settle",
        NO_TO_ALL,
        "404 coordinator=on",
        dict(by_id("open_target")) | {"key": lambda scene: scene.difference},
        {"remark": "The first was counted twice."},
    ),
    Row("national:versions", SIGNED_BY, NO_TO_ALL, by_id("target")),
    Row("national:send-to-sign", SENDS, SENDS, by_id("target")),
    Row("national:text-take-back", NO_TO_ALL, "404 validator=403 coordinator=on", by_id("target")),
    Row(
        "national:sign",
        "404 validator=200 coordinator=403",
        "404 validator=200 coordinator=403",
        by_id("signature"),
    ),
    Row("national:submissions", KEEPS, NO_TO_ALL),
    Row(
        "national:submit",
        KEEPS,
        "404 state=403 coordinator=409 other_state=403 other_coordinator=409",
        fixed(body="lanzarote", number=2),
    ),
)
HIDDEN = {PART: "state", OTHER_PART: "coordinator", TEXT: "coordinator"}
PARTS = (Part("desk", scene, INSTITUTIONS + REQUESTS + CONTRIBUTIONS + TEXTS, hidden=HIDDEN),)
