"""How entries change their state; part of the transaction of whoever decides.

Two things to know. Nothing but `entries_go` changes a state, and it walks the table of
`workflow.py`: from a state that has no such way it refuses, for all entries or none. And what is
matched against follows at once.
"""

from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotNow
from ronda.apps.hashes.models import (
    STANDING,
    Change,
    Classification,
    Entry,
    HashValue,
    State,
)
from ronda.apps.hashes.notices import copies_follow
from ronda.apps.hashes.retention import kept_as, rules
from ronda.apps.hashes.workflow import Way

ERASED: Mapping[str, object] = {
    "size": None,
    "mime": "",
    "series": "",
    "tags": [],
    "case_reference": "",
    "handling": "",
    "first_seen": None,
    "updated": None,
    "victim": "unknown",
    "distributed": "unknown",
    "self_generated": "unknown",
    "offender_identified": "unknown",
}
"""What an erased entry says: nothing."""


def entries_locked(entry_ids: Sequence[int], way: Way) -> list[Entry]:
    """The entries, locked until the transaction ends.

    Raises NotNow where one is in a state from which this way does not lead.
    """
    found = list(Entry.objects.select_for_update().filter(pk__in=entry_ids).order_by("pk"))
    astray = [entry for entry in found if entry.state not in way.starts]
    if astray or len(found) != len(set(entry_ids)):
        raise NotNow(
            ngettext(
                "One entry changed meanwhile: “%(way)s” is not open to it any more.",
                "%(count)d entries changed meanwhile: “%(way)s” is not open to them any more.",
                len(astray),
            )
            % {"count": len(astray), "way": way.label},
            tuple(f"{entry.pk}: {entry.get_state_display()}" for entry in astray[:10]),
        )
    return found


def references_checked_at_once() -> None:
    """Have references checked with each statement and not at the transaction's end.

    Each row that the history takes in looks through all checks that are still to come: of a
    hundred thousand rows it would be a hundred thousand times as many.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def entries_go(*, entry_ids: Sequence[int], way: Way, confirmed_by: User | None = None) -> None:
    """Have entries go a way: state, day of retention, what is matched, notices to copies."""
    references_checked_at_once()
    found = entries_locked(entry_ids, way)
    changed: dict[str, object] = {"version": F("version") + 1}
    if way.end is not None:
        changed |= {"state": way.end, "retain_until": _until(way.end)}
    if confirmed_by is not None:
        changed["confirmed_by"] = confirmed_by
    Entry.objects.filter(pk__in=entry_ids).update(**changed)
    if way.end is State.ERASED:
        _erase(entry_ids)
    if way.end is not None:
        hash_values_follow(item_ids=sorted({entry.item_id for entry in found}))
    if way.follows:
        copies_follow(entry_ids=entry_ids, what=way.name)


def hash_values_follow(*, item_ids: Sequence[int]) -> None:
    """Have those hash values live, and only those, that a standing entry gives."""
    standing = Entry.objects.filter(hash_values=OuterRef("pk"), state__in=STANDING)
    own = HashValue.objects.filter(item_id__in=item_ids)
    own.filter(Exists(standing), live=False).update(live=True)
    own.filter(~Exists(standing), live=True).update(live=False)


def _until(state: State) -> object:
    kept = kept_as(state)
    return rules()[kept].until(timezone.localdate()) if kept else None


def _erase(entry_ids: Sequence[int]) -> None:
    """Leave of entries only that they were there, whose they were, and who handled them."""
    entries = Entry.objects.filter(pk__in=entry_ids)
    Classification.objects.filter(entry__in=entry_ids).delete()
    Change.objects.filter(entry__in=entry_ids).update(before=None, after=None)
    items = list(entries.values_list("item_id", flat=True))
    Entry.hash_values.through.objects.filter(entry_id__in=entry_ids).delete()
    for entry in entries:
        Entry.objects.filter(pk=entry.pk).update(key=f"erased:{entry.pk}", **ERASED)
    given = Entry.objects.filter(hash_values=OuterRef("pk"))
    HashValue.objects.filter(~Exists(given), item_id__in=items).delete()


def nothing_erased() -> str:
    """The sentence that a tombstone shows."""
    return _("Erased. Only that it was there, and who handled it, is kept.")
