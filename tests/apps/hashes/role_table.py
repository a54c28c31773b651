"""Who gets what answer at which address of the hash base: the whole of it, in one table.

Every address has a row here, or a test fails; add yours when you add an address. How rows are
written stands in `tests/roles/rows.py`.
"""

from collections.abc import Callable

from tests.apps.hashes.role_scene import Scene
from tests.roles.rows import NO, NO_TO_ALL, OPEN, At, Row, by_id, fixed


def _item(record: str) -> At:
    return {"id": lambda scene: getattr(scene, record).item_id}


def _exchange(*records: str, **more: str) -> At:
    """The partner's code for "code", the key of a record of the exchange, and fixed values."""
    at: dict[str, Callable[[Scene], object]] = dict(fixed(**more))
    for record in records:
        if record == "code":
            at["code"] = lambda scene: scene.exchange.partner.code
        else:
            at["id"] = lambda scene, record=record: getattr(scene.exchange, record).pk  # type: ignore[misc]
    return at


def _person(role: str) -> At:
    return {"id": lambda scene: scene.people[role].pk}


LEADS = "403 officer=200 auditor=200"
ON_A_LEAD = "404 officer=200 auditor=403"
SHARING = "403 confirmer=200 custodian=200 auditor=200"
OF_A_PARTNER = "404 confirmer=200 custodian=200 auditor=200"
DECIDES = "404 confirmer=200 custodian=200 auditor=403"
KEEPS = "404 confirmer=403 custodian=200 auditor=403"
TABLE: tuple[Row, ...] = (
    Row("hashes:partners", SHARING, NO),
    Row("hashes:partner-add", "403 custodian=200", "403 custodian=200"),
    Row("hashes:partner", OF_A_PARTNER, NO, _exchange("code")),
    Row("hashes:partner-address", KEEPS, KEEPS, _exchange("code")),
    Row("hashes:give", KEEPS, KEEPS, _exchange("code")),
    Row("hashes:fetch", NO, "404 confirmer=403 custodian=409 auditor=403", _exchange("code")),
    Row("hashes:key-add", KEEPS, KEEPS, _exchange("code")),
    Row(
        "hashes:key-confirm",
        NO,
        "404 confirmer=on custodian=on auditor=403",
        _exchange("code", "key"),
    ),
    Row("hashes:key-end", KEEPS, KEEPS, _exchange("code", "key")),
    Row("hashes:agreement-draft", KEEPS, KEEPS, _exchange("code")),
    Row("hashes:agreement", OF_A_PARTNER, NO, _exchange("code", "draft")),
    Row("hashes:agreement", OF_A_PARTNER, NO, _exchange("code", "signed")),
    Row(
        "hashes:agreement-sign",
        NO,
        "404 confirmer=on custodian=on auditor=403",
        _exchange("code", "draft"),
    ),
    Row("hashes:agreement-stop", DECIDES, DECIDES, _exchange("code", "draft", how="decline")),
    Row("hashes:agreement-stop", KEEPS, KEEPS, _exchange("code", "signed", how="end")),
    Row("hashes:agreement-stop", "404", "404", _exchange("code", "signed", how="else")),
    Row("hashes:partner-hand-in", KEEPS, KEEPS, _exchange("code")),
    Row("hashes:partner-file", OF_A_PARTNER, NO, _exchange("code", "file")),
    Row(
        "hashes:partner-file-take",
        NO,
        "404 confirmer=403 custodian=on auditor=403",
        _exchange("code", "file"),
    ),
    Row("hashes:partner-file-dismiss", KEEPS, KEEPS, _exchange("code", "file")),
    Row("hashes:disclosures", SHARING, NO),
    Row("hashes:disclosure", OF_A_PARTNER, NO, _exchange("disclosure")),
    Row("hashes:clients", SHARING, NO),
    Row("hashes:client-add", "403 custodian=200", "403 custodian=200"),
    Row("hashes:client", OF_A_PARTNER, NO, _exchange("proposed")),
    Row(
        "hashes:client-accredit",
        NO,
        "404 confirmer=on custodian=on auditor=403",
        _exchange("proposed"),
    ),
    Row("hashes:client-stop", DECIDES, DECIDES, _exchange("proposed", how="decline")),
    Row("hashes:client-stop", KEEPS, KEEPS, _exchange("accredited", how="end")),
    Row("hashes:client-stop", "404", "404", _exchange("accredited", how="else")),
    Row("hashes:queries", SHARING, NO),
    Row("hashes:queries-read", NO, "403 custodian=on auditor=on"),
    Row("hashes:overview", "200 nobody=403", NO),
    Row("hashes:about", OPEN, NO_TO_ALL),
    Row("hashes:account", "200", NO),
    Row(
        "hashes:collections",
        "403 investigator=200 other_investigator=200 officer=200 custodian=200 auditor=200",
        NO,
    ),
    Row(
        "hashes:hand-in",
        "403 investigator=200 other_investigator=200",
        "403 investigator=200 other_investigator=200",
    ),
    Row(
        "hashes:collection",
        "404 investigator=200 officer=200 custodian=200 auditor=200",
        NO,
        by_id("collection"),
    ),
    Row(
        "hashes:broken",
        "404 investigator=200 officer=200 custodian=200 auditor=200",
        NO,
        by_id("collection"),
    ),
    Row(
        "hashes:collection-erase",
        "404 investigator=403 officer=403 custodian=200 auditor=403",
        "404 investigator=403 officer=403 custodian=200 auditor=403",
        by_id("collection"),
    ),
    Row("hashes:leads", LEADS, NO),
    Row("hashes:group", "404 officer=200 auditor=200", NO, by_id("fresh")),
    Row("hashes:assign", ON_A_LEAD, ON_A_LEAD, by_id("fresh")),
    Row("hashes:refer", ON_A_LEAD, ON_A_LEAD, by_id("taken_up")),
    Row("hashes:refer", "404 auditor=403", "404 auditor=403", by_id("fresh")),
    Row("hashes:close", ON_A_LEAD, ON_A_LEAD, by_id("taken_up")),
    Row("hashes:reopen", ON_A_LEAD, ON_A_LEAD, by_id("closed")),
    Row("hashes:propose", ON_A_LEAD, ON_A_LEAD, by_id("taken_up")),
    Row("hashes:answer", ON_A_LEAD, ON_A_LEAD, by_id("referral")),
    Row("hashes:items", "200 nobody=403", NO),
    Row("hashes:item", "404 investigator=200 knowing=200", NO, _item("met")),
    Row("hashes:item", "404 knowing=200", NO, _item("unmet")),
    Row(
        "hashes:entry-way",
        "404 investigator=403 classifier=200 confirmer=403 officer=403 custodian=403 auditor=403",
        "404 investigator=403 classifier=200 confirmer=403 officer=403 custodian=403 auditor=403",
        by_id("met", name="classify"),
    ),
    Row(
        "hashes:entry-way",
        "404 investigator=403 classifier=200 confirmer=403 officer=200 custodian=403 auditor=403",
        "404 investigator=403 classifier=200 confirmer=403 officer=200 custodian=403 auditor=403",
        by_id("met", name="correct"),
    ),
    Row(
        "hashes:entry-way",
        "404 investigator=403 classifier=200 confirmer=200 officer=200 custodian=200 auditor=403",
        "404 investigator=403 classifier=on confirmer=on officer=on custodian=on auditor=403",
        by_id("met", name="dispute"),
        {"reason": "a doubt"},
    ),
    Row(
        "hashes:entry-way",
        "404 investigator=403 classifier=200 confirmer=403 officer=200 custodian=200 auditor=403",
        "404 investigator=403 classifier=on confirmer=403 officer=on custodian=on auditor=403",
        by_id("met", name="withdraw"),
        {"reason": "a mistake"},
    ),
    Row(
        "hashes:entry-way",
        "404 investigator=403 classifier=403 confirmer=403 officer=403 custodian=200 auditor=403",
        "404 investigator=403 classifier=403 confirmer=403 officer=403 custodian=on auditor=403",
        by_id("met", name="erase"),
        {"reason": "the period is over"},
    ),
    Row(
        "hashes:entry-way",
        "404 classifier=200 confirmer=403 officer=200 custodian=200 auditor=403",
        "404 classifier=200 confirmer=403 officer=200 custodian=200 auditor=403",
        by_id("unmet", name="restore"),
        {"reason": "it was not withdrawn"},
    ),
    Row("hashes:entry-way", "404", "404", by_id("met", name="uphold")),
    Row("hashes:proposals", "403 knowing=200", NO),
    Row("hashes:proposal", "404 knowing=200", NO, by_id("withdrawn_soon")),
    Row(
        "hashes:confirm",
        NO,
        "404 classifier=403 confirmer=on officer=403 custodian=403 auditor=403",
        by_id("withdrawn_soon"),
    ),
    Row(
        "hashes:decline",
        "404 classifier=403 confirmer=200 officer=403 custodian=403 auditor=403",
        "404 classifier=403 confirmer=200 officer=403 custodian=403 auditor=403",
        by_id("withdrawn_soon"),
    ),
    Row(
        "hashes:take-back",
        NO,
        "404 classifier=403 confirmer=403 officer=403 custodian=403 auditor=403",
        by_id("withdrawn_soon"),
    ),
    Row("hashes:disputes", "403 knowing=200", NO),
    Row(
        "hashes:decide",
        "404 classifier=403 confirmer=200 officer=403 custodian=403 auditor=403",
        "404 classifier=403 confirmer=on officer=403 custodian=403 auditor=403",
        by_id("dispute", how="uphold"),
        {"outcome": "right"},
    ),
    Row("hashes:decide", "404", "404", by_id("dispute", how="erase")),
    Row("hashes:retention", "403 confirmer=200 custodian=200 auditor=200", NO),
    Row("hashes:rule", "403 custodian=200", "403 custodian=200", fixed(kept="standing")),
    Row("hashes:rule", "403 custodian=404", "403 custodian=404", fixed(kept="nothing")),
    Row("hashes:erase-due", "403 custodian=200", "403 custodian=200"),
    Row("hashes:figures", "403 knowing=200", NO),
    Row("hashes:figures-file", "403 knowing=200", NO),
    Row("hashes:people", "403 custodian=200 auditor=200", NO),
    Row("hashes:invite", "403 custodian=200", "403 custodian=200"),
    Row(
        "hashes:person",
        "403 custodian=200 auditor=200",
        "403 custodian=200 auditor=200",
        _person("officer"),
    ),
    Row(
        "hashes:person",
        "403 custodian=200 auditor=200",
        "403 custodian=on auditor=403",
        _person("officer"),
        {"post": "classifier"},
    ),
    Row("hashes:appointment-end", NO, "404 custodian=on auditor=403", by_id("appointment")),
    Row("hashes:trail", "403 auditor=200", NO),
)
