"""The ways an entry goes, from proposed to erased: one table.

Two things to know. `walking` walks these ways and nothing else changes a state. And a way
with a `proposal` needs two people: the first may what `can` says, the second decides on proposals.
A way that `follows` leaves a notice, by which every copy that went out is followed.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.apps.hashes.models import ProposalKind, State
from ronda.apps.hashes.permissions import Can


@dataclass(frozen=True)
class Way:
    """From some states to another (`end` None: it stays as it is).

    `name` is also the audit code's last word and what a notice says.
    """

    name: str
    starts: tuple[State, ...]
    end: State | None
    can: Can
    label: Promise
    proposal: ProposalKind | None = None
    needs_reason: bool = True
    follows: bool = True


WAYS = (
    Way(
        "add",
        (State.PROPOSED,),
        State.SHARED,
        Can.ENTRY_ADD,
        _("Add"),
        ProposalKind.ADD,
        needs_reason=False,
    ),
    Way(
        "classify",
        (State.SHARED, State.DISPUTED),
        None,
        Can.ENTRY_CLASSIFY,
        _("Classify"),
        ProposalKind.CLASSIFY,
        needs_reason=False,
    ),
    Way(
        "correct",
        (State.SHARED, State.DISPUTED),
        None,
        Can.ENTRY_CORRECT,
        _("Correct"),
        ProposalKind.CORRECT,
    ),
    Way("dispute", (State.SHARED,), State.DISPUTED, Can.ENTRY_DISPUTE, _("Dispute")),
    Way("reject", (State.DISPUTED,), State.SHARED, Can.DISPUTE_DECIDE, _("Reject the dispute")),
    Way("uphold", (State.DISPUTED,), State.WITHDRAWN, Can.DISPUTE_DECIDE, _("Uphold the dispute")),
    Way(
        "withdraw",
        (State.SHARED,),
        State.WITHDRAWN,
        Can.ENTRY_WITHDRAW,
        _("Withdraw"),
        ProposalKind.WITHDRAW,
    ),
    Way(
        "restore",
        (State.WITHDRAWN,),
        State.SHARED,
        Can.ENTRY_RESTORE,
        _("Share again"),
        ProposalKind.RESTORE,
    ),
    Way(
        "erase",
        (State.SHARED, State.WITHDRAWN, State.DECLINED),
        State.ERASED,
        Can.ENTRY_ERASE,
        _("Erase"),
        ProposalKind.ERASE,
    ),
    Way(
        "decline",
        (State.PROPOSED,),
        State.DECLINED,
        Can.PROPOSAL_DECIDE,
        _("Decline"),
        follows=False,
    ),
    Way(
        "take-back",
        (State.PROPOSED,),
        State.DECLINED,
        Can.PROPOSAL_TAKE_BACK,
        _("Take back"),
        needs_reason=False,
        follows=False,
    ),
)
_BY_NAME = {way.name: way for way in WAYS}


def way_named(name: str) -> Way:
    """The way of this name; raises KeyError."""
    return _BY_NAME[name]


def way_of(kind: ProposalKind) -> Way:
    """The way that entries go when a proposal of this kind is confirmed."""
    return next(way for way in WAYS if way.proposal == kind)


def diagram() -> str:
    """The ways as a diagram in Mermaid's language."""
    lines = ["stateDiagram-v2", "    [*] --> proposed: propose, import"]
    for way in WAYS:
        name = f"{way.name} (two people)" if way.proposal else way.name
        told = [name, "with a reason" * way.needs_reason, "copies follow" * way.follows]
        for start in way.starts:
            end = way.end or start
            lines.append(f"    {start} --> {end}: {', '.join(filter(None, told))}")
    return "\n".join(lines) + "\n"
