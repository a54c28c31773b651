"""Who gets what among the people: accounts, organisations, memberships."""

from tests.roles.parts import Part
from tests.roles.rows import NO, Row, by_id
from tests.roles.scenes.accounts import scene

SECRETARIATS = "403 bodies=200"
TABLE = (
    Row("accounts:profile", "200", "200"),
    Row("accounts:people", SECRETARIATS),
    Row("accounts:invite", SECRETARIATS, SECRETARIATS),
    Row("accounts:organisations", SECRETARIATS, SECRETARIATS),
    Row("accounts:person", SECRETARIATS, SECRETARIATS, by_id("other_coordinator")),
    Row(
        "accounts:deactivate",
        "404 other_coordinator=403 bodies=200",
        "404 other_coordinator=403 bodies=200",
        by_id("other_coordinator"),
    ),
    Row(
        "accounts:send-link", NO, "404 other_coordinator=403 bodies=on", by_id("other_coordinator")
    ),
    Row(
        "accounts:membership-end",
        "404 other_coordinator=403 bodies=200",
        "404 other_coordinator=403 bodies=200",
        by_id("membership"),
    ),
)
PARTS = (Part("people", scene, TABLE),)
