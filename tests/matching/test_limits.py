"""Tokens are used once and clients ask so much, over all processes and their restarts."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ronda.matching import limits as module
from ronda.matching.denials import NotReady, Replayed, TooMany
from ronda.matching.limits import FILE, Limits

NOW = 1_800_000_000.0


@pytest.fixture
def limits(tmp_path: Path) -> Iterator[Limits]:
    shared = Limits(tmp_path)
    yield shared
    shared.close()


def used(limits: Limits, token: str, now: float = NOW) -> None:
    limits.used("a", token, expires=int(now) + 70, now=now)


def test_token_is_used_once(limits: Limits) -> None:
    used(limits, "1")
    used(limits, "2")
    with pytest.raises(Replayed, match="was used before"):
        used(limits, "1", NOW + 60)


def test_same_token_of_another_client_is_another(limits: Limits) -> None:
    used(limits, "1")
    limits.used("b", "1", expires=int(NOW) + 70, now=NOW)


def test_other_process_and_restart_know_it_too(limits: Limits, tmp_path: Path) -> None:
    used(limits, "1")
    for _ in range(2):
        other = Limits(tmp_path)
        with pytest.raises(Replayed):
            used(other, "1")
        other.close()


def test_places_are_free_again_when_tokens_have_expired(limits: Limits) -> None:
    for round in range(3):
        for number in range(2_000):
            used(limits, str(number), NOW + 100 * round)


def test_no_room_to_remember_is_a_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUCKETS", 1)
    limits = Limits(tmp_path)
    for number in range(16):
        used(limits, str(number))
    with pytest.raises(NotReady, match="Too many tokens"):
        used(limits, "one more")
    limits.close()


def test_file_that_is_no_such_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"torn")
    limits = Limits(tmp_path)
    used(limits, "1")
    limits.close()
    assert (tmp_path / FILE).stat().st_size == module.SIZE


def spend(limits: Limits, hashes: int, now: float, client: str = "a") -> None:
    limits.spend(client, hashes, rate=10, burst=20, now=now)


def test_so_much_at_once_and_so_much_a_second(limits: Limits) -> None:
    spend(limits, 20, NOW)
    with pytest.raises(TooMany, match="10 hashes a second and 20 at once") as raised:
        spend(limits, 5, NOW)
    assert raised.value.again_after == pytest.approx(0.5)
    spend(limits, 5, NOW + 0.5)
    spend(limits, 20, NOW, client="b")


def test_what_was_refused_is_not_counted(limits: Limits) -> None:
    spend(limits, 20, NOW)
    for _ in range(100):
        with pytest.raises(TooMany):
            spend(limits, 20, NOW + 1)
    spend(limits, 20, NOW + 2)


def test_clock_set_back_shuts_nobody_out(limits: Limits) -> None:
    spend(limits, 20, NOW + 3_600)
    spend(limits, 20, NOW)


def _spend_all(folder: Path, accepted: "multiprocessing.Queue[int]") -> None:
    limits, count = Limits(folder), 0
    for _ in range(200):
        try:
            limits.spend("a", 1, rate=1e-3, burst=100, now=NOW)
        except TooMany:
            continue
        count += 1
    accepted.put(count)


def test_processes_count_together(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    accepted: multiprocessing.Queue[int] = context.Queue()
    Limits(tmp_path).close()
    started = [context.Process(target=_spend_all, args=(tmp_path, accepted)) for _ in range(3)]
    for one in started:
        one.start()
    assert sum(accepted.get(timeout=60) for _ in started) == 100
    for one in started:
        one.join()


def _hold(folder: Path) -> None:
    limits = Limits(folder)
    with limits._alone():
        (folder / "holds").touch()
        time.sleep(600)


def test_process_killed_with_the_lock_gives_it_back(limits: Limits, tmp_path: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_hold, args=(tmp_path,))
    process.start()
    while not (tmp_path / "holds").exists():
        time.sleep(0.05)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    used(limits, "1")
