"""What may be told of an entry is seen by others at once, and costs two bytes."""

from pathlib import Path

import pytest

from ronda.matching import labels as module
from ronda.matching.labels import Full, Label, Told, labels_write

A = Label("inhope", "3.1", "", "baseline")
B = Label("national", "2024", "XA", "2")


def test_labels_are_told_by_id_and_change_at_once(tmp_path: Path) -> None:
    told = Told(tmp_path)
    assert told.of(5) == ()
    labels_write(tmp_path, {5: (A,), 70_000: (A, B)})
    assert (told.of(5), told.of(6), told.of(70_000)) == ((A,), (), (A, B))
    labels_write(tmp_path, {5: (B,), 100_000: ()})
    assert (told.of(5), told.of(100_000)) == ((B,), ())
    assert Told(tmp_path).of(70_000) == (A, B)


def test_beyond_the_last_entry_nothing_is_known(tmp_path: Path) -> None:
    labels_write(tmp_path, {1: (A,)})
    assert Told(tmp_path).of(10**9) == ()


def test_more_combinations_than_numbers_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    labels_write(tmp_path, {1: (A,)})
    with pytest.raises(Full):
        labels_write(tmp_path, {2: (B,)})
    assert Told(tmp_path).of(1) == (A,)
