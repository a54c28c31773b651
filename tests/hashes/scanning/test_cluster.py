"""Beyond one machine: a cluster that loses a node gives the same, complete and in order."""

import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from ronda.hashes.errors import Unfinished
from ronda.hashes.index.journal import Journal, Position
from ronda.hashes.scanning.cluster import _scan, scan_on_cluster
from ronda.hashes.scanning.lists import Layout, Part, parts_of
from ronda.hashes.scanning.machine import scan_here
from tests.hashes.scanning.lists import known, listed

MARK = "RONDA_TEST_CLUSTER"
RAY = {
    "RAY_USAGE_STATS_ENABLED": "0",
    # That a node is lost is noticed within seconds.
    "RAY_health_check_period_ms": "500",
    "RAY_health_check_failure_threshold": "3",
}


@pytest.fixture
def mark() -> Iterator[str]:
    """A word in the environment of all that a test starts; whatever has it at the end is ended."""
    word = uuid.uuid4().hex
    yield word
    for pid in started(word):
        os.kill(pid, signal.SIGKILL)


def started(word: str) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"{MARK}={word}".encode() in path.read_bytes().split(b"\0"):
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def test_a_node_killed_in_the_middle_changes_nothing(tmp_path: Path, mark: str) -> None:
    folder, asked, out = tmp_path / "index", tmp_path / "list.txt", tmp_path / "out.json"
    listed(asked, known(folder), 6000)
    Journal(folder).withdraw(1000)
    with asked.open("rb") as file:
        expected = "".join(s.table for s in scan_here(folder, parts_of(file, "pdq"), 31))
    assert expected.count("\n") > 1900
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hashes.scanning.cluster_run", folder, asked, out],
        env={**os.environ, MARK: mark, **RAY},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as cluster:
        try:
            said, _ = cluster.communicate(timeout=240)
        except subprocess.TimeoutExpired:
            cluster.kill()
            raise
    assert out.exists(), said.decode()
    told = json.loads(out.read_text())
    assert told["nodes"] == [2, 1]
    assert told["table"] == expected
    assert (told["code"], told["out"].partition("\n")[2]) == (0, expected)
    assert "6000 hashes matched from 6000 lines" in told["err"]


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    known(tmp_path, 3)
    with pytest.raises(Unfinished, match=r"no Ray cluster at “127\.0\.0\.1:1”"):
        list(scan_on_cluster("127.0.0.1:1", tmp_path, [], None))


def test_another_index_than_at_the_start_is_not_asked(tmp_path: Path) -> None:
    known(tmp_path, 3)
    part = Part(1, b"0" * 64)
    told = _scan(str(tmp_path), Position(2, 0), Layout(((0, "pdq"),)), part, None)
    assert isinstance(told, str) and "is not the one that was begun with" in told
