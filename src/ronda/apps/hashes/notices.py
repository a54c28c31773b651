"""The one place where a change of what was shared is sent after the copies that went out.

Two things to know. It is called in the transaction of the change, for every way that `follows`: a
change without its notice, or a notice without its change, cannot be. And the notice's key is the
order in which copies follow.
"""

from collections.abc import Sequence

from ronda.apps.hashes.models import Notice

AT_ONCE = 5000


def copies_follow(*, entry_ids: Sequence[int], what: str) -> None:
    """Leave a notice for each entry; `what` is the name of the way it went."""
    notices = [Notice(entry_id=id, what=what) for id in entry_ids]
    Notice.objects.bulk_create(notices, batch_size=AT_ONCE)
