"""Who keeps what Parties said of a convention: everybody reads it, its secretariats write.

Two things to know. A secretariat writes of the conventions that its own body watches over. And what
is of another convention can be read, but not written, so it is refused and not hidden.
"""

from enum import StrEnum

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.policy import ALLOWED, Verdict, refused
from ronda.apps.treaties.models import Convention


class Can(StrEnum):
    """What can be done with a reservation; each value is its audit code too."""

    ENTER = "reservation.enter"
    CORRECT = "reservation.correct"
    TAKE_OUT = "reservation.take-out"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.ENTER: gettext_lazy("Enter a reservation or declaration"),
    Can.CORRECT: gettext_lazy("Correct a reservation or declaration"),
    Can.TAKE_OUT: gettext_lazy("Take out what was entered by mistake"),
}


def conventions_kept_by(actor: Actor) -> QuerySet[Convention]:
    """The conventions of which `actor` keeps what Parties said."""
    kept = Convention.objects.filter(bodies__in=roles_of(actor).bodies)
    return kept.distinct().order_by("number")


def verdict(actor: Actor, _can: Can, of: Convention | None = None) -> Verdict:
    """Whether `actor` may, and if not, why; of a convention, or of any at all."""
    kept = conventions_kept_by(actor)
    if (kept if of is None else kept.filter(pk=of.pk)).exists():
        return ALLOWED
    return refused(_("Only the secretariat may do this."))
