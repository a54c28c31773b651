"""The tables of rounds and what others say in them hold, and nothing leaks past them."""

import pytest

from tests.roles.groups import ROUNDS
from tests.roles.holding import Held


@pytest.mark.django_db
class TestRounds(Held):
    """Asked over one database."""

    tables = ROUNDS
