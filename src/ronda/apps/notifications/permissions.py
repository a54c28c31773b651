"""Who may see what was sent, and send it again.

Two things to know. Everybody sees what they were told themselves. And the secretariat of a body
sees what was sent of its body's matters and what became of it: to whom and when, never more than
the letter itself says.
"""

from enum import StrEnum

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.notifications.models import Notification
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused


class Can(StrEnum):
    """What can be done; each value is its audit code too."""

    SEE = "notification.see"
    SEE_SENT = "notification.see-sent"
    SEND_AGAIN = "notification.send-again"
    CHOOSE = "notification.choose"
    WRITE = "letter.send"


def verdict(actor: Actor, can: Can, one: Notification | None = None) -> Verdict:
    """Whether `actor` may, and if not, why. SEE and SEND_AGAIN are asked of a notification."""
    roles = roles_of(actor)
    if not roles.signed_in:
        return hidden(_("Sign in first."))
    if can is Can.CHOOSE:
        return ALLOWED
    if can in {Can.SEE_SENT, Can.WRITE}:
        return ALLOWED if roles.secretariat else refused(_("Only the secretariat may do this."))
    if one is None or not (one.person_id == actor.pk or one.body_id in roles.bodies):
        return hidden(_("There is no such notification."))
    if can is Can.SEE or one.body_id in roles.bodies:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))
