"""The words of a polite reminder, in the language of the request.

Two things to know. They are a proposal: the coordinator changes them as they like. And they say
how many days have gone by, and until when an answer was asked for.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from ronda.apps.national.models import Addressee
from ronda.apps.national.selectors.requests import days_waiting
from ronda.apps.wordings import day_named

PAGES = {"sr-Cyrl": "sr", "sr-Latn": "sr-latn"}


def polite_words(addressee: Addressee) -> str:
    """What a reminder to this institution could say."""
    request, days = addressee.request, days_waiting(addressee) or 0
    with override(PAGES.get(request.language, request.language)):
        since = ngettext(
            "our request “%(subject)s” has been with you for %(days)d day.",
            "our request “%(subject)s” has been with you for %(days)d days.",
            days,
        ) % {"subject": request.subject, "days": days}
        due = _("We had asked for an answer by %(day)s.") % {
            "day": day_named(request.due) if request.due else "–"
        }
        kindly = _("We would be grateful for it, or for a word on when it may be expected.")
        return "\n\n".join((_("Dear colleagues,"), f"{since} {due}", kindly))
