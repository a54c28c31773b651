"""Where what was held reached, what is asked and missing, and what tells it in an answer."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ronda.apps.errors import NotNow
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Passage, Target, Text
from ronda.apps.national.selectors.texts import flagged, offered_for, pieces_of, version_of
from ronda.apps.national.services.drafting import record_draft
from ronda.apps.national.services.texts import passage_put_in
from ronda.apps.national.standing import standing_of
from ronda.apps.trainings.models import LectureKind
from ronda.apps.trainings.selectors.coverage import By, Gap, gaps, grid, tile_map
from ronda.apps.trainings.selectors.given import trainings_given
from ronda.apps.trainings.services.lectures import LectureHeld, lecture_add
from ronda.apps.trainings.services.lists import Asking, asked_add, entry_remove
from ronda.apps.trainings.services.trainings import training_change
from tests.apps.trainings.scene import Registers, held, registers, trained

pytestmark = pytest.mark.django_db
SINCE = date(2024, 3, 1)


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def missing(there: Registers) -> list[Gap]:
    with at_desk(there.desk.coordinator):
        return gaps(standing_of(there.desk.coordinator))[0]


def asks(there: Registers, **told: object) -> None:
    asked_add(
        actor=there.desk.coordinator,
        asking=Asking(there.key, SINCE, **told),  # type: ignore[arg-type]
    )


def test_coverage_counts_trainings_by_region_and_what_they_had() -> None:
    there = registers()
    trained(there)
    trained(there, title="Another", regions=there.regions[:1], items=[there.practice], reached={})
    trained(there, title="Nowhere told", regions=[])
    with at_desk(there.desk.coordinator):
        given = trainings_given(standing_of(there.desk.coordinator))
        by_item = grid(given, By.ITEM)
        tiles = tile_map(by_item).tiles
    assert [(line.region.name, line.counts, line.total) for line in by_item.lines] == [
        ("North", (1, 1), 2),
        ("South", (1, 0), 1),
        ("West", (0, 0), 0),
    ]
    assert by_item.nowhere == 1 and [one.level for one in tiles][2] == 0


def test_a_gap_is_told_region_by_region_and_closes() -> None:
    there = registers()
    asks(there, item=there.coercion, profession=there.police, everywhere=True)
    asks(there, item=there.practice)
    trained(there, title="Too early", begins=date(2023, 1, 1), ends=date(2023, 1, 2))
    assert [one.regions for one in missing(there)] == [(), ()]
    trained(there)
    found = missing(there)
    assert [[r.name for r in one.regions] for one in found] == [["West"], []]
    assert found[0].since == SINCE
    trained(
        there, title="West too", regions=there.regions[2:], items=[there.coercion, there.practice]
    )
    assert missing(there) == []


def test_lectures_close_the_gap_of_pupils_only_where_they_serve_it() -> None:
    there = registers()
    asks(there, audience="pupils", everywhere=True)
    for title, serves, audience in (
        ("For parents", [there.key], "parents"),
        ("On something else", [], "pupils"),
        ("On this", [there.key], "pupils"),
    ):
        lecture_add(
            actor=there.desk.writer,
            held=LectureHeld(
                title=title,
                institution=there.desk.interior,
                kind=LectureKind.LECTURE,
                begins=SINCE,
                ends=SINCE,
                document="Report",
                regions=there.regions[:2],
                reached={audience: 120},
                serves=serves,
            ),
        )
        told = [[r.name for r in one.regions] for one in missing(there)]
        assert told == ([["West"]] if title == "On this" else [[]])


def test_an_entry_that_is_used_is_not_removed() -> None:
    there = registers()
    trained(there)
    for entry in (there.coercion, there.police, there.regions[0]):
        with pytest.raises(NotNow):
            entry_remove(actor=there.desk.coordinator, entry=entry)
    entry_remove(actor=there.desk.coordinator, entry=there.practice)


def drafted(there: Registers) -> tuple[Target, list[Passage]]:
    with at_desk(there.desk.coordinator):
        target = Target.objects.get()
    record_draft(actor=there.desk.coordinator, target=target)
    with at_desk(there.desk.coordinator):
        return target, [p for one in offered_for(target) for p in one.passages]


def test_an_answer_is_drafted_with_its_source_and_small_counts_held_back() -> None:
    there = registers()
    asks(there, item=there.coercion)
    trained(there, reached={there.police.pk: 24, there.judges.pk: 3})
    trained(there, title="Not asked", items=[there.practice])
    target, passages = drafted(there)
    (passage,) = passages
    assert "Police officers (2025): 24" in passage.text
    assert "Judges (2025): not shown" in passage.text and "Not asked" not in passage.text
    assert "2 of 3 regions" in passage.text
    assert passage.came_from is not None
    client = Client()
    client.force_login(there.desk.coordinator)
    page = client.get(passage.came_from.address).content.decode()
    assert "List of participants" in page
    with pytest.raises(NotNow):
        record_draft(actor=there.desk.coordinator, target=target)


def test_a_training_changed_later_flags_the_text() -> None:
    there = registers()
    asks(there, item=there.coercion)
    made = trained(there)
    target, (passage,) = drafted(there)
    passage_put_in(actor=there.desk.coordinator, target=target, passage=passage)
    with at_desk(there.desk.coordinator):
        text = Text.objects.get(target=target)
        before = flagged(pieces_of(version_of(text)))
    training_change(
        actor=there.desk.writer, training=made, held=held(there, place="Mill"), version=1
    )
    with at_desk(there.desk.coordinator):
        after = flagged(pieces_of(version_of(text)))
    assert (len(before), len(after)) == (0, len(passage.text.split(". ")))
    client = Client()
    client.force_login(there.desk.coordinator)
    shown = client.get(reverse("national:text", args=[target.pk])).content.decode()
    assert "changed or withdrawn since" in shown


def queries(there: Registers, *names: str) -> list[int]:
    client = Client()
    client.force_login(there.desk.coordinator)
    counts = []
    for name in names:
        client.get(reverse(name))
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(reverse(name)).status_code == 200
        counts.append(len(caught))
    return counts


def test_pages_ask_the_database_no_more_often_for_more_trainings() -> None:
    there = registers()
    asks(there, item=there.coercion, everywhere=True)
    names = ("trainings:trainings", "trainings:coverage", "trainings:gaps", "trainings:doubles")
    for number in range(2):
        trained(there, title=f"Training {number}")
    before = queries(there, *names)
    for number in range(2, 9):
        trained(there, title=f"Training {number}")
    assert queries(there, *names) == before
