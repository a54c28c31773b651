"""Who gets what of a State's laws, charges and operations.

Two things to know. Whoever works at the desk reads its laws, and an institution keeps its own. And
an operation is seen by the institution that keeps it; what it serves is the coordinator's to say.
"""

from tests.roles.parts import Part
from tests.roles.rows import NO_TO_ALL, Row, by_id
from tests.roles.scenes.laws import (
    CHARGES,
    LAWS_FILE,
    NOTE,
    OPERATION,
    OPERATIONS_FILE,
    TITLE,
    WORDS,
    scene,
)
from tests.roles.tables.figures import COUNTS, HANDED_IN, NOT_NOW

EVERY_DESK = "404 state=200 other_state=200"
OURS = "404 state=200"
KEEPS = "404 validator=403 contributor=200 coordinator=200 other_state=403 other_coordinator=200"
KEEPS_OURS = "404 validator=403 contributor=200 coordinator=200"
LEADS_OURS = "404 state=403 coordinator=200"
LAWS, CHARGES_OF = by_id("law"), by_id("indicator")
HELD = by_id("operation")
LAW_FILE, OPERATION_FILE = by_id("law_file"), by_id("operation_file")
DROPS = "404 contributor=on coordinator=on"

TABLE = (
    Row("laws:laws", EVERY_DESK, NO_TO_ALL),
    Row("laws:changed", EVERY_DESK, NO_TO_ALL),
    Row("laws:add", KEEPS, KEEPS),
    Row("laws:law", OURS, NO_TO_ALL, LAWS),
    Row("laws:compare", OURS, NO_TO_ALL, LAWS),
    Row("laws:change", KEEPS_OURS, KEEPS_OURS, LAWS),
    Row("laws:version-add", KEEPS_OURS, KEEPS_OURS, LAWS),
    Row("laws:ask", LEADS_OURS, LEADS_OURS, LAWS),
    Row("laws:answer", LEADS_OURS, LEADS_OURS, by_id("asked")),
    Row("laws:ask-end", LEADS_OURS, LEADS_OURS, by_id("asked")),
    Row("laws:version", OURS, NO_TO_ALL, by_id("version")),
    Row("laws:withdraw", KEEPS_OURS, KEEPS_OURS, by_id("version")),
    Row("laws:files", COUNTS, COUNTS),
    Row("laws:file-template", COUNTS, NO_TO_ALL),
    Row("laws:file", HANDED_IN, NO_TO_ALL, LAW_FILE),
    Row("laws:file-take-in", NO_TO_ALL, NOT_NOW, LAW_FILE),
    Row("laws:file-drop", NO_TO_ALL, DROPS, LAW_FILE),
    Row("charges:operation-files", COUNTS, COUNTS),
    Row("charges:operation-file-template", COUNTS, NO_TO_ALL),
    Row("charges:operation-file", HANDED_IN, NO_TO_ALL, OPERATION_FILE),
    Row("charges:operation-file-take-in", NO_TO_ALL, NOT_NOW, OPERATION_FILE),
    Row("charges:operation-file-drop", NO_TO_ALL, DROPS, OPERATION_FILE),
    Row("charges:charges", EVERY_DESK, NO_TO_ALL),
    Row("charges:template", KEEPS, NO_TO_ALL),
    Row("charges:tie", LEADS_OURS, LEADS_OURS, CHARGES_OF),
    Row("charges:operations", EVERY_DESK, NO_TO_ALL),
    Row("charges:operation-add", KEEPS, KEEPS),
    Row("charges:operation", OURS, NO_TO_ALL, HELD),
    Row("charges:operation-change", KEEPS_OURS, KEEPS_OURS, HELD),
    Row("charges:operation-count", LEADS_OURS, LEADS_OURS, HELD),
    Row("charges:operation-serves", LEADS_OURS, "404 state=403 coordinator=on", HELD),
)
HIDDEN = {
    TITLE: "state",
    WORDS: "state",
    NOTE: "state",
    OPERATION: "state",
    CHARGES: "state",
    LAWS_FILE: "contributor coordinator",
    OPERATIONS_FILE: "contributor coordinator",
}
PARTS = (Part("laws", scene, TABLE, hidden=HIDDEN),)
