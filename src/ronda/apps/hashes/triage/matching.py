"""What of a staged list is known, what is near to known, and how the rest hangs together.

Two things to know. Known is what has a live exact hash in common with an item; near is what is
within the threshold of a live PDQ hash; new is neither and not set apart by rule. And a flat
picture's PDQ hash, of low quality, is never compared: it would be near to everything flat.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ronda.apps.hashes.triage.staging import put_in_columns, run, take_out
from ronda.hashes.grouping import groups, nearest
from ronda.hashes.kinds import LOWEST_QUALITY

Progress = Callable[[float], None]
Hashes = npt.NDArray[np.uint8]

_KNOWN = """
INSERT INTO triage_known
SELECT DISTINCT ON (line) line, item_id, kind FROM (
  SELECT r.line, h.item_id, h.kind, 1 AS turn FROM triage_row r
    JOIN hashes_hashvalue h ON h.kind = 'sha256' AND h.value = r.sha256 AND h.live
  UNION ALL
  SELECT r.line, h.item_id, h.kind, 2 FROM triage_row r
    JOIN hashes_hashvalue h ON h.kind = 'sha1' AND h.value = r.sha1 AND h.live
  UNION ALL
  SELECT r.line, h.item_id, h.kind, 3 FROM triage_row r
    JOIN hashes_hashvalue h ON h.kind = 'md5' AND h.value = r.md5 AND h.live
) found ORDER BY line, turn
"""
_SET_APART = """
UPDATE triage_row SET reason = 'low-quality'
WHERE reason = '' AND pdq IS NOT NULL AND quality < %s
"""
_LIVE = """
SELECT item_id, value FROM hashes_hashvalue
WHERE kind = 'pdq' AND live AND coalesce(quality, 100) >= {lowest} ORDER BY id
"""
_OPEN = """
FROM triage_row r WHERE r.reason = ''
  AND NOT EXISTS (SELECT 1 FROM triage_known k WHERE k.line = r.line)
  AND NOT EXISTS (SELECT 1 FROM triage_near n WHERE n.line = r.line)
"""
_SAME = """
SELECT line, first FROM (
  SELECT r.line, min(r.line) OVER (PARTITION BY r.{kind}) AS first {open} AND r.{kind} IS NOT NULL
) same WHERE line <> first
"""


def find_known() -> None:
    """Find the rows that have an exact hash in common with an item."""
    run("ANALYZE triage_row")
    run(_SET_APART, [LOWEST_QUALITY])
    run(_KNOWN)
    run("CREATE INDEX ON triage_known (line)")
    run("ANALYZE triage_known")


def find_near(threshold: int, progress: Progress) -> None:
    """Find, of the others, those within `threshold` bits of an item."""
    base = take_out(_LIVE.format(lowest=LOWEST_QUALITY), item="i8", value="V32")
    rows = take_out(f"SELECT line, pdq {_OPEN} AND pdq IS NOT NULL", line="i4", value="V32")
    found = nearest(_bytes(base["value"]), _bytes(rows["value"]), threshold, progress=progress)
    near = found.row >= 0
    lines, items = rows["line"].astype(np.int64), base["item"].astype(np.int64)
    if len(items):
        put_in_columns("triage_near", lines[near], items[found.row[near]], found.distance[near])
    run("CREATE INDEX ON triage_near (line)")
    run("ANALYZE triage_near")


def find_groups(threshold: int, progress: Progress) -> None:
    """Bring together the new ones that hang together, by PDQ or by an exact hash."""
    with_pdq = take_out(f"SELECT line, pdq {_OPEN} AND pdq IS NOT NULL", line="i4", value="V32")
    without = take_out(f"SELECT line {_OPEN} AND pdq IS NULL", line="i4")
    lines = np.concatenate([with_pdq["line"], without["line"]]).astype(np.int64)
    if not len(lines):
        return
    found = groups(_bytes(with_pdq["value"]), threshold, same=_same(lines), progress=progress)
    roots, member, sizes = np.unique(found.first, return_inverse=True, return_counts=True)
    number = np.empty(len(roots), dtype=np.int64)
    # The largest first; of equal ones that whose first row comes first in the list.
    number[np.lexsort((lines[roots], -sizes))] = np.arange(1, len(roots) + 1)
    put_in_columns("triage_member", lines, number[member.reshape(-1)])
    put_in_columns("triage_group", number, sizes.astype(np.int64), found.step[roots])
    run("ANALYZE triage_member")


def _same(lines: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Pairs of turns in `lines` whose rows have an exact hash in common; the last with itself.

    The last is there so that each row is somewhere, with or without a PDQ hash.
    """
    order = np.argsort(lines)
    last = len(lines) - 1
    pairs = [np.array([[last, last]], dtype=np.int64)]
    for kind in ("md5", "sha1", "sha256"):
        rows = take_out(_SAME.format(kind=kind, open=_OPEN), line="i4", first="i4")
        told = np.stack([rows["line"], rows["first"]], axis=1).astype(np.int64)
        pairs.append(order[np.searchsorted(lines, told, sorter=order)])
    return np.concatenate(pairs)


def _bytes(values: npt.NDArray[np.void]) -> Hashes:
    """Hashes of 32 bytes as an array of bytes, n × 32."""
    return np.frombuffer(values.tobytes(), dtype=np.uint8).reshape(-1, 32)
