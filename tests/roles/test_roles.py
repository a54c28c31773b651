"""There is no address that the tables of roles do not know, and no role that nobody plays."""

from collections import Counter

import pytest

from tests.roles.cast import COLUMNS, cast
from tests.roles.groups import ASSESSING, DESK, FOLLOW_UP, MEETINGS, RECORDS, REPLIES, ROUNDS
from tests.roles.holding import OF_ALLAUTH, addresses, our_addresses
from tests.roles.parts import parts, table_names
from tests.roles.rows import Columns


def test_there_is_a_row_for_every_address() -> None:
    assert our_addresses() - {row.name for part in parts() for row in part.table} == set()


def test_every_table_is_asked_once() -> None:
    asked = (*ASSESSING, *DESK, *FOLLOW_UP, *MEETINGS, *RECORDS, *REPLIES, *ROUNDS)
    assert sorted(asked) == sorted(table_names())


def test_signing_in_is_allauths_and_nothing_else_is_left_out() -> None:
    left_out = {name for name, module in addresses() if module.startswith(OF_ALLAUTH)}
    assert all(name.startswith(("account_", "mfa_")) for name in left_out)


@pytest.mark.django_db
def test_every_role_is_somebody_and_parts_have_names_of_their_own() -> None:
    assert set(cast()) == set(COLUMNS.roles)
    assert not [name for name, times in Counter(part.name for part in parts()).items() if times > 1]


def test_every_row_names_roles_that_there_are() -> None:
    for row in (row for part in parts() for row in part.table):
        for told in (row.get, row.post):
            assert all(COLUMNS.answer(told, role) for role in COLUMNS.roles)


def test_an_answer_is_told_by_role_before_group_and_the_public_signs_in() -> None:
    columns = Columns(("public", "a", "b", "c"), {"both": "a b"})
    told = "403 both=200 b=404"
    assert [columns.answer(told, role) for role in columns.roles] == ["in", "200", "404", "403"]
    assert columns.answer("200 public=200", "public") == "200"
    with pytest.raises(KeyError):
        columns.answer("403 nobody=200", "a")
