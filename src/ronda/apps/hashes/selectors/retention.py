"""What is due for erasure, for whoever may see it.

Two things to know. Due is what has reached its day; nothing is erased by that. And what waits for a
second person is told apart, so that nobody proposes it twice.
"""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from ronda.apps.accounts.selectors import Actor
from ronda.apps.hashes.models import (
    Change,
    Collection,
    CollectionState,
    Entry,
    ProposalKind,
    ProposalState,
    State,
)
from ronda.apps.hashes.permissions import OPEN_TO, Can
from ronda.apps.hashes.posts import posts_of

ERASABLE = (State.SHARED, State.WITHDRAWN, State.DECLINED)


def entries_due(actor: Actor, on: date) -> QuerySet[Entry]:
    """The entries whose day has come and whose erasure is not proposed yet, the oldest first."""
    if not posts_of(actor) & OPEN_TO[Can.RETENTION_SEE]:
        return Entry.objects.none()
    proposed = Change.objects.filter(
        entry=OuterRef("pk"),
        proposal__kind=ProposalKind.ERASE,
        proposal__state=ProposalState.WAITING,
    )
    due = Entry.objects.filter(retain_until__lte=on, state__in=ERASABLE)
    return due.filter(~Exists(proposed)).select_related("item").order_by("retain_until", "pk")


def collections_due(actor: Actor, on: date) -> QuerySet[Collection]:
    """The collections whose day has come, the oldest first."""
    if not posts_of(actor) & OPEN_TO[Can.RETENTION_SEE]:
        return Collection.objects.none()
    ended = (CollectionState.DONE, CollectionState.FAILED)
    due = Collection.objects.filter(retain_until__lte=on, state__in=ended)
    return due.select_related("handed_in_by").order_by("retain_until", "pk")
