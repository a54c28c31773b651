"""Pages across Parties tell nothing that is not published, nor by a count or a question more."""

from itertools import zip_longest

import pytest
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.editions import edition_publish
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.services.practices import Practised, practice_check, practice_record
from ronda.apps.follow_ups.services.publishing import information_publish
from ronda.apps.follow_ups.services.texts import text_save
from tests.apps.assessments.scene import assessing, decided, proposed
from tests.apps.compliance.arcadia import LATER, PLAIN, approved, published
from tests.apps.follow_ups.filled import opened, submitted
from tests.apps.follow_ups.readers import Page, client_of, page_of
from tests.apps.follow_ups.scene import following
from tests.apps.people import coordinator, ngo, secretary
from tests.apps.reports.scene import taken_in

pytestmark = pytest.mark.django_db
ROUND = "/rounds/lanzarote/2/"
PAGES = (
    f"{ROUND}recommendations/I-1/",
    f"{ROUND}recommendations/II-4/",
    f"{ROUND}recommendations/II-2/",
    f"{ROUND}chapters/I/",
    f"{ROUND}chapters/II/",
    "/articles/cets-201/23/",
    "/practices/",
    "/practices/?told=record",
    "/factsheets/xar/2/",
    f"/citation.bib?page={ROUND}recommendations/II-4/",
    f"/card/en.png?page={ROUND}recommendations/I-1/",
    f"/citation.ris?page={ROUND}report/drafts/1/",
)
SECRET = "Lighthouse forty-seven"


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def world(who: User | None) -> dict[str, Page]:
    client = client_of(who)
    for path in PAGES:
        client.get(path)
    return {path: page_of(client, path) for path in PAGES}


def same(asking: tuple[User | None, ...], before: list[dict[str, Page]]) -> None:
    """Every page is as it was, word for word, for each reader."""
    for who, then in zip(asking, before, strict=True):
        now = world(who)
        for path, page in then.items():
            lines = zip_longest(page.text.splitlines(), now[path].text.splitlines())
            assert [pair for pair in lines if pair[0] != pair[1]] == [], path
            assert (page.status, page.queries) == (now[path].status, now[path].queries), path


def readers() -> tuple[User | None, ...]:
    return None, ngo(), coordinator("XTA")


def test_nobody_can_tell_a_practice_or_an_answer_before_it_is_published() -> None:
    where, who, office = following(), coordinator(), secretary()
    edition_publish(actor=office, edition=Edition.objects.get())
    asking = readers()
    before = [world(one) for one in asking]
    mine = opened(where, who)
    blue = next(id for id, one in draft_of(mine).boxes.items() if one.box.is_blue)
    text_save(actor=who, information=mine, box=blue, text=SECRET, seen=0)
    made = submitted(mine, who)
    said = Practised(what=SECRET, where="The coast", since="2019", recommendation="II-4")
    row = practice_record(actor=office, party=where, edition=made.edition, box=blue, said=said)
    practice_check(actor=office, practice=row, in_place=True, on=timezone.localdate(), note="Seen.")
    same(asking, before)
    information_publish(actor=office, party=where, made=made)
    text = client_of(None).get("/practices/", {"told": "record", "place": "yes"}).content.decode()
    assert SECRET in text and "The coast" in text and "2019" in text and "Seen." in text
    assert f'href="{ROUND}recommendations/II-4/"' in text
    assert text.count(SECRET) == 1


def test_nobody_can_tell_a_conclusion_before_it_is_open() -> None:
    conduct = assessing()
    published(PLAIN)
    asking = readers()
    before = [world(one) for one in asking]
    row = proposed(conduct)
    same(asking, before)
    decided(conduct, row)
    same(asking, before)


def test_nobody_can_tell_a_report_or_an_edition_before_it_is_published() -> None:
    published(LATER)
    asking = readers()
    before = [world(one) for one in asking]
    taken_in()
    approved(PLAIN)
    same(asking, before)
