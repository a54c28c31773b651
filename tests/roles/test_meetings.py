"""The tables of meetings hold, and nothing leaks past them."""

import pytest

from tests.roles.groups import MEETINGS
from tests.roles.holding import Held


@pytest.mark.django_db
class TestMeetings(Held):
    """Asked over one database."""

    tables = MEETINGS
