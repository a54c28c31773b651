"""Rules on strengths and statuses."""

from collections.abc import Iterator

from ronda.procedure.procedure import Procedure
from ronda.procedure.refusals import Fault
from ronda.procedure.statuses import StatusKind

_ALONE = {
    StatusKind.NO_REPLY: "a Party that did not answer",
    StatusKind.REJECTED: "a Party that refuses",
}


def something_is_in_compliance(procedure: Procedure) -> Iterator[Fault]:
    """At least one strength is followed up; there would be nothing to assess."""
    if not procedure.strengths.in_compliance:
        why = "has no strength that enters compliance"
        yield Fault("strengths.levels", why, "write in_compliance = true for one")


def silence_and_refusal_stand_apart(procedure: Procedure) -> Iterator[Fault]:
    """There is one status for no reply and one for a refusal, and they are not the same."""
    for kind, whom in _ALONE.items():
        count = len(procedure.statuses.of_kind(kind))
        if count != 1:
            why = f"has {count} values of the kind {kind}, for {whom}"
            yield Fault("statuses.values", why, "give exactly one")


def a_scale_has_two_ends(procedure: Procedure) -> Iterator[Fault]:
    """At least two values judge."""
    if len(procedure.statuses.scale) < 2:
        why = "has fewer than two values of the kind judgement"
        yield Fault("statuses.values", why, "give the scale from best to worst")


def an_open_status_closes_nothing(procedure: Procedure) -> Iterator[Fault]:
    """Where clarification is awaited, or nothing was answered, the matter goes on."""
    for status in procedure.statuses.values:
        if status.closes and status.kind in (StatusKind.OPEN, StatusKind.NO_REPLY):
            why = f"closes the matter, though its kind is {status.kind}"
            yield Fault(f"statuses.values[{status.id}].closes", why, "write closes = false")
