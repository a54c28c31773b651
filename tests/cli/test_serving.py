"""Serving after loading: whoever answers browsers can make PDFs.

Two things to know. Typst cannot run in a copy of a process in which it has run: it would wait for
ever. And that is tried in a process of its own, as the tests' has long run it.
"""

import os
import signal
import subprocess
import sys

import pytest

from ronda.cli.answering import Answering, answer
from ronda.cli.exit_codes import DEFECT, NOT_READY
from ronda.cli.reporting import Stop, Told
from ronda.cli.serving import apart
from ronda.factsheets.model import Factsheet, Party
from ronda.factsheets.writing import to_bytes

_LOADS_THEN_COPIES = """
import multiprocessing
from ronda.cli.reporting import Told
from ronda.cli.serving import apart
from tests.cli.test_serving import pdf

def made():
    return Told(str(len(pdf())))

assert int(apart(made).out) > 1_000
copy = multiprocessing.get_context("fork").Process(target=made, daemon=True)
copy.start()
copy.join(60)
print("it hangs" if copy.is_alive() else copy.exitcode)
"""


def pdf() -> bytes:
    """A factsheet without chapters as PDF."""
    sheet = Factsheet(
        body="lanzarote",
        round=2,
        party=Party(name="Arcadia", code="XAR"),
        title="Factsheet",
        language="en",
        chapters=(),
    )
    return to_bytes(sheet, "pdf", despite_faults=True)


def test_those_who_answer_can_make_pdfs_after_others_were_made_in_loading() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOADS_THEN_COPIES], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0"]


def test_a_process_that_has_made_pdfs_is_not_copied() -> None:
    assert pdf().startswith(b"%PDF")
    with pytest.raises(RuntimeError, match="typst"):
        answer(Answering("127.0.0.1", 0, 1, secure=False), told=lambda: None)


def test_what_goes_wrong_apart_is_told_here() -> None:
    def stops() -> Told:
        raise Stop("There is no such file.", NOT_READY)

    def breaks() -> Told:
        raise ValueError

    def is_killed() -> Told:
        os.kill(os.getpid(), signal.SIGKILL)
        return Told()

    assert apart(stops) == Told(sentences=["There is no such file."], code=NOT_READY)
    assert apart(breaks).code == DEFECT
    with pytest.raises(EOFError):
        apart(is_killed)
