"""Starting the demonstration over throws its own database away and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from ronda import postgres
from ronda.demo.forgetting import Kept, forget

USES = "import sys; from pathlib import Path; from ronda import postgres; \
postgres.start(Path(sys.argv[1])); print('started', flush=True); sys.stdin.read()"


def variables(data: Path) -> dict[str, str]:
    return {"RONDA_DEMO": "1", "RONDA_DATA": str(data)}


@pytest.mark.database
def test_forget_removes_the_embedded_database(tmp_path: Path) -> None:
    postgres.start(tmp_path)
    postgres.stop(tmp_path)
    assert (tmp_path / "postgres" / "PG_VERSION").exists()
    forget(variables(tmp_path))
    assert not (tmp_path / "postgres").exists()


@pytest.mark.database
def test_forget_refuses_while_another_process_uses_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", USES, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == b"started\n"
        with pytest.raises(Kept, match="is being served"):
            forget(variables(tmp_path))
        assert (tmp_path / "postgres" / "PG_VERSION").exists()
        other.stdin.close()
    forget(variables(tmp_path))
    assert not (tmp_path / "postgres").exists()


def test_forget_does_nothing_where_there_is_nothing(tmp_path: Path) -> None:
    forget(variables(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"RONDA_DEMO": ""}, "not a demonstration"),
        ({"DATABASE_URL": "postgresql:///x"}, "not Ronda's own"),
    ],
)
def test_forget_refuses_what_is_no_demonstration_of_its_own(
    more: dict[str, str], told: str, tmp_path: Path
) -> None:
    (tmp_path / "postgres").mkdir()
    with pytest.raises(Kept, match=told):
        forget(variables(tmp_path) | more)
    assert (tmp_path / "postgres").exists()
