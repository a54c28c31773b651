"""Who keeps what Parties said of a convention: everybody reads it, its secretariat writes it."""

from tests.roles.parts import Part
from tests.roles.rows import Row, by_id
from tests.roles.scenes.treaties import TAKEN_OUT, scene

ANY, OURS = "403 bodies=200", "403 secretariat=200"
GONE = "404"

TABLE = (
    Row("treaties:reservation-enter", ANY, ANY),
    Row("treaties:reservation-correct", OURS, OURS, by_id("kept")),
    Row("treaties:reservation-take-out", OURS, OURS, by_id("kept")),
    Row("treaties:reservation-correct", GONE, GONE, by_id("gone")),
)
PARTS = (Part("treaties", scene, TABLE, hidden={TAKEN_OUT: ""}),)
