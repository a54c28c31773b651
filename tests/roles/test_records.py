"""The tables of records, people, public pages and all else hold, and nothing leaks past them."""

import pytest

from tests.roles.groups import RECORDS
from tests.roles.holding import Held


@pytest.mark.django_db
class TestRecords(Held):
    """Asked over one database."""

    tables = RECORDS
