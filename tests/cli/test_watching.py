"""The bar is shown to a person who watches several files go by, and to nobody else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from tests.cli.command import arcadia


def _seen(folder: Path, *names: str) -> tuple[str, str]:
    """What a terminal shows of standard error, and standard output beside it."""
    return _shown("read", "--json", *(str(folder / name) for name in names))


def _shown(*arguments: str) -> tuple[str, str]:
    watched, shown = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "ronda.cli", *arguments],
        stdout=subprocess.PIPE,
        stderr=shown,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(shown)
    out, _ = process.communicate(timeout=60)
    seen = bytearray()
    try:
        while piece := os.read(watched, 65536):
            seen += piece
    except OSError:  # how a terminal that was closed reads
        pass
    os.close(watched)
    return seen.decode(), out.decode()


def test_bar_counts_the_files_and_leaves_the_output_alone(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(arcadia(), encoding="utf-8")
    seen, out = _seen(tmp_path, "one.txt", "two.txt")
    assert "two.txt" in seen and "2/2" in seen
    assert out.count("\n") == 2 and "\x1b" not in out


def test_one_file_has_no_bar(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(arcadia(), encoding="utf-8")
    seen, out = _seen(tmp_path, "one.txt")
    assert seen == "" and out.startswith("{")


def test_files_that_are_not_counted_beforehand_go_by_all_the_same(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / name).write_text(name)
    seen, out = _shown("hash", str(tmp_path))
    assert "two" in seen and "3/?" in seen
    assert len(out.splitlines()) == 4 and "\x1b" not in out
