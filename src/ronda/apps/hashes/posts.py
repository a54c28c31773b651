"""Which posts somebody holds today; where every permission of the hash base begins.

Two things to know. It is asked once for each actor: an actor lives no longer than a request. And
the machine account, under which commands run, acts as a custodian and as nothing else.
"""

from django.db.models import Q
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor
from ronda.apps.hashes.models import Appointment, Post


def posts_of(actor: Actor) -> frozenset[Post]:
    """The posts of `actor` today; none for one who is not signed in."""
    if not isinstance(actor, User):
        return frozenset()
    known = actor.__dict__.get("_posts")
    if isinstance(known, frozenset):
        return known
    posts = frozenset({Post.CUSTODIAN}) if actor.is_machine else _posts(actor)
    actor.__dict__["_posts"] = posts
    return posts


def running(actor: User) -> Q:
    """The condition of an appointment of `actor` that runs today."""
    today = timezone.localdate()
    return Q(person=actor, since__lte=today) & (Q(until__isnull=True) | Q(until__gt=today))


def _posts(actor: User) -> frozenset[Post]:
    held = Appointment.objects.filter(running(actor)).values_list("post", flat=True)
    return frozenset(Post(one) for one in held)
