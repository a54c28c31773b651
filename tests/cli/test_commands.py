"""Every command, option and exit code is documented, and the Tab key knows them."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from ronda.cli import app
from ronda.cli.exit_codes import exit_codes
from ronda.factsheets.boxes import Outcome, Returned
from ronda.factsheets.comparing import Change, ChangeKind, Comparison, Difference, Thing
from ronda.factsheets.comparing.wording import WordChangeKind
from ronda.factsheets.reading.bounded import ReaderBroke
from tests.cli.command import ROOT, ronda

PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, set[str]]]:
    """Each command by what is typed, with its options; those of a group are "group command"."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield before + name, {o for p in command.params for o in p.opts if "--" in o}


COMMANDS = dict(_commands(typer.main.get_command(app)))
EVERYWHERE = {"--help"}


def _section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, f"docs/commands.md has no section “{title}”"
    return found[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_documented_with_every_option_and_no_other(name: str) -> None:
    section = _section(f"ronda {name}")
    usage = re.search(rf"^    ronda {name} .*$|^    ronda {name}$", section, re.MULTILINE)
    assert usage is not None
    told = set(re.findall(r"`(--[a-z-]+)", section))
    named = set(re.findall(r"--[a-z-]+", usage[0]))
    assert named == COMMANDS[name] - EVERYWHERE
    assert COMMANDS[name] - EVERYWHERE <= told


def test_no_command_is_documented_that_is_not_there() -> None:
    assert set(re.findall(r"^## ronda ([\w ]+)$", PAGE, re.MULTILINE)) == set(COMMANDS)
    listed = set(re.findall(r"^\| \[`ronda ([\w ]+)`\]", PAGE, re.MULTILINE))
    assert listed == set(COMMANDS)


def test_options_of_the_command_itself_are_documented() -> None:
    group = typer.main.get_command(app)
    own = {o for p in group.params for o in p.opts if "--" in o} | EVERYWHERE
    assert own == set(re.findall(r"`(--[a-z-]+)`", _section("For every command")))


def test_every_exit_code_is_documented_by_its_number_and_name() -> None:
    rows = re.findall(r"^\| (\d+) \| `([a-z-]+)` \|", _section("Exit codes"), re.MULTILINE)
    assert {int(code): name for code, name in rows} == dict(exit_codes())
    assert len(rows) == len(exit_codes())
    assert ReaderBroke.exit_code == 70


def test_every_word_of_the_json_is_documented() -> None:
    section = _section("The JSON of comparisons and returned boxes")
    values = (Comparison, Change, Difference, Returned)
    fields = {name for value in values for name in value.model_fields}
    assert {name for name in fields if f"`{name}`" not in section} == set()
    words = {str(word) for kind in (Thing, ChangeKind, WordChangeKind, Outcome) for word in kind}
    assert {word for word in words if word not in section} == set()


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"manage"}))
def test_help_says_what_it_does_with_examples(name: str) -> None:
    ran = ronda(*name.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: ronda {name}")
    assert f"Examples:\n    ronda {name} " in ran.out or f"Examples:\n    ronda {name}\n" in ran.out
    assert all(option in ran.out for option in COMMANDS[name])
    assert "<" not in ran.out.split("Examples:")[0]


def test_version_is_that_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert ronda("--version").out == f"ronda {version}\n"


def _completed(*words: str) -> set[str]:
    """What bash would offer for the last word."""
    env = {
        "_RONDA_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(("ronda", *words)),
        "COMP_CWORD": str(len(words)),
    }
    return set(ronda(env=env).out.split())


def test_tab_completes_commands_and_options() -> None:
    assert _completed("re") == {"read"}
    assert _completed("compare", "--ht") == {"--html"}
    typed = f"{sys.executable} -m ronda.cli --show-completion; true"
    shown = subprocess.run(["bash", "-c", typed], capture_output=True, text=True, check=True)
    assert "complete_bash" in shown.stdout


def test_wrong_command_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    ran = ronda("raed", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "") and "read" in ran.err
