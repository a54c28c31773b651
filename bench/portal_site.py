"""Serves a generated record by Ronda and by Datasette and measures both; a program of its own.

Two things to know. It is called with a folder for what it makes and the data folder of the record;
figures go to the standard output as JSON. And a page is "made anew" where a number that no page
knows is in its address.
"""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from bench.measuring import python
from bench.portal import environment
from bench.portal_asking import Asker, Served, at_once, one_by_one

ASKED, ASKERS, SECONDS = 100, 8, 8.0
_DUMP = "import sys; sys.argv = ['ronda', 'dump', sys.argv[1]]; from ronda.cli import main; main()"
_KINDS = {
    "recommendations": "recommendation",
    "findings": "observation",
    "follow_up": "follow-up",
    "practices": "practice",
}
_FACETS = ("kind", "party", "body", "strength", "language")
_SEARCHES: Mapping[str, Sequence[str]] = {
    "a rare word": ("Mezora", "Kovane", "Tilun", "Beresa", "Ronis"),
    "two words": ("legal aid", "witnesses protection", "birth registration", "helpline police"),
    "a phrase": ('"free legal aid"', '"limitation periods"', '"civil society"'),
    "a common word": ("authorities", "training", "data"),
    "French": ("aide juridictionnelle", "témoins", "égalité"),
    "Serbian": ("заштита сведока", "судија", "prijava"),
}


def main(folder: Path, data: Path) -> dict[str, Any]:
    """Dump, then serve and ask both."""
    os.environ.update(environment(data))
    dump = folder / "dump"
    took = python(_DUMP, dump)
    figures: dict[str, Any] = {
        "dump": {"seconds": took.seconds, "cpu": took.cpu, "megabytes": took.megabytes}
    }
    base = folder / "statements.sqlite"
    figures["statements"] = _for_datasette(dump / "ronda.sqlite", base)
    with _ronda(data) as served, _datasette(base) as other:
        figures["search"] = _searches(served, other)
        figures["page"] = _pages(served, other, _addresses())
        figures["load"] = _load(served, _addresses())
    return figures


def _for_datasette(dump: Path, base: Path) -> int:
    """The dump's statements in one table with FTS5, as its users are advised to make it."""
    base.unlink(missing_ok=True)
    with closing(sqlite3.connect(base)) as made:
        made.execute("PRAGMA synchronous = OFF")
        made.execute("ATTACH ? AS dump", [str(dump)])
        columns = "kind, party, body, round, chapter, strength, language, text, page"
        made.execute(f"CREATE TABLE statements (id INTEGER PRIMARY KEY, {columns})")
        for table, kind in _KINDS.items():
            known = {one[1] for one in made.execute(f"PRAGMA dump.table_info({table})")}
            strength = "strength" if "strength" in known else "NULL"
            made.execute(
                f"INSERT INTO statements ({columns}) SELECT ?, party, body, round, chapter,"
                f" {strength}, language, text, page FROM dump.{table}",
                [kind],
            )
        for name in (*_FACETS, "round"):
            made.execute(f"CREATE INDEX statements_{name} ON statements ({name})")
        made.execute(
            "CREATE VIRTUAL TABLE statements_fts USING fts5"
            " (text, content='statements', content_rowid='id', tokenize='porter')"
        )
        made.execute("INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')")
        made.execute("ANALYZE")
        made.commit()
        (number,) = made.execute("SELECT count(*) FROM statements").fetchone()
    return int(number)


