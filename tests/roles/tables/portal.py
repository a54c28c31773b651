"""Who gets what on the public pages."""

from tests.roles.parts import Part
from tests.roles.rows import NO_TO_ALL, OPEN, At, Row, by_id, fixed
from tests.roles.scenes.compliance import scene

NOT_THERE = "404 public=404"
DRAFT = "404 public=404 secretariat=200"
TAKEN_IN = "404 public=404 coordinator=200 secretariat=200"


def _published(**more: object) -> At:
    return fixed(party="XAR", round=2, **more)


TABLE = (
    Row("portal:home", OPEN, NO_TO_ALL),
    Row("portal:about", OPEN, NO_TO_ALL),
    Row("portal:accessibility", OPEN, NO_TO_ALL),
    Row("portal:glossary", OPEN, NO_TO_ALL),
    Row("portal:factsheets", OPEN, NO_TO_ALL),
    Row("portal:factsheet", OPEN, NO_TO_ALL, _published()),
    Row("portal:factsheet", OPEN, NO_TO_ALL, _published(body="lanzarote")),
    Row("portal:factsheet", NOT_THERE, NO_TO_ALL, _published(body="grevio")),
    Row("portal:compare", OPEN, NO_TO_ALL, _published()),
    Row("portal:code", "on public=on", NO_TO_ALL, _published(code="II-4")),
    Row("portal:party", OPEN, NO_TO_ALL, fixed(party="XAR")),
    Row("portal:compare-parties", OPEN, NO_TO_ALL),
    Row("portal:matrix", OPEN, NO_TO_ALL, fixed(body="lanzarote", number=2)),
    Row("portal:matrix-csv", OPEN, NO_TO_ALL, fixed(body="lanzarote", number=2)),
    Row("portal:search", OPEN, NO_TO_ALL),
    Row("portal:asked", OPEN, NO_TO_ALL, fixed(body="lanzarote", round=2, code="II-4")),
    Row("portal:chapter", OPEN, NO_TO_ALL, fixed(body="lanzarote", round=2, chapter="II")),
    Row("portal:article", OPEN, NO_TO_ALL, fixed(text="cets-201", number="23")),
    Row("portal:decisions", OPEN, NO_TO_ALL),
    Row("portal:reservations", OPEN, NO_TO_ALL),
    Row("portal:practices", OPEN, NO_TO_ALL),
    Row("portal:embed-newest", OPEN, NO_TO_ALL, _published()),
    Row("portal:embed-edition", OPEN, NO_TO_ALL, _published(language="en", number=1)),
    Row("portal:embed-asked", OPEN, NO_TO_ALL, fixed(body="lanzarote", round=2, code="II-4")),
    # Without an address there is nothing to embed.
    Row("portal:oembed", "404 public=404", NO_TO_ALL),
    Row("portal:published", OPEN, NO_TO_ALL, _published(language="en", number=1)),
    # Without the path of a public page there is nothing to cite.
    Row("portal:citation", NOT_THERE, NO_TO_ALL, fixed(format="bib")),
    Row("portal:card", NOT_THERE, NO_TO_ALL, fixed(language="en")),
    Row("portal:edition", OPEN, NO_TO_ALL, by_id("published")),
    Row("portal:edition", DRAFT, NO_TO_ALL, by_id("unread")),
    Row("portal:edition", TAKEN_IN, NO_TO_ALL, by_id("taken_in")),
    Row("portal:download", OPEN, NO_TO_ALL, by_id("published", format="docx")),
    Row("portal:download", DRAFT, NO_TO_ALL, by_id("unread", format="json")),
    Row("portal:download", TAKEN_IN, NO_TO_ALL, by_id("taken_in", format="json")),
)
PARTS = (Part("public pages", scene, TABLE),)
