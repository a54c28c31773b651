"""Mapping tables: what is added names its table, what is doubtful stays unresolved."""

from pathlib import Path

import pytest

from ronda.hashes.exchange.errors import BadMapping
from ronda.hashes.exchange.mapping import (
    MappingTable,
    Standing,
    Unresolved,
    mapped,
    mappings,
    schemes,
    with_mapped,
)
from ronda.hashes.model import Classification
from tests.hashes.exchange.format_contract import plain

TABLE = MappingTable.model_validate(
    {
        "name": "ours",
        "standing": "published",
        "reference": "a decision",
        "from": {"scheme": "vics", "version": "2.0", "country": "US"},
        "to": {"scheme": "national", "country": "RS"},
        "codes": {"1": ["185"], "2": ["185", "185b"]},
    }
)
ONE = Classification(scheme="vics", version="2.0", country="US", code="1", original="01")
TWO = ONE.model_copy(update={"code": "2"})


def test_mapping_adds_and_keeps_what_was_given() -> None:
    entry, unresolved = with_mapped(plain(1, classifications=(ONE, TWO)), [TABLE])
    made = Classification(
        scheme="national", country="RS", code="185", by="mapping ours", original="01"
    )
    assert set(entry.classifications) == {ONE, TWO, made}
    assert [(one.given, one.candidates) for one in unresolved] == [(TWO, ("185", "185b"))]


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "3"},
        {"version": "1.3"},
        {"country": None},
        {"scheme": "vics-custom"},
        {"by": "mapping other"},
    ],
)
def test_nothing_is_guessed(changes: dict[str, object]) -> None:
    found = mapped(ONE.model_copy(update=changes), TABLE)
    assert isinstance(found, Unresolved) and found.candidates == () and found.reason


def test_example_is_used_only_where_that_is_asked_for() -> None:
    example = TABLE.model_copy(update={"standing": Standing.EXAMPLE})
    assert isinstance(mapped(ONE, example), Unresolved)
    assert isinstance(mapped(ONE, example, examples_too=True), Classification)


def test_tables_that_come_with_ronda_fit_together() -> None:
    known = {table.of: table.labels for table in schemes()}
    assert known and mappings()
    for table in mappings():
        targets = {code for codes in table.codes.values() for code in codes}
        assert targets <= set(known[table.target])
        if table.source in known:
            assert set(table.codes) <= set(known[table.source])


def test_tables_whose_labels_are_not_public_are_marked_as_examples() -> None:
    for table in schemes():
        if table.of.scheme in {"inhope", "national"} and table.of.country is None:
            assert table.standing is Standing.EXAMPLE and table.name.endswith("-example")
    for mapping in mappings():
        assert (mapping.standing is Standing.EXAMPLE) == mapping.name.endswith("-example")


@pytest.mark.parametrize(
    ("text", "named"),
    [("name = ", "TOML"), ('name = "ours"\n', "standing"), ("[codes]\n1 = 2\n", "bad.toml")],
)
def test_wrong_table_is_refused_by_name(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    with pytest.raises(BadMapping, match=named):
        mappings(tmp_path)


def test_bodys_own_folder_is_read_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("not a table")
    (tmp_path / "ours.toml").write_text(
        'name = "ours"\nstanding = "published"\nreference = "a decision"\n'
        '[of]\nscheme = "national"\ncountry = "RS"\n[labels]\n185 = "A label"\n'
    )
    assert [table.labels for table in schemes(tmp_path)] == [{"185": "A label"}]
