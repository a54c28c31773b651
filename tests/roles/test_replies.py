"""The tables of the replies of Parties hold, and nothing leaks past them."""

import pytest

from tests.roles.groups import REPLIES
from tests.roles.holding import Held


@pytest.mark.django_db
class TestReplies(Held):
    """Asked over one database."""

    tables = REPLIES
