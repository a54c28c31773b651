"""Who may do what with the laws of a State's desk.

Two things to know. Whoever works at the desk reads its laws: they are public. And a law is kept by
the institution that it was put down for, what recommendations ask of it by the coordinator alone.
"""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.laws.models import Law
from ronda.apps.national.standing import Standing
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused


class Can(StrEnum):
    """What can be done with laws; each value is its audit code."""

    READ = "desk.law.read"
    KEEP = "desk.law.keep"
    ASK = "desk.law.ask"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.READ: gettext_lazy("Read the laws of the desk"),
    Can.KEEP: gettext_lazy("Keep laws and their versions"),
    Can.ASK: gettext_lazy("Say which recommendations ask for a change of a law"),
}


def verdict(who: Standing, can: Can, law: Law | None = None) -> Verdict:
    """Whether somebody may, and if not, why; asked inside the door."""
    if law is not None and law.party_id != who.party_id:
        return hidden(_("There is no such page."))
    if can is Can.READ or who.coordinator:
        return ALLOWED
    if can is Can.ASK:
        return refused(_("Only the State’s coordinator may do this."))
    if law is None and who.writes_for:
        return ALLOWED
    if law is not None and law.institution_id in who.writes_for:
        return ALLOWED
    return refused(_("Only the focal point of the institution that keeps it, or the coordinator."))
