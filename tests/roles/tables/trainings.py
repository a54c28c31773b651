"""Who gets what of the registers of trainings: the coordinator all, an institution what it told.

Two things to know. The lists are seen by everybody at the desk and kept by the coordinator. And
whether two records are one training is the coordinator's alone: others see one of them at most.
"""

from tests.roles.parts import Part
from tests.roles.rows import NO_TO_ALL, At, Row, by_id
from tests.roles.scenes.trainings import (
    FILE,
    HELD,
    LECTURED,
    LISTED,
    OF_OTHERS,
    PROOF,
    scene,
)
from tests.roles.tables.figures import (
    COUNTS,
    COUNTS_OURS,
    DEFINES,
    DEFINES_OURS,
    EVERY_DESK,
    HANDED_IN,
    NOT_NOW,
    OURS,
)

TAKES_OUT = "404 state=403 coordinator=on"
DROPS = "404 contributor=on coordinator=on"
LIST: At = {"kind": lambda _scene: "professions"}
ENTRY: At = {**LIST, **by_id("entry")}
BOTH: At = {"first": lambda s: s.training.pk, "second": lambda s: s.other.pk}

TABLE = (
    Row("trainings:trainings", EVERY_DESK, NO_TO_ALL),
    Row("trainings:training-add", COUNTS, COUNTS),
    Row("trainings:training", OURS, NO_TO_ALL, by_id("training")),
    Row("trainings:training-change", COUNTS_OURS, COUNTS_OURS, by_id("training")),
    Row("trainings:training-withdraw", COUNTS_OURS, COUNTS_OURS, by_id("training")),
    Row("trainings:coverage", EVERY_DESK, NO_TO_ALL),
    Row("trainings:gaps", DEFINES, NO_TO_ALL),
    Row("trainings:doubles", DEFINES, NO_TO_ALL),
    Row("trainings:judge", "404 coordinator=200", "404 coordinator=200", BOTH),
    Row("trainings:take-back", DEFINES_OURS, DEFINES_OURS, by_id("said")),
    Row("trainings:told", OURS, NO_TO_ALL, by_id("passage")),
    Row("trainings:lists", EVERY_DESK, NO_TO_ALL),
    Row("trainings:entries-add", DEFINES, DEFINES, LIST),
    Row("trainings:entry-change", DEFINES_OURS, DEFINES_OURS, ENTRY),
    Row("trainings:asked-add", DEFINES, DEFINES),
    Row("trainings:asked-remove", NO_TO_ALL, TAKES_OUT, by_id("asked")),
    Row("trainings:training-files", COUNTS, COUNTS),
    Row("trainings:training-file-template", COUNTS, NO_TO_ALL),
    Row("trainings:training-file", HANDED_IN, NO_TO_ALL, by_id("file")),
    Row("trainings:training-file-take-in", NO_TO_ALL, NOT_NOW, by_id("file")),
    Row("trainings:training-file-drop", NO_TO_ALL, DROPS, by_id("file")),
    Row("trainings:lectures", EVERY_DESK, NO_TO_ALL),
    Row("trainings:lecture-add", COUNTS, COUNTS),
    Row("trainings:lecture", OURS, NO_TO_ALL, by_id("lecture")),
    Row("trainings:lecture-change", COUNTS_OURS, COUNTS_OURS, by_id("lecture")),
    Row("trainings:lecture-withdraw", COUNTS_OURS, COUNTS_OURS, by_id("lecture")),
    Row("trainings:lecture-coverage", EVERY_DESK, NO_TO_ALL),
    Row("trainings:lecture-files", COUNTS, COUNTS),
    Row("trainings:lecture-file-template", COUNTS, NO_TO_ALL),
    Row("trainings:lecture-file", HANDED_IN, NO_TO_ALL, by_id("lecture_file")),
    Row("trainings:lecture-file-take-in", NO_TO_ALL, NOT_NOW, by_id("lecture_file")),
    Row("trainings:lecture-file-drop", NO_TO_ALL, DROPS, by_id("lecture_file")),
    Row("trainings:entry-remove", NO_TO_ALL, TAKES_OUT, ENTRY),
)
HIDDEN = {
    HELD: "state",
    PROOF: "state",
    OF_OTHERS: "coordinator",
    LECTURED: "state",
    LISTED: "state",
    FILE: "contributor coordinator",
}
PARTS = (Part("trainings", scene, TABLE, hidden=HIDDEN),)
