"""That a Party's document came in, recorded by the event that the procedure names for it.

Two things to know. It is part of the transaction of the service that takes the document in, whose
audit row tells of it. And it locks the round first, so it stands before that service's own locks.
"""

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.rounds.happening import conduct_locked, receipt_add
from ronda.apps.rounds.models import RoundParty
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.procedure.document_kinds import DocumentKind


def arrival_record(*, actor: Actor, party: RoundParty, document: DocumentKind) -> None:
    """Record the event, the first time; nothing where the procedure has none for the document."""
    if procedure_of(party.conduct).stages.receipt_of(document) is not None:
        conduct_locked(party.conduct)
        receipt_add(party, document, signed_in(actor))
