"""Who gets what answer at which address of the hash base: the whole of it, in one table.

Two things to know. Every address has a row here, or a test fails; add yours when you add an
address. A row says what those who are signed in get, and for whom it is otherwise:

    "403 I=200 O=200"     403 for all, but 200 for the investigator and the officer

P public, N somebody without a post, I the investigator whose collection it is, J another
investigator, C classifier, F confirmer, O victim identification officer, K custodian, A auditor.
The public is led to the page for signing in, unless P says otherwise. The answers are a status;
`in`, led to sign in; `on`, led on: it was done. POST is sent empty, or with what `sent` says: a
form that comes back (200) was reached.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.apps.hashes.role_scene import ROLES, Scene

At = Mapping[str, Callable[[Scene], object]]
LETTERS = dict(zip("PNIJCFOKA", ROLES, strict=True))
NO = "405"


@dataclass(frozen=True)
class Row:
    """The answers at one address."""

    name: str
    get: str
    post: str
    at: At = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)

    def answer(self, method: str, role: str) -> str:
        """What a role gets."""
        default, *others = (self.get if method == "GET" else self.post).split()
        told = {"public": "in"} | {LETTERS[one[0]]: one[2:] for one in others}
        return told.get(role, default)


def _id(record: str, **more: str) -> At:
    """The key of the scene's record called `record`, and fixed values beside it."""
    return {"id": lambda scene: getattr(scene, record).pk} | {
        name: _always(told) for name, told in more.items()
    }


def _always(told: str) -> Callable[[Scene], object]:
    return lambda _scene: told


def _item(record: str) -> At:
    return {"id": lambda scene: getattr(scene, record).item_id}


def _exchange(*records: str, **more: str) -> At:
    """The partner's code for "code", the key of a record of the exchange, and fixed values."""
    at: dict[str, Callable[[Scene], object]] = {n: _always(told) for n, told in more.items()}
    for record in records:
        if record == "code":
            at["code"] = lambda scene: scene.exchange.partner.code
        else:
            at["id"] = lambda scene, record=record: getattr(scene.exchange, record).pk  # type: ignore[misc]
    return at


def _person(role: str) -> At:
    return {"id": lambda scene: scene.people[role].pk}


