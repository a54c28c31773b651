"""One hash base with something of everything in it, and people in every post to look at it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from ronda.apps.accounts.models import User
from ronda.apps.hashes.models import (
    Appointment,
    Collection,
    Dispute,
    Entry,
    Group,
    Post,
    Proposal,
    Referral,
)
from ronda.apps.hashes.services.disputes import dispute_raise
from ronda.apps.hashes.services.leads import lead_assign, lead_close, lead_refer
from ronda.apps.hashes.services.proposals import withdrawal_propose
from tests.apps.hashes.entries import bits, shared, value
from tests.apps.hashes.lists import handed_in, line, table
from tests.apps.hashes.people import holder
from tests.apps.hashes.role_exchange import ExchangeScene, exchange_scene
from tests.roles.rows import Columns

COLUMNS = Columns(
    (
        "public",
        "nobody",
        "investigator",
        "other_investigator",
        "classifier",
        "confirmer",
        "officer",
        "custodian",
        "auditor",
    ),
    {"knowing": "classifier confirmer officer custodian auditor"},
)
REFERENCE = "ARC-OWN-77"
CASE = "ARC-CASE-88"
DOUBT = "the reason of a doubt"
UNMET = bits("unmetm", 16).hex()
BROKEN = "bad-column-of-somebody"


@dataclass(frozen=True)
class Scene:
    """The records that addresses point at, and who looks at them."""

    people: Mapping[str, User | AnonymousUser]
    met: Entry
    unmet: Entry
    disputed: Entry
    withdrawn_soon: Proposal
    dispute: Dispute
    collection: Collection
    fresh: Group
    taken_up: Group
    closed: Group
    referral: Referral
    appointment: Appointment
    exchange: ExchangeScene


def cast() -> Mapping[str, User | AnonymousUser]:
    """Somebody in every post, and two investigators."""
    return {
        "public": AnonymousUser(),
        "nobody": holder(name="Nobody in particular"),
        "investigator": holder(Post.INVESTIGATOR),
        "other_investigator": holder(Post.INVESTIGATOR),
        "classifier": holder(Post.CLASSIFIER),
        "confirmer": holder(Post.CONFIRMER),
        "officer": holder(Post.OFFICER),
        "custodian": holder(Post.CUSTODIAN),
        "auditor": holder(Post.AUDITOR),
    }


def scene(people: Mapping[str, User | AnonymousUser]) -> Scene:
    """The whole of it; it takes a while."""
    investigator, officer = people["investigator"], people["officer"]
    assert isinstance(investigator, User) and isinstance(officer, User)
    met, unmet, disputed = shared(
        value("met", case_reference=CASE), value("unmet"), value("disputed")
    )
    proposal = withdrawal_propose(
        actor=holder(Post.CLASSIFIER), entries=[unmet], reason="entered twice"
    )
    dispute = dispute_raise(actor=holder(Post.CLASSIFIER), entry=disputed, reason=DOUBT)
    rows = table(line("met"), line("a"), line("b"), line("c"), "zz,,,,\n")
    collection = handed_in(rows, investigator, reference=REFERENCE)
    fresh, taken_up, closed = collection.groups.order_by("number")
    lead = lead_assign(actor=officer, group=taken_up, to=officer)
    referral = lead_refer(actor=officer, lead=lead, partner="INTERPOL")
    done = lead_assign(actor=officer, group=closed, to=officer)
    lead_close(actor=officer, lead=done, outcome="not-relevant")
    return Scene(
        people,
        met,
        unmet,
        disputed,
        proposal,
        dispute,
        collection,
        fresh,
        taken_up,
        closed,
        referral,
        officer.posts.get(),
        exchange_scene(),
    )
