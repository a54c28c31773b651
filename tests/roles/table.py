"""Who gets what answer at which address: the whole of it, in one table.

Two things to know. Every address of Ronda has a row here, or a test fails; add yours when you add
an address. A row gives the answers to GET and to POST for the public, a person without a role, the
coordinator of the Party, the coordinator of another Party, and the secretariat, in that order:

    200, 403, 404, 405, 409, 422   the status
    in                             led to the page for signing in
    on                             led on: it was done

One word stands for all five. POST is sent empty, or with what `sent` says: a form that comes back
(200) was reached, and what needs no form is done. Outside one's scope is 404, inside it but not
one's to do is 403.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ronda.apps.accounts.models import User
from ronda.apps.sources.models import Reading
from tests.roles.scene import Scene

At = Mapping[str, Callable[[Scene], object]]


@dataclass(frozen=True)
class Row:
    """The answers at one address."""

    name: str
    get: str
    post: str
    at: At = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)

    def answers(self, method: str) -> list[str]:
        """The five answers, in the order of the roles."""
        told = (self.get if method == "GET" else self.post).split()
        return told * 5 if len(told) == 1 else told


def _published(**more: object) -> At:
    given = {"party": "XAR", "round": 2} | more
    return {name: _always(value) for name, value in given.items()}


def _always(value: object) -> Callable[[Scene], object]:
    return lambda _scene: value


def _id(record: str, /, **more: object) -> At:
    """The key of the scene's record called `record`, and fixed values beside it."""
    fixed = {key: _always(value) for key, value in more.items()}
    return {"id": lambda scene: getattr(scene, record).pk} | fixed


def _taken_in() -> At:
    """The first change outside the boxes of the file that was taken in."""
    return {"id": lambda scene: scene.taken_in.returned_from.pk, "number": lambda _scene: 1}


def _source(reading: Reading | None) -> int:
    assert reading is not None
    return reading.source_id


def _membership(scene: Scene) -> int:
    who = scene.people["other coordinator"]
    assert isinstance(who, User)
    return who.memberships.get().pk


