"""The tables of follow-up hold, and no text of a box leaks past them."""

import pytest

from tests.roles.groups import FOLLOW_UP
from tests.roles.holding import Held


@pytest.mark.django_db
class TestFollowUps(Held):
    """Asked over one database."""

    tables = FOLLOW_UP
