"""A change counts at once and everywhere, whole or not at all, and none can be slipped in."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from ronda.hashes.errors import BadHash, CannotKeep, DamagedIndex
from ronda.hashes.index.journal import Journal
from ronda.hashes.index.matcher import Matcher
from ronda.hashes.index.snapshot import Snapshot
from tests.hashes.index.indexes import all_found, entries, is_found, journal

ENTRIES = entries(5)
NEW = (77, "pdq", bytes(range(32)))
HEAD, RECORD = 64, 56


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Snapshot.write(tmp_path, ENTRIES)
    return tmp_path


def added(folder: Path, count: int) -> None:
    Journal(folder).add_many((n, "md5", bytes([n]) * 16) for n in range(100, 100 + count))


def test_what_is_added_and_withdrawn_counts_at_the_next_question(folder: Path) -> None:
    with Matcher.open(folder) as matcher:
        log = Journal(folder)
        assert not is_found(matcher, NEW)
        log.add(*NEW)
        assert is_found(matcher, NEW)
        log.withdraw(NEW[0])
        assert not is_found(matcher, NEW)
        log.add(*NEW)
        assert is_found(matcher, NEW)


def test_a_withdrawn_entry_is_found_by_none_of_its_values(folder: Path) -> None:
    with Matcher.open(folder) as matcher:
        Journal(folder).withdraw(3)
        assert [e[0] for e in ENTRIES if not is_found(matcher, e)] == [3] * 4


def test_a_value_added_after_the_withdrawal_is_found_and_the_old_ones_are_not(
    folder: Path,
) -> None:
    log = Journal(folder)
    log.add(3, "md5", b"1" * 16)
    log.withdraw(3)
    log.add(3, "md5", b"2" * 16)
    with Matcher.open(folder) as matcher:
        assert is_found(matcher, (3, "md5", b"2" * 16))
        assert not is_found(matcher, (3, "md5", b"1" * 16))
        assert not any(is_found(matcher, e) for e in ENTRIES if e[0] == 3)


def test_another_process_knows_it_within_a_second(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ronda.hashes.index.matcher import Matcher\n"
        f"matcher = Matcher.open(Path({str(folder)!r}))\n"
        "for _ in sys.stdin:\n"
        "    found = matcher.match('pdq', bytes(range(32)))\n"
        "    print([match.id for match in found], flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as asked:
        assert asked.stdin is not None and asked.stdout is not None

        def answer() -> str:
            assert asked.stdin is not None and asked.stdout is not None
            print("?", file=asked.stdin, flush=True)
            return asked.stdout.readline().strip()

        assert answer() == "[]"
        Journal(folder).add(*NEW)
        assert answer() == "[77]"
        Journal(folder).withdraw(77)
        assert answer() == "[]"
        asked.stdin.close()


def test_a_wrong_length_adds_none_of_the_batch(folder: Path) -> None:
    with pytest.raises(BadHash, match="16 bytes; this one has 3"):
        Journal(folder).add_many([NEW, (78, "md5", b"abc")])
    assert Journal(folder).position.changes == 0


@pytest.mark.parametrize("cut", [1, RECORD - 1, RECORD, RECORD + 1])
def test_a_torn_end_is_put_aside_and_what_was_before_counts(folder: Path, cut: int) -> None:
    added(folder, 3)
    path = journal(folder)
    path.write_bytes(path.read_bytes()[:-cut])
    whole = 3 - -(-cut // RECORD)
    assert all_found(folder, [(n, "md5", bytes([n]) * 16) for n in range(100, 100 + whole)])
    Journal(folder).add(*NEW)
    assert Journal(folder).position.changes == whole + 1
    assert all_found(folder, [NEW])


@pytest.mark.parametrize("zeros", [1, RECORD, 5 * RECORD + 3])
@pytest.mark.parametrize("torn", [0, 30])
def test_room_that_was_taken_and_not_filled_counts_for_nothing(
    folder: Path, zeros: int, torn: int
) -> None:
    added(folder, 2)
    path = journal(folder)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[HEAD : HEAD + torn] + bytes(zeros))
    with Matcher.open(folder) as matcher:
        assert matcher.changes == 2
        Journal(folder).add(*NEW)
        assert is_found(matcher, NEW)


def test_a_record_altered_anywhere_is_refused(folder: Path) -> None:
    added(folder, 4)
    path = journal(folder)
    whole = path.read_bytes()
    for place in range(HEAD + 3 * RECORD):
        altered = bytearray(whole)
        altered[place] ^= 1 << place % 8
        path.write_bytes(altered)
        with pytest.raises(DamagedIndex, match="torn or altered"):
            Matcher.open(folder)
    path.write_bytes(whole)
    assert all_found(folder, ENTRIES)


def test_records_cannot_be_exchanged_left_out_or_brought_from_elsewhere(
    folder: Path, tmp_path: Path
) -> None:
    added(folder, 3)
    path = journal(folder)
    whole = path.read_bytes()
    first, second, third = (whole[HEAD + n * RECORD : HEAD + (n + 1) * RECORD] for n in range(3))
    Snapshot.write(tmp_path / "other", [])
    added(tmp_path / "other", 3)
    other = journal(tmp_path / "other").read_bytes()
    for wrong in (
        whole[:HEAD] + second + first + third,
        whole[:HEAD] + second + third,
        whole[:HEAD] + other[HEAD:],
        other[:HEAD] + whole[HEAD:],
    ):
        path.write_bytes(wrong)
        with pytest.raises(DamagedIndex):
            Matcher.open(folder)


def test_an_open_matcher_refuses_a_journal_that_was_cut_short(folder: Path) -> None:
    added(folder, 3)
    with Matcher.open(folder) as matcher:
        path = journal(folder)
        os.truncate(path, HEAD + RECORD)
        with pytest.raises(DamagedIndex):
            matcher.match("pdq", bytes(32))


def test_a_damaged_journal_takes_nothing_more(folder: Path) -> None:
    added(folder, 4)
    path = journal(folder)
    whole = bytearray(path.read_bytes())
    whole[-3] ^= 1
    whole[-3 - RECORD] ^= 1
    path.write_bytes(whole)
    with pytest.raises(DamagedIndex):
        Journal(folder).add(*NEW)


def test_a_full_disk_adds_nothing_and_says_so(folder: Path) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (HEAD + 100 * RECORD + 9,) * 2)

    code = (
        "import sys; from pathlib import Path; from ronda.hashes.index.journal import Journal\n"
        f"log = Journal(Path({str(folder)!r}))\n"
        "log.add_many((n, 'md5', b'1' * 16) for n in range(100))\n"
        "print(log.position.changes, flush=True)\n"
        "log.add_many((n, 'md5', b'2' * 16) for n in range(100))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        preexec_fn=small,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "100\n"
    assert CannotKeep.__name__ in ran.stderr and "Nothing was added" in ran.stderr
    assert Journal(folder).position.changes == 100
    Journal(folder).add(*NEW)
    assert all_found(folder, [NEW])


def test_many_writers_lose_nothing(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ronda.hashes.index.journal import Journal\n"
        f"log, first = Journal(Path({str(folder)!r})), int(sys.argv[1])\n"
        "for n in range(first, first + 50): log.add(n, 'md5', n.to_bytes(16))\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(first)]) for first in (1000, 2000, 3000)
    ]
    Snapshot.write(folder, ENTRIES)  # meanwhile
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    expected = [(n, "md5", n.to_bytes(16)) for f in (1000, 2000, 3000) for n in range(f, f + 50)]
    assert all_found(folder, [*ENTRIES, *expected])


def test_a_writer_killed_at_any_moment_leaves_whole_changes(folder: Path) -> None:
    code = (
        "from itertools import count; from pathlib import Path\n"
        "from ronda.hashes.index.journal import Journal\n"
        f"log = Journal(Path({str(folder)!r}))\n"
        "first = log.position.changes\n"
        "for n in count(first):\n"
        "    log.add(n, 'md5', n.to_bytes(16))\n"
        "    print(n, flush=True)\n"
    )
    rng = np.random.default_rng(4)
    told = -1
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            told = int(writer.stdout.readline())
            time.sleep(float(rng.uniform(0, 0.03)))
            os.kill(writer.pid, signal.SIGKILL)
            told = int(([str(told), *writer.stdout.read().split("\n")[:-1]])[-1])
        changes = Journal(folder).position.changes
        assert changes >= told + 1
    assert all_found(folder, [(n, "md5", n.to_bytes(16)) for n in range(told + 1)])
