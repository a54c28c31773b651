"""The table of roles holds for every address, and there is no address it does not know."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.roles.asking import answers
from tests.roles.scene import ROLES
from tests.roles.table import TABLE

pytestmark = pytest.mark.django_db
OF_ALLAUTH = "allauth."


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, space: str = ""
) -> Iterator[tuple[str, str]]:
    """Every named address and the module of its view."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", one.callback.__module__
        else:
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from addresses(one.url_patterns, inside)


def test_every_role_gets_the_answer_in_the_table() -> None:
    wrong = []
    for one in answers():
        if one.row is not None:
            wanted = one.row.answers(one.method)[ROLES.index(one.role)]
            if one.ended != wanted:
                told = f"{one.role}: {one.ended} instead of {wanted}"
                wrong.append(f"{one.row.name} {one.method} {told}")
    assert not wrong, "\n".join(wrong)


def test_there_is_a_row_for_every_address() -> None:
    ours = {name for name, module in addresses() if not module.startswith(OF_ALLAUTH)}
    assert ours - {row.name for row in TABLE} == set()


def test_signing_in_is_allauths_and_nothing_else_is_left_out() -> None:
    left_out = {name for name, module in addresses() if module.startswith(OF_ALLAUTH)}
    assert all(name.startswith(("account_", "mfa_")) for name in left_out)
