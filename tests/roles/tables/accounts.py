"""Who gets what among the people: accounts, organisations, memberships."""

from collections.abc import Iterator

from django.urls import reverse

from tests.roles.parts import Asked, Part
from tests.roles.rows import NO, Row, by_id
from tests.roles.scenes.accounts import DESK, HARBOUR, scene

OPENS = "403 records=200"
NAMES_COORDINATORS = "404 other_coordinator=403 bodies=200"
OF_THE_DESK = "404 coordinator=200 bodies=403"
OF_THE_BODY = "404 other_secretariat=403 secretariat=200"
TABLE = (
    Row("accounts:profile", "200", "200"),
    Row("accounts:tokens", "200", "200"),
    Row("accounts:token-end", NO, "404", by_id("token")),
    Row("accounts:people", OPENS),
    Row("accounts:invite", OPENS, OPENS),
    Row("accounts:organisations", OPENS, OPENS),
    *(
        Row(name, told, NO if name == "accounts:story" else told, by_id(record))
        for name in ("accounts:person", "accounts:story")
        for record, told in (
            ("coordinator", "403 coordinator=404 other_coordinator=200 bodies=200"),
            ("contributor", "403 coordinator=200 other_coordinator=404 bodies=200"),
            ("association", "403 coordinator=404 other_coordinator=404 bodies=200"),
        )
    ),
    *(
        Row("accounts:deactivate", told, told, by_id(record))
        for record, told in (
            ("coordinator", NAMES_COORDINATORS),
            ("contributor", "404 coordinator=403 bodies=200"),
            ("association", OF_THE_BODY),
        )
    ),
    Row("accounts:send-link", NO, "404 other_coordinator=403 bodies=on", by_id("coordinator")),
    Row("accounts:send-link", NO, "404 coordinator=on bodies=on", by_id("contributor")),
    *(
        Row(name, told, told, by_id(record))
        for name in ("accounts:membership-end", "accounts:membership-hand-over")
        for record, told in (
            ("coordinates", NAMES_COORDINATORS),
            ("contributes", OF_THE_DESK),
            ("speaks", OF_THE_BODY),
        )
    ),
)


def _beyond(_scene: object) -> Iterator[Asked]:
    """People asked for by name."""
    for name in (DESK, HARBOUR):
        yield reverse("accounts:people"), {"q": name}


PARTS = (
    Part(
        "people",
        scene,
        TABLE,
        hidden={DESK: "coordinator bodies", HARBOUR: "bodies"},
        beyond=_beyond,
    ),
)
