"""What Parties and rounds are called in the reader's language, in forms and in feeds."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.rounds.models import Conduct
from ronda.apps.treaties.models import Party
from ronda.apps.treaties.selectors import body_named
from ronda.apps.wordings import in_reader_language
from ronda.procedure.parties import party_by_code


def party_named(party: Party) -> str:
    """A Party's name."""
    here = get_language() or "en"
    known = party_by_code(party.code)
    return known.name({"sr": "sr-Cyrl"}.get(here, here)) if known else party.name


def round_named(conduct: Conduct) -> str:
    """A round by its body, its number and its theme."""
    named = {
        "body": body_named(conduct.round.body),
        "number": conduct.round.number,
        "theme": in_reader_language(conduct.themes),
    }
    return _("%(body)s, round\u00a0%(number)s: %(theme)s") % named
