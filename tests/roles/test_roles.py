"""The tables of roles hold for every address, know every address, and nothing leaks past them.

All in one module: everything is asked once, and modules are what processes share among them.
"""

from collections import Counter

import pytest

from tests.roles.asking import answers, asking, letters
from tests.roles.cast import COLUMNS
from tests.roles.holding import (
    OF_ALLAUTH,
    addresses,
    broken,
    differences,
    leaks,
    our_addresses,
    readers,
)
from tests.roles.parts import parts
from tests.roles.rows import Columns

pytestmark = pytest.mark.django_db
HIDDEN = [text for part in parts() for text in part.hidden]


def test_every_role_gets_the_answer_in_the_table() -> None:
    wrong = differences(answers(), COLUMNS)
    assert not wrong, "\n".join(wrong)


def test_there_is_a_row_for_every_address() -> None:
    assert our_addresses() - {row.name for part in parts() for row in part.table} == set()


def test_signing_in_is_allauths_and_nothing_else_is_left_out() -> None:
    left_out = {name for name, module in addresses() if module.startswith(OF_ALLAUTH)}
    assert all(name.startswith(("account_", "mfa_")) for name in left_out)


def test_every_role_is_somebody_and_parts_have_names_of_their_own() -> None:
    assert set(asking().cast) == set(COLUMNS.roles)
    assert not [name for name, times in Counter(part.name for part in parts()).items() if times > 1]


def test_an_answer_is_told_by_role_before_group_and_the_public_signs_in() -> None:
    columns = Columns(("public", "a", "b", "c"), {"both": "a b"})
    told = "403 both=200 b=404"
    assert [columns.answer(told, role) for role in columns.roles] == ["in", "200", "404", "403"]
    assert columns.answer("200 public=200", "public") == "200"
    with pytest.raises(KeyError):
        columns.answer("403 nobody=200", "a")


def test_hidden_text_appears_only_to_those_who_may_see_it() -> None:
    found = leaks(answers(), asking().hidden)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", HIDDEN)
def test_those_who_may_see_it_do(text: str) -> None:
    assert readers(answers(), text) == asking().hidden[text]


def test_nothing_ends_in_an_error_of_ours() -> None:
    found = broken(answers())
    assert not found, "\n".join(found)


def test_no_letter_says_what_is_hidden() -> None:
    """But what a secretariat wrote to that very reader, which is the letter itself."""
    hidden = {text for part in parts() if part.name != "notifications" for text in part.hidden}
    assert any(one.startswith("rounds.") for one in letters())
    found = [f"{one[:60]}… says “{text}”" for one in letters() for text in hidden if text in one]
    assert not found, "\n".join(found)