TABLE: tuple[Row, ...] = (
    Row("portal:home", "200", "405"),
    Row("portal:about", "200", "405"),
    Row("portal:accessibility", "200", "405"),
    Row("portal:factsheets", "200", "405"),
    Row("portal:factsheet", "200", "405", _published()),
    Row("portal:compare", "200", "405", _published()),
    Row("portal:code", "on", "405", _published(code="II-4")),
    Row("portal:published", "200", "405", _published(language="en", number=1)),
    Row("portal:edition", "200", "405", _id("published")),
    Row("portal:edition", "404 404 404 404 200", "405", _id("unread")),
    Row("portal:edition", "404 404 200 404 200", "405", _id("taken_in")),
    Row("portal:download", "200", "405", _id("published", format="docx")),
    Row("portal:download", "404 404 404 404 200", "405", _id("unread", format="json")),
    Row("portal:download", "404 404 200 404 200", "405", _id("taken_in", format="json")),
    Row("accounts:profile", "in 200 200 200 200", "in 200 200 200 200"),
    Row("accounts:people", "in 403 403 403 200", "in 405 405 405 405"),
    Row("accounts:invite", "in 403 403 403 200", "in 403 403 403 200"),
    Row("accounts:organisations", "in 403 403 403 200", "in 403 403 403 200"),
    Row(
        "accounts:person",
        "in 403 403 403 200",
        "in 403 403 403 200",
        {"id": lambda scene: scene.people["other coordinator"].pk},
    ),
    Row(
        "accounts:deactivate",
        "in 404 404 403 200",
        "in 404 404 403 200",
        {"id": lambda scene: scene.people["other coordinator"].pk},
    ),
    Row(
        "accounts:send-link",
        "in 405 405 405 405",
        "in 404 404 403 on",
        {"id": lambda scene: scene.people["other coordinator"].pk},
    ),
    Row("accounts:membership-end", "in 404 404 403 200", "in 404 404 403 200", {"id": _membership}),
    Row("compliance:records", "in 403 200 200 200", "in 405 405 405 405"),
    Row("compliance:import", "in 403 403 403 200", "in 403 403 403 200"),
    Row("compliance:progress", "in 403 403 403 200", "in 405 405 405 405"),
    Row("compliance:proof", "in 404 404 404 200", "in 405 405 405 405", _id("unread")),
    Row("compliance:proof", "in 403 403 403 200", "in 405 405 405 405", _id("published")),
    Row("compliance:proof", "in 404 403 404 200", "in 405 405 405 405", _id("taken_in")),
    Row(
        "compliance:correct",
        "in 404 404 404 200",
        "in 404 404 404 200",
        _id("unread", entry="chapters/1/recommendations/1"),
    ),
    Row(
        "compliance:correct",
        "in 403 403 403 403",
        "in 403 403 403 403",
        _id("published", entry="chapters/1/recommendations/1"),
    ),
    Row(
        "compliance:remove",
        "in 404 404 404 200",
        "in 404 404 404 200",
        _id("unread", place="chapters/1/recommendations/1"),
    ),
    Row("compliance:add", "in 404 404 404 200", "in 404 404 404 200", _id("unread")),
    Row("compliance:place", "in 404 404 404 200", "in 405 405 405 405", _id("unread", order=0)),
    Row("compliance:put", "in 405 405 405 405", "in 404 404 404 200", _id("unread", order=0)),
    Row("compliance:make", "in 405 405 405 405", "in 404 404 404 200", _id("unread", order=0)),
    Row("compliance:set-aside", "in 405 405 405 405", "in 404 404 404 200", _id("unread", order=0)),
    Row("compliance:fault", "in 404 404 404 200", "in 404 404 404 200", _id("faulty", order=0)),
    Row("compliance:corrections", "in 404 404 404 200", "in 405 405 405 405", _id("unread")),
    Row("compliance:undo", "in 405 405 405 405", "in 404 404 404 on", _id("unread", number=1)),
    Row("compliance:settle", "in 405 405 405 405", "in 404 404 404 409", _id("unread", number=1)),
    Row("compliance:read-again", "in 405 405 405 405", "in 404 404 404 on", _id("unread")),
    Row("compliance:story", "in 404 404 404 200", "in 405 405 405 405", _id("unread")),
    Row("compliance:story", "in 403 403 403 200", "in 405 405 405 405", _id("published")),
    Row("compliance:hand-in", "in 403 200 403 200", "in 403 200 403 200", _id("later")),
    Row("compliance:hand-in", "in 404 404 404 200", "in 404 404 404 200", _id("unread")),
    Row(
        "compliance:way", "in 404 404 404 200", "in 404 404 404 409", _id("unread", name="approve")
    ),
    Row(
        "compliance:way",
        "in 403 403 403 200",
        "in 403 403 403 200",
        _id("published", name="withdraw"),
    ),
    Row(
        "compliance:way",
        "in 404 404 404 404",
        "in 404 404 404 404",
        _id("published", name="approve"),
    ),
    Row("compliance:returned", "in 403 200 403 200", "in 405 405 405 405", _id("came_back")),
    Row("compliance:take-in", "in 405 405 405 405", "in 403 409 403 409", _id("came_back")),
    Row("compliance:dismiss", "in 403 200 403 200", "in 403 200 403 200", _id("came_back")),
    Row("compliance:decide", "in 405 405 405 405", "in 403 on 403 on", _taken_in()),
    Row(
        "compliance:decide",
        "in 405 405 405 405",
        "in 403 403 403 on",
        _taken_in(),
        {"decision": "refused", "reason": "A slip"},
    ),
    Row("sources:sources", "in 403 200 200 200", "in 405 405 405 405"),
    Row(
        "sources:source",
        "in 404 404 404 200",
        "in 405 405 405 405",
        {"id": lambda scene: _source(scene.unread.reading)},
    ),
    Row(
        "sources:source",
        "in 404 200 404 200",
        "in 405 405 405 405",
        {"id": lambda scene: _source(scene.came_back.reading)},
    ),
    Row(
        "sources:original",
        "in 404 404 404 200",
        "in 405 405 405 405",
        {"id": lambda scene: _source(scene.unread.reading)},
    ),
    Row(
        "sources:original",
        "in 404 200 404 200",
        "in 405 405 405 405",
        {"id": lambda scene: _source(scene.came_back.reading)},
    ),
    Row("notifications:own", "in 200 200 200 200", "in 405 405 405 405"),
    Row("notifications:preferences", "in 200 200 200 200", "in 200 200 200 200"),
    Row("notifications:sent", "in 403 403 403 200", "in 405 405 405 405"),
    Row("notifications:letter", "in 404 200 404 200", "in 405 405 405 405", _id("told")),
    Row("notifications:send-again", "in 405 405 405 405", "in 404 403 404 on", _id("told")),
    # In the demonstration only.
    Row("notifications:outbox", "in 404 404 404 404", "in 405 405 405 405"),
    Row(
        "notifications:outbox-letter",
        "in 404 404 404 404",
        "in 405 405 405 405",
        {"name": _always("a-letter")},
    ),
    Row("set_language", "on", "on"),
    Row("theme", "405", "on"),
)
