"""Who may do what with charges and operations at a State's desk.

Two things to know. An operation and its figures are seen by the institution that keeps it and by
the coordinator; a table of charges shows each what they may see of the figures in it. And which
article a figure counts is the coordinator's to say, as what is counted is.
"""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.charges.models import Operation
from ronda.apps.national.standing import Standing
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused


class Can(StrEnum):
    """What can be done; each value is its audit code."""

    SEE = "desk.operation.see"
    KEEP = "desk.operation.keep"
    COUNT = "desk.operation.count"
    SERVE = "desk.operation.serve"
    TIE = "desk.charges.tie"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.SEE: gettext_lazy("See charges and operations"),
    Can.KEEP: gettext_lazy("Keep operations"),
    Can.COUNT: gettext_lazy("Say what is counted of an operation"),
    Can.SERVE: gettext_lazy("Say which recommendations an operation serves"),
    Can.TIE: gettext_lazy("Say which article a figure counts"),
}


def verdict(who: Standing, can: Can, operation: Operation | None = None) -> Verdict:
    """Whether somebody may, and if not, why; asked inside the door."""
    if operation is not None and not sees(who, operation):
        return hidden(_("There is no such page."))
    if who.coordinator or can is Can.SEE:
        return ALLOWED
    if can in {Can.COUNT, Can.SERVE, Can.TIE}:
        return refused(_("Only the State’s coordinator may do this."))
    if operation is None and who.writes_for:
        return ALLOWED
    if operation is not None and operation.institution_id in who.writes_for:
        return ALLOWED
    return refused(_("Only the focal point of the institution that keeps it, or the coordinator."))


def sees(who: Standing, operation: Operation) -> bool:
    """Whether somebody sees an operation."""
    at_own_desk = operation.party_id == who.party_id
    return at_own_desk and (who.coordinator or operation.institution_id in who.works_for)
