"""Who may see a document that was received, and who may hand one in.

Two things to know. Originals are never public, even when what was read from them is. And a Party's
coordinator sees what the Party handed in, never the secretariat's drafts; the secretariat, all.
"""

from enum import StrEnum

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.sources.models import Purpose, Source

OF_A_PARTY = (Purpose.RETURNED, Purpose.REPLY, Purpose.LETTER)
KEPT_APART = (Purpose.ATTACHMENT, Purpose.FILLED_IN, Purpose.SUBMITTED, Purpose.COMMENT)
"""Documents that belong to records of another app, which alone says who may see them."""


class Can(StrEnum):
    """What can be done with a source; each value is its audit code."""

    SEE = "source.see"
    RECEIVE = "source.receive"


def verdict(actor: Actor, can: Can, source: Source | None = None) -> Verdict:
    """Whether `actor` may, and if not, why."""
    roles = roles_of(actor)
    if not roles.signed_in:
        return hidden(_("Sign in first."))
    if source is not None and source.purpose in KEPT_APART:
        return hidden(_("There is no such document."))
    if roles.secretariat:
        return ALLOWED
    if can is Can.SEE and source is not None and _of_the_party(source, roles):
        return ALLOWED
    if can is Can.RECEIVE and roles.parties:
        return ALLOWED
    if can is Can.RECEIVE:
        return refused(_("Only the secretariat or a Party’s coordinator may hand in documents."))
    return hidden(_("There is no such document."))


def _of_the_party(source: Source, roles: Roles) -> bool:
    return source.purpose in OF_A_PARTY and source.party_id in roles.parties
