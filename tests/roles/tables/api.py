"""Who gets what of the open data: all the same, and of their own nothing by a session."""

from ronda.api.records import COLLECTIONS
from tests.roles.parts import Part
from tests.roles.rows import NO_TO_ALL, OPEN, Row, fixed
from tests.roles.scenes.compliance import scene

TOKENS_ONLY = "401 public=401"
GONE = "404 public=404"
RECORDS = {
    "bodies": "lanzarote",
    "parties": "XAR",
    "rounds": "lanzarote.2",
    "factsheets": "lanzarote.2.XAR.en.1",
}
NOT_THERE = {
    "recommendations": "11111111-1111-1111-1111-111111111111",
    "replies": "lanzarote.2.XAR.1",
    "reservations": "11111111-1111-1111-1111-111111111111",
    "reports": "lanzarote.2",
}
TABLE = (
    *(Row(f"api:{one.name}", OPEN, NO_TO_ALL) for one in COLLECTIONS),
    *(Row(f"api:{name}-one", OPEN, NO_TO_ALL, fixed(id=id)) for name, id in RECORDS.items()),
    *(Row(f"api:{name}-one", GONE, NO_TO_ALL, fixed(id=id)) for name, id in NOT_THERE.items()),
    *(Row(f"api:{name}", OPEN, NO_TO_ALL) for name in ("index", "uhri", "changes", "feed")),
    Row("api:openapi", OPEN, NO_TO_ALL),
    Row("api:schema", OPEN, NO_TO_ALL, fixed(name="parties")),
    Row("api:vocabulary", OPEN, NO_TO_ALL, fixed(name="units")),
    Row("api:own", TOKENS_ONLY, NO_TO_ALL),
    Row("api:own-editions", TOKENS_ONLY, NO_TO_ALL),
    Row("api:own-record", NO_TO_ALL, TOKENS_ONLY, fixed(name="values")),
    Row("api:missing", GONE, NO_TO_ALL, fixed(rest="nothing")),
    Row("data:data", OPEN, NO_TO_ALL),
    Row("data:file", GONE, NO_TO_ALL, fixed(name="nothing")),
)
PARTS = (Part("open data", scene, TABLE),)
