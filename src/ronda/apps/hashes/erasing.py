"""Erasing a collection; part of the transaction of whoever confirms it.

Two things to know. Two people have asked for it by then (`services.retention`,
`services.proposals`). And what was worked on stays as a number, so that outcomes can be counted.
"""

from django.utils.translation import gettext as _

from ronda.apps.errors import NotNow
from ronda.apps.hashes.models import (
    BrokenLine,
    Collection,
    CollectionRow,
    CollectionState,
    Group,
)


def collection_erase(collection: Collection) -> None:
    """Leave of a collection only that it was there and who handled it. Raises NotNow."""
    locked = Collection.objects.select_for_update().get(pk=collection.pk)
    erasable(locked)
    CollectionRow.objects.filter(collection=locked).delete()
    Group.objects.filter(collection=locked, lead__isnull=True).delete()
    BrokenLine.objects.filter(collection=locked).delete()
    locked.state, locked.retain_until = CollectionState.ERASED, None
    locked.reference, locked.file_name, locked.sha256 = "", "", ""
    locked.save()


def erasable(collection: Collection) -> None:
    """Raise NotNow where a collection cannot be erased as it is."""
    if collection.state not in {CollectionState.DONE, CollectionState.FAILED}:
        raise NotNow(_("A collection that is in work, or erased already, cannot be erased."))
