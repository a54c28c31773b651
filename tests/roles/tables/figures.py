"""Who gets what of a State's record: its coordinator all, an institution what is its own.

Two things to know. A validator sees what their institution counts, and gives no values. And a
spreadsheet is seen by whoever handed it in, and by the coordinator.
"""

from tests.roles.parts import Part
from tests.roles.rows import NO_TO_ALL, Row, by_id
from tests.roles.scenes.figures import (
    COUNTED,
    DECIDED,
    DOCUMENT,
    FILE,
    OUTSIDE,
    PLANNED,
    REPORT,
    scene,
)

EVERY_DESK = "404 state=200 other_state=200"
DEFINES = "404 state=403 coordinator=200 other_state=403 other_coordinator=200"
COUNTS = "404 validator=403 contributor=200 coordinator=200 other_state=403 other_coordinator=200"
OURS = "404 state=200"
DEFINES_OURS = "404 state=403 coordinator=200"
SAVES_OURS = "404 state=403 coordinator=on"
COUNTS_OURS = "404 validator=403 contributor=200 coordinator=200"
HANDED_IN = "404 contributor=200 coordinator=200"
DONE = "404 validator=403 contributor=on coordinator=on"
NOT_MADE = "404 coordinator=409"
NOT_NOW = "404 contributor=409 coordinator=409"

ASKS = "404 state=403 coordinator=on other_state=403 other_coordinator=on"
OUR_COORDINATOR = "404 coordinator=200"

RETURNS = "404 validator=200 coordinator=200"
SIGNS = "404 validator=200 coordinator=403"
SIGNED = "404 validator=on coordinator=403"
AS_WORD = {"id": lambda scene: scene.annual.pk, "ending": lambda _scene: "docx"}
OFFICE = "404 validator=403 coordinator=200"
DONE_BY_US = "404 coordinator=409"

TABLE = (
    Row("national:outsides", DEFINES, DEFINES),
    Row("national:outside-template", DEFINES, NO_TO_ALL),
    Row("national:outside", OUR_COORDINATOR, NO_TO_ALL, by_id("outside")),
    Row("national:outside-take-in", NO_TO_ALL, DONE_BY_US, by_id("outside")),
    Row("national:outside-drop", NO_TO_ALL, "404 coordinator=on", by_id("outside")),
    Row("national:aim-add", DEFINES_OURS, DEFINES_OURS, by_id("indicator")),
    Row("national:aim-withdraw", DEFINES_OURS, DEFINES_OURS, by_id("aim")),
    Row("national:annuals", EVERY_DESK, NO_TO_ALL),
    Row("national:annual-add", DEFINES, DEFINES),
    Row("national:annual", RETURNS, NO_TO_ALL, by_id("annual")),
    Row("national:annual-write", OFFICE, OFFICE, by_id("section")),
    Row("national:annual-send", OFFICE, OFFICE, by_id("annual")),
    Row("national:annual-sign", SIGNS, SIGNED, by_id("annual")),
    Row("national:annual-drop", NO_TO_ALL, "404 validator=403 coordinator=409", by_id("annual")),
    Row("national:annual-take-out", "404 validator=403 coordinator=409", NO_TO_ALL, AS_WORD),
    Row(
        "national:annual-take-back", NO_TO_ALL, "404 validator=403 coordinator=on", by_id("annual")
    ),
    Row("national:exports", DEFINES, ASKS),
    Row("national:export", OUR_COORDINATOR, NO_TO_ALL, by_id("export")),
    Row("national:export-take-out", NO_TO_ALL, NOT_MADE, by_id("export")),
    Row("national:figures", EVERY_DESK, NO_TO_ALL),
    Row("national:figure-add", DEFINES, DEFINES),
    Row("national:figure", OURS, NO_TO_ALL, by_id("indicator")),
    Row("national:figure-define", DEFINES_OURS, DEFINES_OURS, by_id("indicator")),
    Row("national:figure-serves", DEFINES_OURS, SAVES_OURS, by_id("indicator")),
    Row("national:value-add", COUNTS_OURS, COUNTS_OURS, by_id("indicator")),
    Row("national:value-withdraw", COUNTS_OURS, COUNTS_OURS, by_id("value")),
    Row("national:uploads", COUNTS, COUNTS),
    Row("national:upload-template", COUNTS, NO_TO_ALL),
    Row("national:upload", HANDED_IN, NO_TO_ALL, by_id("upload")),
    Row("national:upload-take-in", NO_TO_ALL, NOT_NOW, by_id("upload")),
    Row("national:measures", EVERY_DESK, NO_TO_ALL),
    Row("national:measures-timeline", EVERY_DESK, NO_TO_ALL),
    Row("national:measures-served", DEFINES, NO_TO_ALL),
    Row("national:measure-add", COUNTS, COUNTS),
    Row("national:measure", OURS, NO_TO_ALL, by_id("measure")),
    Row("national:measure-change", COUNTS_OURS, COUNTS_OURS, by_id("measure")),
    Row("national:measure-serves", DEFINES_OURS, SAVES_OURS, by_id("measure")),
    Row("national:step-add", COUNTS_OURS, COUNTS_OURS, by_id("measure")),
    Row("national:step-done", NO_TO_ALL, DONE, by_id("step")),
    Row("national:upload-drop", NO_TO_ALL, "404 contributor=on coordinator=on", by_id("upload")),
)
HIDDEN = {
    COUNTED: "state",
    DOCUMENT: "state",
    FILE: "contributor coordinator",
    PLANNED: "state",
    DECIDED: "state",
    REPORT: "validator coordinator",
    OUTSIDE: "coordinator",
}
PARTS = (Part("figures", scene, TABLE, hidden=HIDDEN),)
