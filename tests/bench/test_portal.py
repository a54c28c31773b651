"""The bench of the open face: answers are timed, figures become rows, Datasette gets it all."""

import http.server
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bench.portal import Size, told
from bench.portal_asking import Served, at_once, one_by_one
from bench.portal_site import _for_datasette


class Quiet(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200 if self.path != "/gone" else 410)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_told: object) -> None: ...


@pytest.fixture
def served() -> Iterator[Served]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Served(server.server_address[1], [os.getpid()])
    server.shutdown()
    server.server_close()
    thread.join()


def test_answers_are_timed_one_by_one_and_many_at_once(served: Served) -> None:
    one = one_by_one(served, ["/a", "/b"], 20)
    assert 0 < one["p95"] < 5
    assert 0 <= one["cpu"] < 1
    many = at_once(served, ["/a", "/b"], 4, 0.5)
    assert many["a second"] * many["each"] == pytest.approx(1)
    assert served.processors() > 0


def test_an_answer_that_is_not_whole_ends_it(served: Served) -> None:
    with pytest.raises(RuntimeError, match="/gone: 410"):
        one_by_one(served, ["/gone"], 5)


def test_sizes_are_those_of_the_command() -> None:
    size = Size(2_000, 20, 4, 8_000)
    assert size.options[:4] == ["--recommendations", "2000", "--states", "20"]
    assert Size().recommendations == 250_000
    assert Size().statements == 1_000_000


def test_figures_become_rows_with_their_aims() -> None:
    page = {"p95": 0.2, "cpu": 0.05, "against": [("one row", 0.4)]}
    load = {"a second": 400.0, "each": 0.0025, "cpu": 0.002}
    dump = {"seconds": 10.0, "cpu": 8.0, "megabytes": 200.0}
    rows = list(
        told(
            {
                "statements": 1_000,
                "search": {"two words": page},
                "page": {"home": page | {"p95": 0.05}},
                "load": {"kept": load, "made anew": load},
                "dump": dump,
            }
        )
    )
    assert [one.what for one in rows if one.missed] == [
        "1,000 statements, search: two words, 95 in 100 within"
    ]
    assert rows[0].against == (("Datasette (one row)", 0.4),)


def test_datasette_gets_every_statement_and_finds_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "dump.sqlite")) as dump:
        for table in ("recommendations", "findings", "follow_up", "practices"):
            strength = ", strength" if table in {"recommendations", "follow_up"} else ""
            names = f"party, body, round, chapter, language, text, page{strength}"
            dump.execute(f"CREATE TABLE {table} ({names})")
            row = ["QMA", "b", 1, "I", "en", f"trained judges of {table}", "/p"]
            marks = ", ".join("?" * (len(row) + bool(strength)))
            dump.execute(f"INSERT INTO {table} VALUES ({marks})", row + ["invite"] * bool(strength))
        dump.commit()
    assert _for_datasette(tmp_path / "dump.sqlite", tmp_path / "s.sqlite") == 4
    with closing(sqlite3.connect(tmp_path / "s.sqlite")) as made:
        query = "SELECT count(*) FROM statements_fts WHERE statements_fts MATCH 'judge'"
        assert made.execute(query).fetchone() == (4,)
