"""Who gets what of the library: everybody reads, every secretariat writes; it is no one body’s."""

from tests.roles.parts import Part
from tests.roles.rows import NO_TO_ALL, OPEN, Row, fixed
from tests.roles.scenes.library import scene

OURS = "403 bodies=200"
TEXT = fixed(slug="invented-guidelines")
PASSAGE = fixed(slug="invented-guidelines", key="para-1")

TABLE = (
    Row("library:texts", OPEN, NO_TO_ALL),
    Row("library:table", OPEN, NO_TO_ALL),
    Row("library:text", OPEN, NO_TO_ALL, TEXT),
    Row("library:passage", OPEN, NO_TO_ALL, PASSAGE),
    Row("library:take-in", OURS, OURS),
    Row("library:add", OURS, OURS),
    Row("library:change", OURS, OURS, TEXT),
    Row("library:passage-add", OURS, OURS, TEXT),
    Row("library:passage-change", OURS, OURS, PASSAGE),
)
PARTS = (Part("library", scene, TABLE, {}),)
