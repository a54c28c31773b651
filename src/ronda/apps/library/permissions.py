"""Who keeps the library: everybody reads it, a secretariat writes it."""

from enum import StrEnum

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.policy import ALLOWED, Verdict, refused


class Can(StrEnum):
    """What can be done with the library; each value is its audit code too."""

    SEE = "library.see"
    WRITE = "library.write"


def verdict(actor: Actor, can: Can) -> Verdict:
    """Whether `actor` may, and if not, why."""
    if can is Can.SEE or roles_of(actor).secretariat:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))
