"""What the procedure of a round says, given what happened in it.

Two things to know. The procedure is read from the text that the round keeps, once for each text.
And an event for one Party counts for that Party only.
"""

from datetime import date
from functools import lru_cache

from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.loading import read_procedure
from ronda.procedure.participants import Participant
from ronda.procedure.procedure import Procedure
from ronda.procedure.publicity import Publicity


def procedure_of(conduct: Conduct) -> Procedure:
    """The procedure of the round, as its body's file was when the round began."""
    return _procedure(conduct.procedure_text, conduct.procedure)


def happened(conduct: Conduct, party: RoundParty | None = None) -> dict[str, date]:
    """The events of the round, and of `party` where one is given, each with its day."""
    return {
        one.event: one.on
        for one in conduct.happenings.all()
        if one.taken_back_at is None and one.party_id in {None, party and party.pk}
    }


def publicity_of(
    conduct: Conduct,
    document: DocumentKind,
    author: Participant,
    *,
    party: RoundParty | None = None,
    wish: Publicity | None = None,
) -> Publicity:
    """How open such a document is now; confidential where no rule is about it."""
    rules = procedure_of(conduct).publicity
    return rules.of(document, author, happened(conduct, party), wish)


@lru_cache(maxsize=64)
def _procedure(text: str, id: str) -> Procedure:
    return read_procedure(text, f"{id}.toml")
