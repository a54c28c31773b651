"""The ways an edition goes, from read to published: one table.

Two things to know. `services.editions` walks these ways and nothing else changes a status. And the
diagram in `docs/workflow.md` is made from this table by `diagram`; a test holds it to that.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import CorrectionState, Edition, EditionKind, Status
from ronda.apps.compliance.permissions import Can, verdict
from ronda.apps.policy import Verdict
from ronda.apps.rounds.selectors.procedures import follow_up_is_public
from ronda.apps.rounds.selectors.rounds import conduct_of


def nothing_unplaced(edition: Edition) -> str:
    """Every stretch of the source was placed, or set aside by a person."""
    count = edition.unplaced.filter(set_aside__isnull=True).count()
    if not count:
        return ""
    return ngettext(
        "One stretch of the source is not placed: place it or set it aside.",
        "%(count)d stretches of the source are not placed: place them or set them aside.",
        count,
    ) % {"count": count}


def no_faults(edition: Edition) -> str:
    """Every fault was put right, or set aside by a person."""
    count = edition.faults.filter(set_aside__isnull=True).count()
    if not count:
        return ""
    return ngettext(
        "One fault remains: put it right or set it aside.",
        "%(count)d faults remain: put them right or set them aside.",
        count,
    ) % {"count": count}


def no_conflicts(edition: Edition) -> str:
    """Every correction fits the reading, or was dropped by a person."""
    count = edition.corrections.filter(state=CorrectionState.CONFLICT).count()
    if not count:
        return ""
    return ngettext(
        "One correction no longer fits the new reading: decide on it.",
        "%(count)d corrections no longer fit the new reading: decide on them.",
        count,
    ) % {"count": count}


def no_open_changes(edition: Edition) -> str:
    """Every change that the Party made outside the boxes was decided on."""
    returned = getattr(edition, "returned_from", None)
    count = returned.outside_changes.filter(decision="pending").count() if returned else 0
    if not count:
        return ""
    return ngettext(
        "One change outside the boxes is not decided on.",
        "%(count)d changes outside the boxes are not decided on.",
        count,
    ) % {"count": count}


def opened_by_the_rules(edition: Edition) -> str:
    """In a round that is run here, what the Party says is public by the body's rules."""
    conduct = conduct_of(edition.factsheet.round)
    if conduct is None or edition.kind != EditionKind.WITH_INFORMATION:
        return ""
    party = conduct.parties.filter(party=edition.factsheet.party_id).first()
    if party is None:
        return ""
    if follow_up_is_public(party):
        return ""
    return gettext(
        "By the body’s rules what this Party says is not public yet: publish it from the pages of"
        " the round’s follow-up."
    )


Guard = Callable[[Edition], str]
PROOFED: tuple[Guard, ...] = (nothing_unplaced, no_faults, no_conflicts, no_open_changes)


@dataclass(frozen=True)
class Way:
    """From one status to another: what it is called, who may go it, what must hold before."""

    name: str
    start: Status
    end: Status
    can: Can
    label: Promise
    guards: tuple[Guard, ...] = ()
    needs_reason: bool = False

    def hindrances(self, edition: Edition) -> tuple[str, ...]:
        """A sentence for each guard that bars the way."""
        return tuple(sentence for guard in self.guards if (sentence := guard(edition)))


WAYS = (
    Way("approve", Status.READ, Status.APPROVED, Can.APPROVE, _("Approve"), PROOFED),
    Way("discard", Status.READ, Status.WITHDRAWN, Can.WITHDRAW, _("Discard"), needs_reason=True),
    Way("reopen", Status.APPROVED, Status.READ, Can.REOPEN, _("Reopen"), needs_reason=True),
    Way(
        "publish",
        Status.APPROVED,
        Status.PUBLISHED,
        Can.PUBLISH,
        _("Publish"),
        (*PROOFED, opened_by_the_rules),
    ),
    Way(
        "withdraw",
        Status.PUBLISHED,
        Status.WITHDRAWN,
        Can.WITHDRAW,
        _("Withdraw"),
        needs_reason=True,
    ),
    Way(
        "reopen-withdrawn",
        Status.WITHDRAWN,
        Status.READ,
        Can.REOPEN,
        _("Reopen"),
        needs_reason=True,
    ),
)


@dataclass(frozen=True)
class OpenWay:
    """A way from where an edition stands, as one person finds it."""

    way: Way
    allowed: Verdict
    hindrances: tuple[str, ...]


def ways_from(actor: Actor, edition: Edition) -> list[OpenWay]:
    """The ways on from an edition, each with whether `actor` may go it and what bars it."""
    return [
        OpenWay(way, verdict(actor, way.can, edition), way.hindrances(edition))
        for way in WAYS
        if way.start == edition.status
    ]


def diagram() -> str:
    """The ways as a diagram in Mermaid's language."""
    lines = ["stateDiagram-v2", "    [*] --> read: import, take in"]
    for way in WAYS:
        guards = ", ".join(guard.__name__.replace("_", " ") for guard in way.guards)
        told = [way.name, f"[{guards}]" if guards else "", "with a reason" * way.needs_reason]
        lines.append(f"    {way.start} --> {way.end}: {' '.join(filter(None, told))}")
    return "\n".join(lines) + "\n"
