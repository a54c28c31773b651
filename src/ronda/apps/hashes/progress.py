"""How far a triage has come, written at once so that it shows while the work goes on.

Two things to know. This is no part of the record and leaves no audit row. And it must not run
inside the transaction of the work it tells of, or nobody would see it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ronda.apps.hashes.models import Collection, CollectionState

READING, KNOWN, NEAR, GROUPS, KEEPING = "reading", "known", "near", "groups", "keeping"
STARTS = {READING: 0, KNOWN: 45, NEAR: 55, GROUPS: 65, KEEPING: 85}
"""At how many percent each step begins; measured on a million rows."""

_BREATH = 0.5


def wait_again(collection_id: int) -> None:
    """Put a triage back in the queue whose worker was killed; one that ended stays as it is."""
    begun = Collection.objects.filter(pk=collection_id, state=CollectionState.RUNNING)
    begun.update(state=CollectionState.WAITING, percent=0, step="")


def begin(collection: Collection) -> bool:
    """Take a waiting triage up; False where it is not waiting any more."""
    waiting = Collection.objects.filter(pk=collection.pk, state=CollectionState.WAITING)
    return bool(waiting.update(state=CollectionState.RUNNING, percent=0, step=READING))


@dataclass
class Telling:
    """Tells of one step of a triage, at most twice a second."""

    collection: Collection
    step: str
    last: float = field(default=0.0)

    def __call__(self, share: float) -> None:
        """Say that `share` of the step, 0 to 1, is done."""
        now = time.monotonic()
        if now - self.last < _BREATH:
            return
        self.last = now
        later = [start for start in [*STARTS.values(), 100] if start > STARTS[self.step]]
        percent = STARTS[self.step] + int(share * (later[0] - STARTS[self.step]))
        running = Collection.objects.filter(pk=self.collection.pk, state=CollectionState.RUNNING)
        running.update(percent=min(percent, 99), step=self.step)


def telling(collection: Collection, step: str) -> Callable[[float], None]:
    """What tells of a step that now begins."""
    told = Telling(collection, step)
    told(0.0)
    return told
