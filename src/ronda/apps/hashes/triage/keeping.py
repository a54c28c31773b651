"""A staged triage made part of the record; in the transaction of whoever ends it.

Two things to know. Rows go over whole, with their verdict, in one statement. And the list as it was
handed in goes away at the same moment: only what was read of it is kept.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Count

from ronda.apps.hashes.models import Collection, CollectionPart, CollectionRow, Group, Verdict
from ronda.apps.hashes.triage.staging import run

_GROUPS = """
INSERT INTO hashes_group (collection_id, number, size, spread)
SELECT %s, number, size, spread FROM triage_group ORDER BY number
"""
_ROWS = """
INSERT INTO hashes_collectionrow
  (collection_id, line, type, md5, sha1, sha256, pdq, quality,
   verdict, reason, item_id, "by", distance, group_id)
SELECT %s, r.line, r.type, r.md5, r.sha1, r.sha256, r.pdq, r.quality,
  CASE WHEN k.line IS NOT NULL THEN 'known' WHEN n.line IS NOT NULL THEN 'near'
       WHEN r.reason <> '' THEN 'set-aside' ELSE 'new' END,
  CASE WHEN k.line IS NULL THEN r.reason ELSE '' END,
  coalesce(k.item_id, n.item_id),
  coalesce(k.kind, CASE WHEN n.line IS NOT NULL THEN 'pdq' ELSE '' END),
  CASE WHEN k.line IS NOT NULL THEN 0 ELSE n.distance END,
  g.id
FROM triage_row r
LEFT JOIN triage_known k USING (line)
LEFT JOIN triage_near n USING (line)
LEFT JOIN triage_member m USING (line)
LEFT JOIN hashes_group g ON g.collection_id = %s AND g.number = m.number
ORDER BY r.line
"""


@dataclass(frozen=True)
class Counts:
    """How many rows there are of each verdict, and how many groups of new ones."""

    new: int
    near: int
    known: int
    set_aside: int
    groups: int

    @property
    def total(self) -> int:
        """All rows."""
        return self.new + self.near + self.known + self.set_aside


def keep(collection: Collection) -> Counts:
    """Make the staged triage part of the record; what it came to."""
    run(_GROUPS, [collection.pk])
    run(_ROWS, [collection.pk, collection.pk])
    CollectionPart.objects.filter(collection=collection).delete()
    own = CollectionRow.objects.filter(collection=collection)
    told = dict(own.values_list("verdict").annotate(Count("id")).order_by())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE hashes_group")
    return Counts(
        new=told.get(Verdict.NEW, 0),
        near=told.get(Verdict.NEAR, 0),
        known=told.get(Verdict.KNOWN, 0),
        set_aside=told.get(Verdict.SET_ASIDE, 0),
        groups=Group.objects.filter(collection=collection).count(),
    )
