"""Keeping the index that is matched against in step with the database.

Two things to know. The database's triggers write down each item that changed (`IndexChange`), and
following looks at how it stands now: done twice or in another order it comes to the same. And the
rows of what was followed are deleted only after the index has it on the disk, so that a process
that dies leaves work to do and nothing undone.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from ronda.apps.hashes.models import (
    STANDING,
    Classification,
    ClassificationState,
    HashValue,
    IndexChange,
)
from ronda.hashes.errors import DamagedIndex, NoIndex
from ronda.hashes.index.journal import Journal
from ronda.hashes.index.snapshot import Snapshot
from ronda.matching.labels import Label, Labels, labels_write

AT_ONCE = 5_000
LONGEST_JOURNAL = 100_000
"""Changes after which a new snapshot is written: they are searched more slowly than one."""
CHANNEL = "hashes_index"
"""PostgreSQL tells on this channel that there is something to follow."""


def index_folder() -> Path:
    """Where the index lies."""
    return Path(settings.RONDA.matching) / "index"


def index_follow() -> int:
    """Tell the index what changed since the last time; how many items that was.

    Builds the index where there is none, or a damaged one. Raises CannotKeep, OSError; what was
    not told then is told the next time.
    """
    try:
        journal = Journal(index_folder())
    except (NoIndex, DamagedIndex):
        index_build()
        journal = Journal(index_folder())
    count = 0
    while some := _follow_some(journal):
        count += some
    if journal.position.changes > LONGEST_JOURNAL:
        index_build()
    return count


def index_build() -> None:
    """Write the index anew from the database; the one of before answers meanwhile."""
    folder = index_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        since = Journal(folder).position
    except (NoIndex, DamagedIndex):
        since = None
    live = HashValue.objects.filter(live=True).values_list("item_id", "kind", "value")
    for ids in _some_ids():
        labels_write(folder.parent, _labels(ids))
    rows = live.iterator(chunk_size=AT_ONCE)
    Snapshot.write(folder, ((id, kind, bytes(value)) for id, kind, value in rows), since=since)


def _follow_some(journal: Journal) -> int:
    with transaction.atomic():
        rows = IndexChange.objects.select_for_update(skip_locked=True).order_by("pk")[:AT_ONCE]
        changes = list(rows)
        items = sorted({change.item_id for change in changes})
        labels_write(index_folder().parent, _labels(items))
        _tell(journal, items)
        IndexChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
    return len(items)


def _tell(journal: Journal, items: Sequence[int]) -> None:
    """How the items stand now: which of their values are found, and which are not any more."""
    values = HashValue.objects.filter(item_id__in=items).values_list(
        "item_id", "kind", "value", "live"
    )
    live: dict[int, list[tuple[int, str, bytes]]] = {}
    whole = set(items)
    for item, kind, value, is_live in values:
        if is_live:
            live.setdefault(item, []).append((item, kind, bytes(value)))
        else:
            whole.discard(item)
    # An entry of the index is taken out whole; what is left of it is put back.
    journal.withdraw_many(item for item in items if item not in live or item not in whole)
    journal.add_many(one for values_of in live.values() for one in values_of)


def _labels(items: Iterable[int]) -> dict[int, Labels]:
    """What may be told of items: the classifications that stand, of entries that stand."""
    found: dict[int, set[Label]] = {item: set() for item in items}
    rows = (
        Classification.objects.filter(
            entry__item__in=found,
            entry__state__in=STANDING,
            state=ClassificationState.STANDING,
        )
        .annotate(item=F("entry__item_id"))
        .values_list("item", "scheme", "version", "country", "code")
    )
    for item, *label in rows:
        found[item].add(Label(*label))
    return {item: tuple(sorted(labels)) for item, labels in found.items()}


def _some_ids() -> Iterator[list[int]]:
    """The ids of all items that are matched, some at a time."""
    live = HashValue.objects.filter(live=True).values_list("item_id", flat=True).distinct()
    some: list[int] = []
    for id in live.order_by("item_id").iterator(chunk_size=AT_ONCE):
        some.append(id)
        if len(some) == AT_ONCE:
            yield some
            some = []
    yield some


def index_follow_on() -> None:
    """Follow for good: at once when something changed, and every few seconds in any case."""
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {CHANNEL}")
    while True:
        index_follow()
        waiting = connection.connection.notifies(timeout=5.0, stop_after=1)
        for _notice in waiting:
            pass
