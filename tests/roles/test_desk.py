"""The tables of the desks of States hold, and nothing leaks past them."""

import pytest

from tests.roles.groups import DESK
from tests.roles.holding import Held


@pytest.mark.django_db
class TestDesk(Held):
    """Asked over one database."""

    tables = DESK
