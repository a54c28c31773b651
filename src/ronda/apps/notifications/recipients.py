"""To whom a notification goes when its letter is sent: its person, or whoever took over from them.

Two things to know. Who serves nowhere any more gets nothing. And what was meant for someone who
handed over goes to the successor, so that nothing stays with a person who left.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership, User
from ronda.apps.accounts.selectors import heir_of, memberships_running
from ronda.apps.notifications.models import Notification


def recipient_of(one: Notification) -> User | None:
    """Who gets the letter today; None where nobody does."""
    if one.membership is not None:
        return _active(heir_of(one.membership))
    if one.person.is_active and _running(one.person):
        return one.person
    handed_over = one.person.memberships.filter(handed_over_to__isnull=False).order_by("-until")
    heirs = (_active(heir_of(membership)) for membership in handed_over)
    return next((heir for heir in heirs if heir is not None), None)


def why(person: User) -> str:
    """Why a person gets letters: what they are, in their language."""
    running = [_("%(role)s, %(organisation)s") % _named(one) for one in _running(person)]
    return "; ".join(running)


def _named(membership: Membership) -> dict[str, str]:
    role, organisation = membership.get_role_display(), str(membership.organisation)
    return {"role": role, "organisation": organisation}


def _running(person: User) -> list[Membership]:
    return list(memberships_running(timezone.localdate()).filter(person=person))


def _active(membership: Membership | None) -> User | None:
    """The person of a membership that runs, who may sign in."""
    if membership is None or not membership.person.is_active:
        return None
    today = timezone.localdate()
    begun = membership.since <= today
    ended = membership.until is not None and membership.until < today
    return membership.person if begun and not ended else None
