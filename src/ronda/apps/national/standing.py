"""What a person is at the desk: coordinator, or the holder of posts at institutions.

Two things to know. A post is held by whoever its membership was handed over to
(`accounts.selectors.heir_of`), so nothing stays with somebody who left. And it is asked inside the
door, anew for each act, since posts change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from ronda.apps.accounts.models import Membership, User
from ronda.apps.accounts.selectors import Actor, heir_of, roles_of, signed_in
from ronda.apps.national.models import Institution, Post, PostKind


@dataclass(frozen=True)
class Standing:
    """Who somebody is at their State's desk.

    `writes_for`: institutions for which they answer. `signs_for`: those that they validate, with
    the units below. `posts`: the posts of a validator that they hold.
    """

    person: User
    party_id: int
    coordinator: bool
    writes_for: frozenset[int]
    signs_for: frozenset[int]
    posts: frozenset[int]

    @property
    def works_for(self) -> frozenset[int]:
        """Every institution whose requests and contributions they see."""
        return self.writes_for | self.signs_for


def standing_of(actor: Actor) -> Standing:
    """What `actor` is at this desk today."""
    roles = roles_of(actor)
    (party_id,) = roles.parties | roles.contributes | roles.validates
    held = [post for post in posts_running() if holder_of(post) == actor]
    validated = [post for post in held if post.what == PostKind.VALIDATOR]
    writes = {post.institution_id for post in held if post.what != PostKind.VALIDATOR}
    return Standing(
        person=signed_in(actor),
        party_id=party_id,
        coordinator=bool(roles.parties),
        writes_for=frozenset(writes),
        signs_for=with_units(post.institution_id for post in validated),
        posts=frozenset(post.pk for post in validated),
    )


def posts_running(on: date | None = None) -> list[Post]:
    """The posts of the desk that run on a day, today if none is told."""
    day = on or timezone.localdate()
    running = Q(until__isnull=True) | Q(until__gte=day)
    beside = ("membership__person", "membership__handed_over_to", "membership__organisation")
    return list(Post.objects.filter(running, since__lte=day).select_related(*beside))


def holder_of(post: Post) -> User | None:
    """Who holds the post today; None where nobody is left."""
    membership: Membership | None = heir_of(post.membership)
    return membership.person if membership is not None else None


def holders_at(institutions: Iterable[int], *kinds: PostKind) -> list[User]:
    """Who holds posts of these kinds at the institutions today, each person once."""
    wanted = set(institutions)
    found = (
        holder_of(post)
        for post in posts_running()
        if post.institution_id in wanted and post.what in kinds
    )
    return list(dict.fromkeys(person for person in found if person is not None))


def with_units(institutions: Iterable[int]) -> frozenset[int]:
    """The institutions and every unit below them."""
    known = frozenset(institutions)
    layer = known
    while layer:
        below = Institution.objects.filter(parent__in=layer).values_list("pk", flat=True)
        layer = frozenset(below) - known
        known |= layer
    return known
