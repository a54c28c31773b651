"""docs/bodies.md is true: its file is read, and it has every field and word of the format."""

import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from ronda.procedure.loading import load_procedure
from ronda.procedure.procedure import OnlyAnExample, Procedure
from ronda.procedure.stated import Part, Wording
from ronda.procedure.word_lists import WordLists

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "bodies.md").read_text("utf-8")
SHARED = ("deadlines.rules.extension.longest", "escalation.steps.wait")
"""Periods, which stand in several places and are described in one."""


def section(title: str) -> str:
    found = re.search(rf"^### {title}\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, f"docs/bodies.md has no section “{title}”"
    return found[1]


def told(title: str) -> set[str]:
    """The fields that stand in the first column of a section's table."""
    rows = re.findall(r"^\| (`[^|]+) \|", section(title), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def optional(title: str) -> set[str]:
    """The fields of a section's table that may be left out."""
    rows = re.findall(r"^\| (`[^|]+) \| (.*) \|$", section(title), re.MULTILINE)
    return {
        name for row, says in rows if "*optional*" in says for name in re.findall(r"`(\w+)`", row)
    }


def within(annotation: object) -> Iterator[type]:
    """The classes that a field's type is made of."""
    if isinstance(annotation, type):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from within(argument)


def parts(part: type[Part], path: str) -> Iterator[tuple[str, type[Part]]]:
    """Every kind of entry of the format, with its path."""
    yield path, part
    for name, field in part.model_fields.items():
        for inner in within(field.annotation):
            if issubclass(inner, Part) and inner is not Wording:
                yield from parts(inner, f"{path}.{name}".lstrip("."))


FORMAT = dict(parts(Procedure, ""))
WORDS = {
    inner
    for part in FORMAT.values()
    for field in part.model_fields.values()
    for inner in within(field.annotation)
    if issubclass(inner, StrEnum)
}


def test_the_format_is_found_whole() -> None:
    assert {"strengths.levels", "deadlines.rules.extension", "codes"} <= FORMAT.keys()
    assert len(FORMAT) > 20 and len(WORDS) == 12 and OnlyAnExample not in FORMAT.values()


@pytest.mark.parametrize("path", sorted(FORMAT.keys() - set(SHARED)))
def test_every_field_is_documented_and_no_other(path: str) -> None:
    fields, everywhere = set(FORMAT[path].model_fields), told("In many entries")
    found = told(path or "The file") - ({"words"} if not path else set())
    assert found <= fields
    assert fields - everywhere <= found


@pytest.mark.parametrize("path", SHARED)
def test_a_period_is_documented_once_for_all_places(path: str) -> None:
    assert FORMAT[path] is FORMAT["deadlines.rules.within"]
    assert f"`{path}`" in section("deadlines.rules.within")


@pytest.mark.parametrize("path", sorted(FORMAT))
def test_what_may_be_left_out_is_marked_so(path: str) -> None:
    if path in SHARED:
        return
    fields = FORMAT[path].model_fields
    wanted = {name for name, field in fields.items() if not field.is_required()}
    assert optional(path or "The file") - {"words"} == wanted - {"stated_in", "example"}


def test_every_list_of_words_is_documented() -> None:
    assert told("words") == set(WordLists.model_fields)
    assert optional("words") == {"indirect", "report"}


@pytest.mark.parametrize("words", sorted(WORDS, key=str))
def test_every_word_with_a_fixed_meaning_is_documented_and_no_other(words: type[StrEnum]) -> None:
    assert set(re.findall(r"`(\w+)`", section(words.__name__))) == {word.value for word in words}


def test_the_file_in_the_how_to_is_read_from_a_folder(tmp_path: Path) -> None:
    [example] = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / "river.toml").write_text(example, "utf-8")
    river = load_procedure("river", tmp_path)
    assert river.strengths.level("ask").name.in_language("fr") == "demander"
    assert [example.field for example in river.examples()] == ["statuses"]


def test_every_body_is_listed() -> None:
    listed = set(re.findall(r"^\| `([a-z0-9-]+)\.toml` \|", PAGE, re.MULTILINE))
    folder = ROOT / "src" / "ronda" / "procedure" / "bodies"
    assert listed == {path.stem for path in folder.glob("*.toml")}


def checked(*paths: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ronda.procedure.checking", *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_checking_tells_what_a_file_says_and_what_is_only_an_example() -> None:
    done = checked(Path(__file__).with_name("invented.toml"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "invented: Invented Committee; whole.",
        "  strengths: require, invite",
        "  stages: replies, closed",
        "  statuses: done, undone, asked, silent, refused",
        "  an example only: statuses (Invented.)",
    ]


def test_checking_tells_every_broken_file_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("format = 1", "utf-8")
    done = checked(tmp_path / "broken.toml", tmp_path / "missing.toml")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.splitlines() == [
        "broken.toml, format: “1” is not known; write 'ronda-body/1'.",
        "There is no body “missing”; add missing.toml or use one of broken.",
    ]
