"""An operation in a few sentences, as answers and reports tell it."""

from django.utils.translation import gettext as _

from ronda.apps.charges.models import Operation
from ronda.apps.wordings import day_named


def words_of(operation: Operation) -> str:
    """An operation in a few sentences, in the language that is active."""
    told = {
        "name": operation.name,
        "begins": day_named(operation.begins),
        "ends": day_named(operation.ends) if operation.ends else "",
        "network": operation.network,
    }
    if operation.ends:
        words = _("Operation %(name)s, from %(begins)s to %(ends)s.") % told
    else:
        words = _("Operation %(name)s, since %(begins)s.") % told
    within = _("Within: %(network)s.") % told if operation.network else ""
    return " ".join(part for part in (words, within, operation.about.strip()) if part)
