"""Who gets what among the notifications: one's own, and a secretariat's letters."""

from tests.roles.parts import Part
from tests.roles.rows import NO, Row, by_id, fixed
from tests.roles.scenes.notifications import LETTER, scene

TABLE = (
    Row("notifications:own", "200"),
    Row("notifications:preferences", "200", "200"),
    Row("notifications:sent", "403 bodies=200"),
    Row("notifications:letter", "404 coordinator=200 secretariat=200", NO, by_id("told")),
    Row("notifications:send-again", NO, "404 coordinator=403 secretariat=on", by_id("told")),
    # In the demonstration only.
    Row("notifications:outbox", "404"),
    Row("notifications:outbox-letter", "404", NO, fixed(name="a-letter")),
)
PARTS = (Part("notifications", scene, TABLE, hidden={LETTER["en"]: "coordinator secretariat"}),)
