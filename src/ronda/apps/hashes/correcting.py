"""Which fields of an entry can be corrected, and how a value given as text is checked.

Two things to know. A correction is stored as plain JSON beside what stood there before. And a code
is checked to be one, so that no name comes in by way of a correction.
"""

import re
from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.errors import NotValid
from ronda.apps.hashes.models import OPAQUE, OPAQUE_MESSAGE, Entry, Flag, VictimStatus

FIELDS: Mapping[str, Promise | str] = {
    "victim": gettext_lazy("victims"),
    "series": gettext_lazy("series"),
    "case_reference": gettext_lazy("case reference"),
    "handling": gettext_lazy("handling code"),
    "first_seen": gettext_lazy("first seen"),
    "distributed": gettext_lazy("distributed"),
    "self_generated": gettext_lazy("self-generated"),
    "offender_identified": gettext_lazy("offender identified"),
}
CHOICES: Mapping[str, type[TextChoices]] = {
    "victim": VictimStatus,
    "distributed": Flag,
    "self_generated": Flag,
    "offender_identified": Flag,
}
HANDLING = r"^[a-z][a-z0-9.-]{0,39}$"


def checked(field: str, value: str) -> str | None:
    """The value as it is stored for `field`; raises NotValid."""
    value = value.strip()
    if field not in FIELDS:
        raise NotValid(_("There is no such field to correct."), "field")
    if field in CHOICES:
        if value not in CHOICES[field].values:
            known = ", ".join(CHOICES[field].values)
            raise NotValid(_("Give one of: %(known)s.") % {"known": known}, "value")
        return value
    if field == "first_seen":
        return _day(value)
    pattern = HANDLING if field == "handling" else OPAQUE
    if value and not re.match(pattern, value):
        sentence = _("A handling code has small letters, digits, points and hyphens.")
        raise NotValid(sentence if field == "handling" else str(OPAQUE_MESSAGE), "value")
    return value


def stored(entry: Entry, field: str) -> str | None:
    """What stands in a field, as a correction stores it."""
    value = getattr(entry, field)
    return value if value is None or isinstance(value, str) else value.isoformat()


def _day(value: str) -> str | None:
    if not value:
        return None
    try:
        day = parse_date(value)
    except ValueError:
        day = None
    if day is None:
        raise NotValid(_("Give a day as 2026-03-31."), "value")
    return f"{day.isoformat()}T00:00:00+00:00"
