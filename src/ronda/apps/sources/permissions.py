"""Who may see a document that was received, and who may hand one in.

Two things to know. Originals are never public, even when what was read from them is. And a Party's
coordinator sees what the Party handed in, never the secretariat's drafts; a secretariat sees all
but what was made into a record of another body.
"""

from enum import StrEnum

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.sources.models import Purpose, Reading, Source

OF_A_PARTY = (Purpose.RETURNED, Purpose.REPLY, Purpose.LETTER)
KEPT_APART = (
    Purpose.ATTACHMENT,
    Purpose.FILLED_IN,
    Purpose.SUBMITTED,
    Purpose.COMMENT,
    Purpose.MEETING,
)
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
    if roles.secretariat and (source is None or _of_its_bodies(source, roles)):
        return ALLOWED
    if can is Can.SEE and source is not None and _of_the_party(source, roles):
        return ALLOWED
    if can is Can.RECEIVE and roles.parties:
        return ALLOWED
    if can is Can.RECEIVE:
        return refused(_("Only the secretariat or a Party’s coordinator may hand in documents."))
    return hidden(_("There is no such document."))


def of_others(bodies: frozenset[int]) -> Exists:
    """That a document was made into records of other bodies, and into none of these."""
    made = Q(edition__isnull=False) | Q(returned__isnull=False)
    own = Q(edition__factsheet__round__body__in=bodies) | Q(
        returned__edition__factsheet__round__body__in=bodies
    )
    readings = Reading.objects.filter(source=OuterRef("pk"))
    return Exists(readings.filter(made).exclude(own))


def _of_its_bodies(source: Source, roles: Roles) -> bool:
    """What no record was made of yet may become one of any body."""
    return not Source.objects.filter(of_others(roles.bodies), pk=source.pk).exists()


def _of_the_party(source: Source, roles: Roles) -> bool:
    return source.purpose in OF_A_PARTY and source.party_id in roles.parties
