"""What a Party of a round is called in a form."""

from django.utils.translation import get_language

from ronda.apps.rounds.models import RoundParty
from ronda.procedure.parties import party_by_code


def named(party: RoundParty) -> str:
    """A Party's name in the reader's language."""
    known = party_by_code(party.party.code)
    return known.name(get_language() or "en") if known else party.party.name
