"""A snapshot is whole and the right one, or refused; whatever becomes of its writer."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from ronda.hashes.errors import BadHash, CannotKeep, DamagedIndex, NoIndex, UnknownKind
from ronda.hashes.index.generations import current_generation
from ronda.hashes.index.journal import Journal
from ronda.hashes.index.matcher import Matcher
from ronda.hashes.index.snapshot import Hashes, Snapshot
from tests.hashes.index.indexes import all_found, base, entries, is_found, journal

ENTRIES = entries(20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Snapshot.write(tmp_path / "index", ENTRIES)
    return tmp_path / "index"


def test_every_entry_is_found_by_each_of_its_values(folder: Path) -> None:
    assert all_found(folder, ENTRIES)
    with Matcher.open(folder) as matcher:
        assert matcher.counts == {"md5": 20, "sha1": 20, "sha256": 20, "pdq": 20}


def test_an_empty_snapshot_finds_nothing(tmp_path: Path) -> None:
    Snapshot.write(tmp_path, [])
    with Matcher.open(tmp_path) as matcher:
        assert matcher.match("pdq", bytes(32)) == []
        assert matcher.match_many("md5", []) == []


def test_arrays_are_written_as_entries_are(tmp_path: Path) -> None:
    values = np.frombuffer(bytes(range(64)), dtype=np.uint8).reshape(2, 32)
    Snapshot.write_arrays(tmp_path, {"pdq": Hashes(np.array([7, -8]), values)})
    assert all_found(tmp_path, [(7, "pdq", bytes(range(32))), (-8, "pdq", bytes(range(32, 64)))])


def test_a_new_snapshot_takes_the_place_of_the_old(folder: Path) -> None:
    with Matcher.open(folder) as matcher:
        Snapshot.write(folder, ENTRIES[4:])
        assert [is_found(matcher, entry) for entry in ENTRIES[:5]] == [False] * 4 + [True]
    assert sorted(path.name for path in folder.iterdir()) == [
        "CURRENT", "LOCK", "base-2.index", "journal-2.log",
    ]  # fmt: skip


def test_a_folder_without_an_index_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(NoIndex, match="There is no index in"):
            Matcher.open(path)
        with pytest.raises(NoIndex):
            Journal(path)


def test_an_entry_of_the_wrong_length_or_kind_is_refused(folder: Path) -> None:
    with pytest.raises(BadHash, match="Entry 5: a hash of kind “sha1” has 20 bytes; this one"):
        Snapshot.write(folder, [(5, "sha1", bytes(19))])
    with pytest.raises(UnknownKind):
        Snapshot.write(folder, [(5, "photodna", bytes(144))])
    assert all_found(folder, ENTRIES)


def test_a_file_altered_anywhere_is_refused(folder: Path) -> None:
    path = base(folder)
    whole = path.read_bytes()
    rng = np.random.default_rng(2)
    places = [0, 15, 4095, 4096, len(whole) - 1, len(whole) - 70, *rng.integers(0, len(whole), 40)]
    for place in places:
        altered = bytearray(whole)
        altered[place] ^= 1 << int(rng.integers(8))
        path.write_bytes(altered)
        with pytest.raises(DamagedIndex, match="Build it anew from the database"):
            Matcher.open(folder)
    path.write_bytes(whole)
    assert all_found(folder, ENTRIES)


def test_a_file_cut_off_anywhere_is_refused(folder: Path) -> None:
    path = base(folder)
    whole = path.read_bytes()
    for length in (0, 1, 4096, len(whole) // 2, len(whole) - 64, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedIndex):
            Matcher.open(folder)


@pytest.mark.parametrize("said", ["", "\n", "base-1.index\n", "ronda-hash-index 1 generation 1\n"])
def test_a_torn_current_is_refused(folder: Path, said: str) -> None:
    (folder / "CURRENT").write_text(said)
    with pytest.raises(DamagedIndex, match="CURRENT is torn or altered"):
        Matcher.open(folder)
    Snapshot.write(folder, ENTRIES)
    assert all_found(folder, ENTRIES)


def test_a_missing_file_is_told(folder: Path) -> None:
    journal(folder).unlink()
    with pytest.raises(DamagedIndex, match="is missing"):
        Matcher.open(folder)


def test_a_version_of_a_kind_that_is_not_known_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "from ronda.hashes import kinds; from dataclasses import replace\n"
        "kinds.KINDS = {n: replace(k, version='2') for n, k in kinds.KINDS.items()}\n"
        "from pathlib import Path; from ronda.hashes.index.matcher import Matcher\n"
        f"Matcher.open(Path({str(folder)!r}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "DamagedIndex" in ran.stderr and "another kind or version" in ran.stderr


def test_what_the_journal_took_in_meanwhile_is_carried_over(folder: Path) -> None:
    journal = Journal(folder)
    before, after = (100, "md5", b"b" * 16), (101, "md5", b"a" * 16)
    journal.add(*before)
    position = journal.position
    journal.add(*after)
    journal.withdraw(0)
    Snapshot.write(folder, [*ENTRIES, before], since=position)
    with Matcher.open(folder) as matcher:
        assert is_found(matcher, before) and is_found(matcher, after)
        assert not is_found(matcher, ENTRIES[0])
        assert matcher.changes == 1


def test_without_a_position_everything_is_carried_over(folder: Path) -> None:
    Journal(folder).add(100, "md5", b"b" * 16)
    Snapshot.write(folder, [])
    assert all_found(folder, [(100, "md5", b"b" * 16)])


def test_a_position_of_another_snapshot_carries_everything_over(folder: Path) -> None:
    old = Journal(folder).position
    Snapshot.write(folder, ENTRIES)
    Journal(folder).add(100, "md5", b"b" * 16)
    Snapshot.write(folder, ENTRIES, since=old)
    assert all_found(folder, [(100, "md5", b"b" * 16)])


def test_a_full_disk_leaves_the_old_snapshot(folder: Path) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

    code = (
        "from pathlib import Path; from ronda.hashes.index.snapshot import Snapshot\n"
        "from tests.hashes.index.indexes import entries\n"
        f"Snapshot.write(Path({str(folder)!r}), entries(3000))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        preexec_fn=small,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "CannotKeep" in ran.stderr and "still counts; make room" in ran.stderr
    assert current_generation(folder).number == 1
    assert all_found(folder, ENTRIES)
    assert len(list(folder.iterdir())) == 4


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotKeep, match="could not be written"):
        Snapshot.write(tmp_path / "file" / "index", ENTRIES)


def test_a_writer_killed_at_any_moment_leaves_a_whole_snapshot(folder: Path) -> None:
    """One who writes snapshot after snapshot is killed again and again; no reader is let down."""
    code = (
        "from pathlib import Path; from ronda.hashes.index.snapshot import Snapshot\n"
        "from tests.hashes.index.indexes import entries\n"
        "known = entries(20)\n"
        "while True:\n"
        f"    Snapshot.write(Path({str(folder)!r}), known)\n"
        "    print('written', flush=True)\n"
    )
    rng = np.random.default_rng(4)
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            for _ in range(3):
                time.sleep(float(rng.uniform(0.005, 0.05)))
                assert all_found(folder, ENTRIES)
            os.kill(writer.pid, signal.SIGKILL)
        assert all_found(folder, ENTRIES)
    assert current_generation(folder).number > 6
    Snapshot.write(folder, ENTRIES)
    assert len(list(folder.iterdir())) <= 5  # CURRENT.new may be left of the last who was killed
