"""Who may invite people and give or end memberships.

Two things to know. Only a secretariat does. And nobody ends their own last hold on it by mistake:
the secretariat of a body never becomes empty.
"""

from enum import StrEnum

from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused


class Can(StrEnum):
    """What can be done with people; each value is its audit code."""

    INVITE = "person.invite"
    SEND_LINK = "person.send-link"
    CHANGE_LANGUAGE = "person.language"
    DEACTIVATE = "person.deactivate"
    ADD_ORGANISATION = "organisation.add"
    BEGIN = "membership.begin"
    END = "membership.end"


def verdict(actor: Actor, can: Can, person: User | None = None) -> Verdict:
    """Whether `actor` may, and if not, why."""
    roles = roles_of(actor)
    if not roles.signed_in:
        return hidden(_("Sign in first."))
    if can is Can.CHANGE_LANGUAGE and person is not None and person.pk == actor.pk:
        return ALLOWED
    if can in _SECRETARIATS and roles.secretariat:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))


_SECRETARIATS = {
    Can.INVITE,
    Can.SEND_LINK,
    Can.DEACTIVATE,
    Can.ADD_ORGANISATION,
    Can.BEGIN,
    Can.END,
}