def _searches(served: Served, other: Served) -> dict[str, Any]:
    found = {}
    for name, words in _SEARCHES.items():
        ours = one_by_one(served, [_asked("/search/", q=one) for one in words], ASKED)
        plain = [_asked("/statements/statements", _search=one) for one in words]
        facets = "".join(f"&_facet={one}" for one in _FACETS)
        with_facets = one_by_one(other, [f"{one}{facets}" for one in plain], ASKED // 5)
        against = [
            ("with facets", with_facets["p95"]),
            ("without facets", one_by_one(other, plain, ASKED // 5)["p95"]),
        ]
        found[name] = ours | {"against": against}
        _say(name, found[name])
    return found


def _pages(served: Served, other: Served, addresses: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    rows = [f"/statements/statements/{n}" for n in range(1, 6)]
    list_of = ["/statements/statements?body=generated-1&kind=recommendation"]
    against = {
        "an edition": [("one row", one_by_one(other, rows, ASKED)["p95"])],
        "a recommendation in all Parties": [("a table", one_by_one(other, list_of, ASKED)["p95"])],
    }
    found = {}
    for name, paths in addresses.items():
        fresh = (f"{path}{'&' if '?' in path else '?'}n={n}" for n in count() for path in paths)
        found[name] = one_by_one(served, fresh, ASKED) | {"against": against.get(name, ())}
        _say(name, found[name])
    return found


def _load(served: Served, addresses: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    every = [path for paths in addresses.values() for path in paths]
    with Asker(served.port) as asker:
        for path in every * 4:
            asker.ask(path)
    kept = at_once(served, every, ASKERS, SECONDS)
    fresh = [f"{path}?m={n}" for n in range(2_000) for path in every if "?" not in path]
    made = at_once(served, fresh, ASKERS, SECONDS)
    _say("load", {"kept": kept["a second"], "made": made["a second"]})
    return {"kept": kept, "made anew": made}


def _addresses() -> dict[str, list[str]]:
    """Pages that everybody reads, some of each kind; those that this Ronda has."""
    import django

    django.setup()
    from django.urls import NoReverseMatch, reverse

    from ronda.apps.compliance.models import Edition

    # Spread over the record.
    editions = Edition.objects.select_related("factsheet__round__body", "factsheet__party")
    number = editions.count()
    some = [editions.order_by("pk")[number * n // 5] for n in range(5)]
    at = [(one.factsheet.round.body.slug, one.factsheet.round.number) for one in some]
    asked: dict[str, tuple[str, list[list[Any]]]] = {
        "home": ("portal:home", [[]]),
        "all factsheets": ("portal:factsheets", [[]]),
        "an edition": ("portal:edition", [[one.pk] for one in some]),
        "a Party": ("portal:party", [[one.factsheet.party.code.lower()] for one in some]),
        "rounds": ("rounds:rounds", [[]]),
        "a round": ("rounds:round", [[*one] for one in at]),
        "a matrix": ("portal:matrix", [[*one] for one in at]),
        "a recommendation in all Parties": ("portal:asked", [[*one, "R3"] for one in at]),
        "a chapter": ("portal:chapter", [[*one, "I"] for one in at]),
        "practices": ("portal:practices", [[]]),
        "open data": ("data:data", [[]]),
    }
    found = {}
    for name, (view, every) in asked.items():
        try:
            found[name] = [reverse(view, args=arguments) for arguments in every]
        except NoReverseMatch:
            _say(name, {"left out": 1})
    return found


@contextmanager
def _ronda(data: Path) -> Iterator[Served]:
    port = _free()
    command = [sys.executable, "-P", "-m", "ronda.cli", "serve", "--port", str(port)]
    with _running([*command, "--processes", "2"], port) as pid:
        server = (data / "postgres" / "postmaster.pid").read_text().splitlines()[0]
        yield Served(port, [pid, int(server)])


@contextmanager
def _datasette(base: Path) -> Iterator[Served]:
    port = _free()
    limits = (
        "--setting",
        "sql_time_limit_ms",
        "20000",
        "--setting",
        "facet_time_limit_ms",
        "20000",
    )
    command = [str(Path(sys.executable).parent / "datasette"), "serve", "-i", str(base)]
    with _running([*command, "--port", str(port), *limits], port) as pid:
        yield Served(port, [pid])


@contextmanager
def _running(command: Sequence[str], port: int) -> Iterator[int]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            yield process.pid
        finally:
            process.terminate()


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"Nothing answers on port {port}.")


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _asked(path: str, **query: str) -> str:
    from urllib.parse import urlencode

    return f"{path}?{urlencode(query)}"


def _say(name: str, figures: Mapping[str, Any]) -> None:
    print(name, figures, file=sys.stderr, flush=True)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
