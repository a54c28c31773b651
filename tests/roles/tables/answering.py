"""Who gets what of placing, the answer library and translations: a State's coordinator alone."""

from tests.roles.parts import Part
from tests.roles.rows import NO_TO_ALL, Row, by_id, fixed
from tests.roles.scenes.answering import ANSWERED, LAW, PLACED, TRANSLATED, scene

_SERVES = "404 contributor=403 validator=403 other_contributor=403"
OWN = f"{_SERVES} coordinator=200 other_coordinator=200"
ONE = f"{_SERVES} coordinator=200 other_coordinator=404"
DONE = f"{_SERVES} coordinator=on other_coordinator=404"
ALL_DONE = f"{_SERVES} coordinator=on other_coordinator=on"
KEY = {"key": "0:recommendation:NONE"}

TABLE = (
    Row("national:placing-list", OWN, NO_TO_ALL),
    Row("national:placing", ONE, NO_TO_ALL, by_id("contribution")),
    Row("national:placing-reject", NO_TO_ALL, DONE, by_id("passage")),
    Row(
        "national:placing-accept",
        NO_TO_ALL,
        f"{_SERVES} coordinator=404 other_coordinator=404",
        by_id("passage"),
        KEY,
    ),
    Row("national:gather", NO_TO_ALL, ALL_DONE),
    Row("national:placing-nothing", NO_TO_ALL, DONE, by_id("passage")),
    Row("national:placing-undo", NO_TO_ALL, DONE, by_id("placing")),
    Row("national:library", OWN, NO_TO_ALL),
    Row("national:said-before", f"{_SERVES} coordinator=404 other_coordinator=404", NO_TO_ALL),
    Row("national:library-import", OWN, OWN),
    Row("national:library-add", OWN, OWN),
    Row("national:answer", ONE, NO_TO_ALL, by_id("answer")),
    Row("national:answer-reuse", NO_TO_ALL, ONE, by_id("answer")),
    Row("national:answer-end", NO_TO_ALL, ONE, by_id("answer")),
    Row("national:laws", OWN, OWN),
    Row("national:translations", OWN, NO_TO_ALL),
    Row("national:translation-begin", OWN, OWN),
    Row("national:contribution-translate", ONE, ONE, by_id("contribution")),
    Row("national:translation", ONE, NO_TO_ALL, by_id("translation")),
    Row("national:translated-passage", ONE, ONE, by_id("translation", order=1)),
    Row(
        "national:script-convert",
        NO_TO_ALL,
        f"{_SERVES} coordinator=409 other_coordinator=404",
        by_id("translation"),
    ),
    Row("national:memory", OWN, OWN),
    Row("national:memory-file", OWN, NO_TO_ALL, fixed(source="en", target="fr")),
    Row("national:law-remove", NO_TO_ALL, DONE, by_id("law")),
    Row("national:answer-remove", NO_TO_ALL, DONE, by_id("answer")),
)
COORDINATOR = "coordinator"
HIDDEN = dict.fromkeys((ANSWERED, TRANSLATED, PLACED, LAW), COORDINATOR)
PARTS = (Part("answering", scene, TABLE, HIDDEN),)
