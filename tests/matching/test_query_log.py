"""What was asked is on the disk before it is answered, and nobody can change it unseen."""

import asyncio
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ronda.hashes.kinds import kind
from ronda.matching import files
from ronda.matching.denials import NotReady
from ronda.matching.query_log import Altered, QueryLog, digest_of, lines
from ronda.matching.questions import Asked
from ronda.matching.tokens import Claims
from tests.matching.accredited import BASIS, PURPOSE, client
from tests.matching.full_disk import full_disk

ASKED = Asked(kind("md5"), bytes(range(16)), 0)
AT = 1_800_000_000.0


def claims(token: str) -> Claims:
    return Claims(client(), token, PURPOSE, BASIS, "A-17", int(AT) + 60)


async def keep_at_once(log: QueryLog, *tokens: str) -> None:
    """Keep a query for each token, all at once."""
    kept = (log.keep(claims(token), (ASKED,), at=AT, known=1) for token in tokens)
    await asyncio.gather(*kept)


def keep(log: QueryLog, *tokens: str) -> None:
    """The same in a thread with a loop of its own: that of the tests may have the browser's."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, keep_at_once(log, *tokens)).result()


def read(folder: Path, log: QueryLog) -> list[dict[str, object]]:
    return [line.said for line in lines(folder, log.path)]


def test_line_says_who_asked_and_why_and_not_what(tmp_path: Path) -> None:
    log = QueryLog(tmp_path)
    keep(log, "1")
    head, said = read(tmp_path, log)
    assert head["format"] == "ronda-queries/1"
    assert said["client"] == "harbour-police" and said["agreement"] == "agreement:1"
    assert (said["purpose"], said["basis"], said["case"]) == (PURPOSE, BASIS, "A-17")
    assert (said["hashes"], said["known"], said["token"]) == (1, 1, "1")
    text = log.path.read_bytes()
    assert ASKED.value.hex().encode() not in text
    key = files.key(tmp_path, "query-log-digest")
    assert said["digests"] == digest_of(key, ASKED).hex()
    assert digest_of(bytes(32), ASKED).hex().encode() not in text
    assert log.path.stat().st_mode & 0o777 == 0o600


def test_many_at_once_are_all_kept_in_order(tmp_path: Path) -> None:
    log = QueryLog(tmp_path)
    keep(log, *map(str, range(500)))
    assert [said["token"] for said in read(tmp_path, log)[1:]] == list(map(str, range(500)))


def test_reading_goes_on_where_it_ended(tmp_path: Path) -> None:
    log = QueryLog(tmp_path)
    keep(log, "1", "2")
    last = list(lines(tmp_path, log.path))[-1]
    keep(log, "3")
    (more,) = lines(tmp_path, log.path, after=last.ends, seal=last.seal)
    assert more.said["token"] == "3"


@pytest.mark.parametrize("how", ["changed", "taken out", "moved"])
def test_altered_line_is_found(tmp_path: Path, how: str) -> None:
    log = QueryLog(tmp_path)
    keep(log, "1", "2", "3")
    head, first, second, third = log.path.read_bytes().splitlines(keepends=True)
    altered = {
        "changed": [head, first, second.replace(b'"known":1', b'"known":0'), third],
        "taken out": [head, first, third],
        "moved": [head, second, first, third],
    }[how]
    log.path.write_bytes(b"".join(altered))
    with pytest.raises(Altered, match="was altered before byte"):
        read(tmp_path, log)


def test_line_that_is_not_whole_is_left(tmp_path: Path) -> None:
    log = QueryLog(tmp_path)
    keep(log, "1", "2")
    log.path.write_bytes(log.path.read_bytes()[:-10])
    assert [said["token"] for said in read(tmp_path, log)[1:]] == ["1"]


def test_log_goes_on_in_another_file(tmp_path: Path) -> None:
    log = QueryLog(tmp_path, largest=1_000)
    for number in range(20):
        keep(log, str(number))
    logs = sorted(tmp_path.glob("queries-*.log"))
    assert len(logs) > 1
    kept = {line.said.get("token") for path in logs for line in lines(tmp_path, path)}
    assert kept >= set(map(str, range(20)))


def test_disk_that_is_full_is_a_no_and_leaves_no_half_line(tmp_path: Path) -> None:
    log = QueryLog(tmp_path)
    keep(log, "1")
    size = log.path.stat().st_size
    with (
        full_disk(size + 100),
        pytest.raises(NotReady, match="could not be logged"),
    ):
        keep(log, "2")
    assert log.path.stat().st_size == size
    keep(log, "3")
    assert [said["token"] for said in read(tmp_path, log)[1:]] == ["1", "3"]


WRITER = """
import asyncio, sys
from pathlib import Path
from ronda.matching.query_log import QueryLog
from tests.matching.test_query_log import keep_at_once

async def one(log, number):
    await keep_at_once(log, str(number))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()

async def main():
    log = QueryLog(Path(sys.argv[1]))
    number = 0
    while True:
        await asyncio.gather(*(one(log, number + step) for step in range(50)))
        number += 50

asyncio.run(main())
"""


def test_nothing_that_was_answered_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env=os.environ | {"PYTHONPATH": f"{root}:{root / 'src'}"},
    ) as process:
        assert process.stdout is not None
        answered = [process.stdout.readline() for _ in range(300)]
        process.kill()
        answered += process.stdout.read().splitlines()
    time.sleep(0.1)
    (path,) = tmp_path.glob("queries-*.log")
    kept = {str(line.said.get("token")) for line in lines(tmp_path, path)}
    told = {line.strip() for line in answered if line.strip().isdigit()}
    assert len(told) >= 300 and told <= kept