KNOWING = "C=200 F=200 O=200 K=200 A=200"
LEADS = "403 O=200 A=200"
ON_A_LEAD = "404 O=200 A=403"
SHARING = "403 F=200 K=200 A=200"
OF_A_PARTNER = "404 F=200 K=200 A=200"
DECIDES = "404 F=200 K=200 A=403"
KEEPS = "404 F=403 K=200 A=403"
TABLE: tuple[Row, ...] = (
    Row("partners", SHARING, NO),
    Row("partner-add", "403 K=200", "403 K=200"),
    Row("partner", OF_A_PARTNER, NO, _exchange("code")),
    Row("partner-address", KEEPS, KEEPS, _exchange("code")),
    Row("give", KEEPS, KEEPS, _exchange("code")),
    Row("fetch", NO, "404 F=403 K=409 A=403", _exchange("code")),
    Row("key-add", KEEPS, KEEPS, _exchange("code")),
    Row("key-confirm", NO, "404 F=on K=on A=403", _exchange("code", "key")),
    Row("key-end", KEEPS, KEEPS, _exchange("code", "key")),
    Row("agreement-draft", KEEPS, KEEPS, _exchange("code")),
    Row("agreement", OF_A_PARTNER, NO, _exchange("code", "draft")),
    Row("agreement", OF_A_PARTNER, NO, _exchange("code", "signed")),
    Row("agreement-sign", NO, "404 F=on K=on A=403", _exchange("code", "draft")),
    Row("agreement-stop", DECIDES, DECIDES, _exchange("code", "draft", how="decline")),
    Row("agreement-stop", KEEPS, KEEPS, _exchange("code", "signed", how="end")),
    Row("agreement-stop", "404", "404", _exchange("code", "signed", how="else")),
    Row("partner-hand-in", KEEPS, KEEPS, _exchange("code")),
    Row("partner-file", OF_A_PARTNER, NO, _exchange("code", "file")),
    Row("partner-file-take", NO, "404 F=403 K=on A=403", _exchange("code", "file")),
    Row("partner-file-dismiss", KEEPS, KEEPS, _exchange("code", "file")),
    Row("disclosures", SHARING, NO),
    Row("disclosure", OF_A_PARTNER, NO, _exchange("disclosure")),
    Row("clients", SHARING, NO),
    Row("client-add", "403 K=200", "403 K=200"),
    Row("client", OF_A_PARTNER, NO, _exchange("proposed")),
    Row("client-accredit", NO, "404 F=on K=on A=403", _exchange("proposed")),
    Row("client-stop", DECIDES, DECIDES, _exchange("proposed", how="decline")),
    Row("client-stop", KEEPS, KEEPS, _exchange("accredited", how="end")),
    Row("client-stop", "404", "404", _exchange("accredited", how="else")),
    Row("queries", SHARING, NO),
    Row("queries-read", NO, "403 K=on A=on"),
    Row("overview", "200 N=403", NO),
    Row("about", "200 P=200", "405 P=405"),
    Row("account", "200", NO),
    Row("collections", "403 I=200 J=200 O=200 K=200 A=200", NO),
    Row("hand-in", "403 I=200 J=200", "403 I=200 J=200"),
    Row("collection", "404 I=200 O=200 K=200 A=200", NO, _id("collection")),
    Row("broken", "404 I=200 O=200 K=200 A=200", NO, _id("collection")),
    Row(
        "collection-erase",
        "404 I=403 O=403 K=200 A=403",
        "404 I=403 O=403 K=200 A=403",
        _id("collection"),
    ),
    Row("leads", LEADS, NO),
    Row("group", "404 O=200 A=200", NO, _id("fresh")),
    Row("assign", ON_A_LEAD, ON_A_LEAD, _id("fresh")),
    Row("refer", ON_A_LEAD, ON_A_LEAD, _id("taken_up")),
    Row("refer", "404 A=403", "404 A=403", _id("fresh")),
    Row("close", ON_A_LEAD, ON_A_LEAD, _id("taken_up")),
    Row("reopen", ON_A_LEAD, ON_A_LEAD, _id("closed")),
    Row("propose", ON_A_LEAD, ON_A_LEAD, _id("taken_up")),
    Row("answer", ON_A_LEAD, ON_A_LEAD, _id("referral")),
    Row("items", "200 N=403", NO),
    Row("item", f"404 I=200 {KNOWING}", NO, _item("met")),
    Row("item", f"404 {KNOWING}", NO, _item("unmet")),
    Row(
        "entry-way",
        "404 I=403 C=200 F=403 O=403 K=403 A=403",
        "404 I=403 C=200 F=403 O=403 K=403 A=403",
        _id("met", name="classify"),
    ),
    Row(
        "entry-way",
        "404 I=403 C=200 F=403 O=200 K=403 A=403",
        "404 I=403 C=200 F=403 O=200 K=403 A=403",
        _id("met", name="correct"),
    ),
    Row(
        "entry-way",
        "404 I=403 C=200 F=200 O=200 K=200 A=403",
        "404 I=403 C=on F=on O=on K=on A=403",
        _id("met", name="dispute"),
        {"reason": "a doubt"},
    ),
    Row(
        "entry-way",
        "404 I=403 C=200 F=403 O=200 K=200 A=403",
        "404 I=403 C=on F=403 O=on K=on A=403",
        _id("met", name="withdraw"),
        {"reason": "a mistake"},
    ),
    Row(
        "entry-way",
        "404 I=403 C=403 F=403 O=403 K=200 A=403",
        "404 I=403 C=403 F=403 O=403 K=on A=403",
        _id("met", name="erase"),
        {"reason": "the period is over"},
    ),
    Row(
        "entry-way",
        "404 C=200 F=403 O=200 K=200 A=403",
        "404 C=200 F=403 O=200 K=200 A=403",
        _id("unmet", name="restore"),
        {"reason": "it was not withdrawn"},
    ),
    Row("entry-way", "404", "404", _id("met", name="uphold")),
    Row("proposals", f"403 {KNOWING}", NO),
    Row("proposal", f"404 {KNOWING}", NO, _id("withdrawn_soon")),
    Row("confirm", NO, "404 C=403 F=on O=403 K=403 A=403", _id("withdrawn_soon")),
    Row(
        "decline",
        "404 C=403 F=200 O=403 K=403 A=403",
        "404 C=403 F=200 O=403 K=403 A=403",
        _id("withdrawn_soon"),
    ),
    Row("take-back", NO, "404 C=403 F=403 O=403 K=403 A=403", _id("withdrawn_soon")),
    Row("disputes", f"403 {KNOWING}", NO),
    Row(
        "decide",
        "404 C=403 F=200 O=403 K=403 A=403",
        "404 C=403 F=on O=403 K=403 A=403",
        _id("dispute", how="uphold"),
        {"outcome": "right"},
    ),
    Row("decide", "404", "404", _id("dispute", how="erase")),
    Row("retention", "403 F=200 K=200 A=200", NO),
    Row("rule", "403 K=200", "403 K=200", {"kept": lambda _scene: "standing"}),
    Row("rule", "403 K=404", "403 K=404", {"kept": lambda _scene: "nothing"}),
    Row("erase-due", "403 K=200", "403 K=200"),
    Row("figures", f"403 {KNOWING}", NO),
    Row("figures-file", f"403 {KNOWING}", NO),
    Row("people", "403 K=200 A=200", NO),
    Row("invite", "403 K=200", "403 K=200"),
    Row("person", "403 K=200 A=200", "403 K=200 A=200", _person("officer")),
    Row(
        "person",
        "403 K=200 A=200",
        "403 K=on A=403",
        _person("officer"),
        {"post": "classifier"},
    ),
    Row("appointment-end", NO, "404 K=on A=403", _id("appointment")),
    Row("trail", "403 A=200", NO),
)
