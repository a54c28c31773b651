"""`ronda read` shows what is in a factsheet, in a table or as JSON, and starts at once."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from tests.cli.command import arcadia, python, ronda

COUNTED_IN_600_MS = 11_000_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "arcadia.txt"
    path.write_text(arcadia("factsheet-2025.txt"), encoding="utf-8")
    return path


def _rows(out: str) -> dict[str, str]:
    """The rows of the table by their names."""
    lines = [line.strip() for line in out.splitlines()[1:]]
    return {name: value.strip() for name, _, value in (line.partition("  ") for line in lines)}


def test_summary_of_the_serbian_factsheet_has_its_figures(serbia_text_path: Path) -> None:
    ran = ronda("read", serbia_text_path, "--strict")
    assert (ran.code, ran.err) == (0, "")
    rows = _rows(ran.out)
    assert rows["Party"] == "Serbia (SRB)"
    assert rows["Chapters"] == "11"
    assert rows["Recommendations"] == "80, with 91 codes"
    assert rows["require"].split()[-1] == "12"
    assert rows["request"].split()[-1] == "11"
    assert rows["invite"].split()[-1] == "57"
    assert rows["together"].split() == ["27", "53", "80"]
    assert rows["Footnotes"] == "122, with 122 marks"
    assert rows["Orange boxes"] == (
        "23, 4 filled in, 19 empty (filled in: III-12; III-28; IV-4; V-3)"
    )
    assert rows["Blue boxes"] == "10, 0 filled in, 10 empty"
    assert rows["Unplaced"] == "0" and rows["Faults"] == "0"
    assert "100.0 %" in rows["Characters"]
    assert "data protection" in ran.out


def test_json_of_one_file_is_the_factsheet_and_nothing_else(path: Path) -> None:
    ran = ronda("read", path, "--json")
    assert (ran.code, ran.err) == (0, "")
    factsheet = Factsheet.model_validate_json(ran.out)
    assert factsheet == read(path) and factsheet.account == read(path).account
    assert list(json.loads(ran.out))[:3] == ["format", "body", "round"]


def test_json_of_several_files_is_one_line_each(path: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(arcadia(), encoding="utf-8")
    (tmp_path / "none.txt").write_text("Dear colleagues,", encoding="utf-8")
    ran = ronda("read", tmp_path, "--json")
    assert ran.code == 19 and ran.err.startswith(f"{tmp_path / 'none.txt'}: ")
    prepared = [json.loads(line)["updated"] for line in ran.out.splitlines()]
    assert prepared == ["2025-02", None]


def test_strict_exits_with_1_where_something_is_unplaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    data = json.loads(ronda_json(arcadia()))
    data["account"]["unplaced"] = [{"text": "Greetings", "where": "page 3"}]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert ronda("read", path).code == 0
    strict = ronda("read", path, "--strict")
    assert strict.code == 1
    assert "page 3: Greetings" in strict.out


def ronda_json(text: str) -> str:
    return read(text.encode(), name="a.txt").model_dump_json(by_alias=True)


def test_party_that_cannot_be_told_is_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = arcadia().replace("ARCADIA", "FREEDONIA").replace("Arcadia", "Freedonia")
    path.write_text(text, encoding="utf-8")
    assert ronda("read", path).code == 37
    ran = ronda("read", path, "--party", "mda")
    assert (ran.code, ran.err) == (0, "")
    assert _rows(ran.out)["Party"] == "Republic of Moldova (MDA)"


def test_party_that_contradicts_the_file_or_is_none_is_refused(path: Path) -> None:
    contradicted = ronda("read", path, "--party", "SRB")
    assert contradicted.code == 22 and "of Arcadia (XAR), not of Serbia (SRB)" in contradicted.err
    assert ronda("read", path, "--party", "QQQ").code == 22


def test_wrong_use_exits_with_2_and_says_how_it_is_used(path: Path) -> None:
    ran = ronda("read", path, "--jsno")
    assert ran.code == 2 and "--json" in ran.err and ran.out == ""


def test_interrupted_command_ends_quietly_with_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(arcadia() * 6000, encoding="utf-8")
    # Whoever started the tests may have had interrupts ignored, and that is handed down.
    heeding = ["env", "--default-signal=INT"]
    command = [*heeding, sys.executable, "-m", "ronda.cli", "read", str(path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        reader = _child(process.pid)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130 and b"Traceback" not in err
    assert not Path(f"/proc/{reader}").exists()


def _child(parent: int) -> str:
    """The process that `parent` has a file read by, once it is there."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := children.read_text().split():
            return found[0]
        time.sleep(0.01)
    raise AssertionError("no file is being read")


def test_start_loads_no_framework_and_no_heavy_reader(path: Path) -> None:
    """What makes a command quick: told by the modules it loads, whatever else the machine does."""
    ran = ronda("read", path, env={"PYTHONPROFILEIMPORTTIME": "1"})
    modules = {line.rpartition("|")[2].strip() for line in ran.err.splitlines()}
    assert "ronda.factsheets.reading.bounded" in modules
    heavy = {"django", "rich", "lxml", "pypdfium2", "typst", "psycopg", "markdown_it"}
    assert modules & heavy == set()


def test_whole_process_takes_no_more_than_600_ms_of_a_usual_machine(path: Path) -> None:
    """Processor time beside that of counting, which takes a usual machine these 600 ms."""
    counting = f"x = 0\nfor i in range({COUNTED_IN_600_MS}): x += i"
    runs = ((ronda("read", path).processor, python("-c", counting).processor) for _ in range(15))
    assert any(read <= counted for read, counted in runs)
