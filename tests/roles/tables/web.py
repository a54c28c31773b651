"""What everybody may choose: the language of the pages, their colours."""

from tests.roles.parts import Part
from tests.roles.rows import NO_TO_ALL, Row

DONE = "on public=on"
TABLE = (
    Row("set_language", DONE, DONE),
    Row("theme", NO_TO_ALL, DONE),
)
PARTS = (Part("choices", lambda _cast: None, TABLE),)
