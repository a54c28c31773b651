"""Who may see a document that was received, and who may hand one in.

Two things to know. Originals are never public, even when what was read from them is. And a Party's
coordinator sees what belongs to that Party, the secretariat everything.
"""

from enum import StrEnum

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.sources.models import Source


class Can(StrEnum):
    """What can be done with a source; each value is its audit code."""

    SEE = "source.see"
    RECEIVE = "source.receive"


def verdict(actor: Actor, can: Can, source: Source | None = None) -> Verdict:
    """Whether `actor` may, and if not, why."""
    roles = roles_of(actor)
    if not roles.signed_in:
        return hidden(_("Sign in first."))
    if roles.secretariat:
        return ALLOWED
    if can is Can.SEE and source is not None and source.party_id in roles.parties:
        return ALLOWED
    if can is Can.RECEIVE and roles.parties:
        return ALLOWED
    if can is Can.RECEIVE:
        return refused(_("Only the secretariat or a Party’s coordinator may hand in documents."))
    return hidden(_("There is no such document."))
