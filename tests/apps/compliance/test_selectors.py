"""What pages ask for: right, and with a number of questions that does not grow."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.apps.compliance import selectors
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.editions import edition_withdraw
from ronda.apps.errors import NotAllowed, NotVisible
from tests.apps.compliance.arcadia import LATER, PLAIN, WITH_STRAY, imported, published
from tests.apps.people import coordinator, secretary

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()


def test_the_newest_published_edition_is_given() -> None:
    first, second = published(PLAIN), published(LATER)
    assert selectors.edition_published(PUBLIC, "xar", 2) == second
    assert selectors.edition_published(PUBLIC, "XAR", 2, number=1) == first
    assert selectors.edition_published(PUBLIC, "XAR", 2, language="EN") == second
    edition_withdraw(actor=secretary(), edition=second, reason="A wrong figure")
    assert selectors.edition_published(PUBLIC, "XAR", 2) == first


def test_english_comes_first_where_no_language_is_asked_for() -> None:
    english = published(PLAIN)
    texts = (LATER, LATER.replace("invented State", "wholly invented State"))
    for number, text in enumerate(texts, start=7):
        other = published(text)
        Edition.objects.filter(pk=other.pk).update(language="fr", number=number)
    assert selectors.edition_published(PUBLIC, "XAR", 2) == english
    assert selectors.edition_published(PUBLIC, "XAR", 2, language="fr") == other
    edition_withdraw(actor=secretary(), edition=english, reason="Replaced")
    assert selectors.edition_published(PUBLIC, "XAR", 2) == other


@pytest.mark.parametrize(
    "asked",
    [
        {"party_code": "SRB", "round_number": 2},
        {"party_code": "XAR", "round_number": 3},
        {"party_code": "XAR", "round_number": 2, "body": "greta"},
        {"party_code": "XAR", "round_number": 2, "language": "fr"},
        {"party_code": "XAR", "round_number": 2, "number": 2},
    ],
)
def test_what_is_not_published_is_not_there(asked: dict[str, object]) -> None:
    published(PLAIN)
    imported(LATER)
    with pytest.raises(NotVisible):
        selectors.edition_published(secretary(), **asked)  # type: ignore[arg-type]


def test_the_edition_before_is_the_one_that_this_person_sees() -> None:
    first, second = published(PLAIN), published(LATER)
    assert selectors.edition_before(PUBLIC, second) == first
    assert selectors.edition_before(PUBLIC, first) is None
    edition_withdraw(actor=secretary(), edition=first, reason="Replaced")
    assert selectors.edition_before(PUBLIC, second) is None
    assert selectors.edition_before(secretary(), second) == first


def test_published_factsheets_come_with_their_figures() -> None:
    published(PLAIN)
    published(LATER)
    edition = selectors.factsheets_published(PUBLIC).get()
    boxes = edition.recommendations.filter(follow_up__isnull=False)
    filled = boxes.exclude(follow_up__text="").count()
    figures = selectors.factsheets_published(PUBLIC).values_list(  # type: ignore[misc]
        "number", "recommendation_count", "box_count", "filled_count"
    )
    assert list(figures) == [(2, 23, boxes.count(), filled)] and filled


def test_recommendations_are_narrowed() -> None:
    edition = published(LATER)
    every = selectors.recommendations_of(edition)
    counted = [selectors.recommendations_of(edition, strength=s).count() for s in STRENGTHS]
    assert sum(counted) == every.count() == 23
    filled = selectors.recommendations_of(edition, filled=True)
    empty = selectors.recommendations_of(edition, filled=False)
    assert filled.count() + empty.count() == every.filter(follow_up__isnull=False).count()
    assert all(one.follow_up.text for one in filled)
    one = selectors.recommendation_by_code(edition, "ii-4")
    assert selectors.recommendation_by_stable_id(edition, one.stable_id) == one
    places = selectors.stable_ids(edition)
    assert places["chapters/1/recommendations/1"] == one.stable_id and len(places) == 23
    with pytest.raises(NotVisible):
        selectors.recommendation_by_code(edition, "II-99")


STRENGTHS = ("require", "request", "invite")


def test_proofing_is_the_secretariats() -> None:
    edition = imported(PLAIN)
    found = selectors.proofing(secretary(), edition.pk)
    assert found.text and found.factsheet.account.stretches
    titles = [one for one in found.factsheet.account.stretches if one.place == "title"]
    assert found.text[titles[0].start : titles[0].end] == "FACTSHEET – ARCADIA"
    assert found.may_correct and [one.way.name for one in found.ways] == ["approve", "discard"]
    with pytest.raises(NotVisible):
        selectors.proofing(coordinator(), edition.pk)
    with pytest.raises(NotAllowed):
        selectors.proofing(coordinator(), published(LATER).pk)


def test_questions_do_not_grow_with_what_there_is() -> None:
    actor = secretary()
    asked = []
    for text in (PLAIN, LATER):
        published(text)
        imported(text.replace("invented State", "wholly invented State"))
        who = secretary()
        with CaptureQueriesContext(connection) as questions:
            for edition in (*selectors.editions_in_work(who), *selectors.factsheets_published(who)):
                assert edition.factsheet.party.code and edition.factsheet.round.body.slug
                assert edition.reading is None or edition.reading.source.file_name
        asked.append(len(questions))
    assert asked[0] == asked[1] == 3, actor


def test_the_desk_says_how_much_is_to_be_decided_and_keeps_the_withdrawn_apart() -> None:
    stray, plain = imported(WITH_STRAY), imported(PLAIN)
    found = {one.pk: vars(one)["open_count"] for one in selectors.editions_in_work(secretary())}
    assert found == {stray.pk: 2, plain.pk: 0}
    edition_withdraw(actor=secretary(), edition=stray, reason="Handed in by mistake")
    assert [one.pk for one in selectors.editions_in_work(secretary())] == [plain.pk]
    assert [one.pk for one in selectors.editions_withdrawn(secretary())] == [stray.pk]
