"""Steps of a transaction in which something happens in a round.

Two things to know. They ask nobody's permission: a service that did does, inside its transaction.
And whoever records, takes back or leaves brings the stage up to date by `restage`.
"""

from datetime import date

from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Conduct, Happening, RoundParty
from ronda.apps.rounds.selectors.procedures import openness_of, procedure_of, stage_of
from ronda.procedure.document_kinds import DocumentKind


def conduct_locked(conduct: Conduct) -> Conduct:
    """The round, locked until the transaction ends, as it stands by now."""
    found = Conduct.objects.select_for_update(of=("self",)).select_related(
        "round__body__convention"
    )
    return found.get(pk=conduct.pk)


def happening_add(
    conduct: Conduct, event: str, on: date, actor: User, party: RoundParty | None = None
) -> Happening:
    """That an event happened, and the stage that follows; the round is locked already.

    Raises LookupError for an event that the procedure has not.
    """
    if procedure_of(conduct).stages.event(event) is None:
        raise LookupError(f"The procedure of the round has no event “{event}”.")
    made = Happening.objects.create(
        conduct=conduct, event=event, party=party, on=on, recorded_by=actor
    )
    restage(conduct)
    return made


def receipt_add(party: RoundParty, document: DocumentKind, actor: User) -> None:
    """That a Party's document came in, the first time; the round is locked already.

    Nothing happens where the procedure has no event for it.
    """
    event = procedure_of(party.conduct).stages.receipt_of(document)
    if event is None:
        return
    known = Happening.objects.filter(
        conduct=party.conduct, party=party, event=event.id, taken_back_at=None
    )
    if not known.exists():
        happening_add(party.conduct, event.id, timezone.localdate(), actor, party)


def restage(conduct: Conduct) -> None:
    """Bring stage and openness up to date with what happened."""
    fresh = Conduct.objects.prefetch_related("happenings", "parties").get(pk=conduct.pk)
    stage = stage_of(fresh)
    conduct.stage = stage.id if stage else ""
    conduct.openness = openness_of(fresh)
    conduct.version = fresh.version + 1
    conduct.save(update_fields=["stage", "openness", "version"])
