"""The tables of assessments hold, and nothing that is proposed leaks past them."""

import pytest

from tests.roles.groups import ASSESSING
from tests.roles.holding import Held


@pytest.mark.django_db
class TestAssessments(Held):
    """Asked over one database."""

    tables = ASSESSING
