"""The pages of the library ask the database as often for much as for little."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests.apps.asked import asked
from tests.apps.library.scene import taken_in
from tests.apps.people import secretary
from tests.apps.reports.scene import adopted

pytestmark = pytest.mark.django_db
BASELINE = {
    "texts": 4,
    "search": 5,
    "table": 1,
    "text": 5,
    "passage": 5,
    "passage-change": 4,
}
HERE = ["invented-guidelines"]


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_pages_ask_no_more_for_more_passages_and_drafts() -> None:
    taken_in()
    client = Client()
    client.force_login(secretary())
    before = asked(client, pages())
    taken_in(passages=[{"label": f"Para. {number}"} for number in range(1, 30)])
    taken_in(slug="others", reference="Others", title={"en": "Others"})
    adopted()
    now = asked(client, pages())
    # What the newest draft of a report says is read once for each report that one may see.
    assert now.pop("passage") == before["passage"] + 1
    assert now == {name: count for name, count in before.items() if name != "passage"}
    assert before == BASELINE


def pages() -> dict[str, str]:
    """The pages by their names."""
    return {
        "texts": reverse("library:texts"),
        "search": f"{reverse('library:texts')}?q=child",
        "table": reverse("library:table"),
        "text": reverse("library:text", args=HERE),
        "passage": reverse("library:passage", args=[*HERE, "para-1"]),
        "passage-change": reverse("library:passage-change", args=[*HERE, "para-1"]),
    }
