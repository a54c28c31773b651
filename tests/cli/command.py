"""Runs the real command in a process of its own, as a person would, and measures what it took."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TEXTS = ROOT / "src" / "ronda" / "demo" / "texts"


@dataclass(frozen=True)
class Ran:
    """What a command did: exit code, output, and what it took.

    `seconds` passed; `processor` seconds were worked, by all its processes; `memory` is the most
    bytes that one of them had.
    """

    code: int
    out: str
    err: str
    seconds: float
    processor: float
    memory: int


TAKING = ROOT / "tools" / "taking.py"


def ronda(
    *arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Ran:
    """Run `ronda` with these arguments; at most two minutes."""
    return python("-m", "ronda.cli", *arguments, env=env, cwd=cwd)


def python(
    *arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Ran:
    """Run Python with these arguments; at most two minutes."""
    command = [sys.executable, *map(str, arguments)]
    with tempfile.NamedTemporaryFile("r", encoding="ascii") as measures:
        told = subprocess.run(
            [sys.executable, TAKING, measures.name, *command],
            capture_output=True,
            env=environment(env or {}),
            cwd=cwd,
            timeout=120,
            check=True,
        )
        code, *took = json.load(measures)
    return Ran(code, told.stdout.decode(), told.stderr.decode(), *took)


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """Nothing of this Ronda's settings; a warning is an error; help is wide."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RONDA_")}
    wide = {"PYTHONWARNINGS": "error", "COLUMNS": "200"}
    return {**kept, **wide, **more}


def arcadia(name: str = "factsheet-2023.txt") -> str:
    """The demonstration's factsheet as text."""
    return (TEXTS / name).read_text(encoding="utf-8")
