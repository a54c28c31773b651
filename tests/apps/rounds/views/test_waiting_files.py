"""A Word file that came back and was not taken in is told before the reply is submitted."""

import pytest

from ronda.apps.rounds.services.returned_replies import returned_reply_dismiss
from tests.apps.rounds.asked import asked_reply
from tests.apps.rounds.services.test_returned_replies import preview, word_file
from tests.apps.rounds.views.test_replies import at, client_of

pytestmark = pytest.mark.django_db
WAITS = "“back.docx” waits to be taken in"


@pytest.fixture(autouse=True)
def without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def test_a_file_that_waits_is_told_where_the_reply_is_submitted() -> None:
    reply, who = asked_reply()
    client, page = client_of(who), at("reply-submit", reply)
    assert WAITS not in client.get(page).text
    returned = preview(reply, who, word_file(reply))
    assert WAITS in client.get(page).text
    returned_reply_dismiss(actor=who, returned=returned)
    assert WAITS not in client.get(page).text
