"""What rounds are called in the reader's language, in forms and in feeds."""

from django.utils.translation import gettext as _

from ronda.apps.rounds.models import Conduct
from ronda.apps.treaties.selectors import body_named
from ronda.apps.wordings import in_reader_language


def round_named(conduct: Conduct) -> str:
    """A round by its body, its number and its theme."""
    named = {
        "body": body_named(conduct.round.body),
        "number": conduct.round.number,
        "theme": in_reader_language(conduct.themes),
    }
    return _("%(body)s, round\u00a0%(number)s: %(theme)s") % named
