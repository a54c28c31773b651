"""Who gets what of saved searches: everybody who is signed in, their own; feeds everybody."""

from tests.roles.parts import Part
from tests.roles.rows import NO, NO_TO_ALL, OPEN, Row, by_id
from tests.roles.scenes.search import SAVED, scene

OWN = "404 coordinator=200"
TABLE = (
    Row("search:saved", "200"),
    Row("search:save", "200", "200"),
    Row("search:saved-one", OWN, OWN, by_id("saved")),
    Row("search:delete", NO, "404 coordinator=on", by_id("saved")),
    # Nothing is asked, which is told.
    Row("data:search-feed", "400 public=400", NO_TO_ALL),
    Row("data:feed-key", OPEN, NO_TO_ALL),
    Row("api:search", OPEN, NO_TO_ALL),
)
PARTS = (Part("saved searches", scene, TABLE, hidden={SAVED: "coordinator"}),)
