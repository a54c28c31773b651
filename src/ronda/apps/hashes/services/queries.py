"""Taking the matching service's logs into the database, where the auditor reads them.

Two things to know. Each line is taken once, however often and from wherever this runs: its place in
its file is its name. And a file that was altered is read up to there and no further, and says so.
"""

from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.hashes.models import Query, QueryLog
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.policy import demand
from ronda.matching.query_log import PATTERN, Altered, Line, lines

AT_ONCE = 2_000


def queries_load(*, actor: Actor) -> int:
    """Take in what the logs have since the last time; how many queries came."""
    demand(verdict(actor, Can.QUERIES_LOAD))
    folder: Path = settings.RONDA.matching
    return sum(_load(actor, folder, path) for path in sorted(folder.glob(PATTERN)))


def _load(actor: Actor, folder: Path, path: Path) -> int:
    known = QueryLog.objects.filter(file_name=path.name).first()
    if known is not None and (known.altered or known.position == path.stat().st_size):
        return 0
    count = 0
    while taken := _load_some(actor, folder, path):
        count += taken
    return count


def _load_some(actor: Actor, folder: Path, path: Path) -> int:
    """One transaction's worth of a log."""
    with act(actor=actor, what=Can.QUERIES_LOAD) as done:
        log, _new = QueryLog.objects.select_for_update().get_or_create(file_name=path.name)
        found, altered = _read(folder, path, log)
        Query.objects.bulk_create(_query(log, line) for line in found if "client" in line.said)
        if found:
            log.position, log.seal = found[-1].ends, found[-1].seal.hex()
        log.altered = altered
        log.save()
        done.concerns(log)
        done.after = {"queries": len(found), "altered": altered}
    return 0 if altered else len(found)


def _read(folder: Path, path: Path, log: QueryLog) -> tuple[list[Line], str]:
    """The next lines, and a sentence where one was altered."""
    coming = lines(folder, path, after=log.position, seal=bytes.fromhex(log.seal))
    found: list[Line] = []
    try:
        found.extend(islice(coming, AT_ONCE))
    except Altered as altered:
        return found, str(altered)
    return found, ""


def _query(log: QueryLog, line: Line) -> Query:
    said: dict[str, Any] = {column: line.said[name] for column, name in _COLUMNS.items()}
    said["digests"] = bytes.fromhex(str(line.said["digests"]))
    return Query(log=log, position=line.ends, **said)


_COLUMNS = {
    "at": "at",
    "client": "client",
    "agreement": "agreement",
    "purpose": "purpose",
    "legal_basis": "basis",
    "case_reference": "case",
    "token": "token",
    "kinds": "kinds",
    "threshold": "threshold",
    "hash_count": "hashes",
    "known_count": "known",
}
"""A query's columns, and what a line of the log calls them."""
