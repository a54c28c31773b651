"""Measures: kept once, by who leads them, for all the recommendations that they serve."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Measure, MeasureKind, MeasureStatus
from ronda.apps.national.selectors.measures import (
    board_of,
    measure_visible,
    measures_visible,
    recommendations,
    timeline_of,
)
from ronda.apps.national.selectors.served import served_by_measures
from ronda.apps.national.services.measures import (
    Planned,
    measure_add,
    measure_change,
    measure_serve,
    step_add,
    step_done,
)
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.national.standing import standing_of
from tests.apps.national.scene import Desk, desk
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db


def planned(there: Desk, **more: object) -> Planned:
    told = Planned("Training of officers", MeasureKind.TRAINING, there.interior, date(2025, 1, 1))
    return replace(told, **more)  # type: ignore[arg-type]


def seen(there: Desk, who: User) -> list[str]:
    with at_desk(who):
        return [one.name for one in measures_visible(standing_of(who))]


def test_an_institution_keeps_what_it_leads_and_sees_where_it_takes_part() -> None:
    there = desk()
    measure_add(actor=there.writer, planned=planned(there))
    assert seen(there, there.writer) == seen(there, there.signer) == ["Training of officers"]
    assert seen(there, there.other_writer) == []
    joint = planned(there, name="Joint", partners=(there.justice,))
    measure = measure_add(actor=there.writer, planned=joint)
    assert seen(there, there.other_writer) == ["Joint"]
    with pytest.raises(NotAllowed):
        step_add(actor=there.other_writer, measure=measure, name="Mine", due=date(2025, 2, 1))
    for other in (there.other_writer, there.signer):
        with pytest.raises(NotAllowed):
            measure_add(actor=other, planned=planned(there))
    with pytest.raises(NotValid):
        measure_change(
            actor=there.writer,
            measure=measure,
            planned=planned(there, institution=there.justice),
            version=1,
        )


def test_of_two_who_change_a_measure_the_second_is_told() -> None:
    there = desk()
    measure = measure_add(actor=there.writer, planned=planned(there))
    done = planned(there, status=MeasureStatus.DONE, partners=(there.justice,))
    measure_change(actor=there.writer, measure=measure, planned=done, version=1)
    with pytest.raises(Stale):
        measure_change(actor=there.coordinator, measure=measure, planned=planned(there), version=1)
    with at_desk(there.coordinator):
        fresh = Measure.objects.get()
        assert (fresh.status, fresh.version, fresh.partners.count()) == ("done", 2, 1)


@pytest.mark.parametrize(
    "more", [{"ends": date(2024, 1, 1)}, {"budget": Decimal(5)}, {"partners": "lead"}]
)
def test_what_cannot_be_is_refused(more: dict[str, object]) -> None:
    there = desk()
    if "partners" in more:
        more = {"partners": (there.interior,)}
    with pytest.raises(NotValid):
        measure_add(actor=there.coordinator, planned=planned(there, **more))


def test_a_step_is_done_once() -> None:
    there = desk()
    measure = measure_add(actor=there.writer, planned=planned(there))
    step = step_add(actor=there.writer, measure=measure, name="Agreed", due=date(2025, 3, 1))
    assert step_done(actor=there.writer, step=step).done_on is not None
    with pytest.raises(NotNow):
        step_done(actor=there.writer, step=step)


def test_a_measure_serves_many_recommendations_and_those_without_stand_first() -> None:
    there = desk()
    gathered_update(actor=there.coordinator)
    measure = measure_add(actor=there.writer, planned=planned(there))
    with at_desk(there.coordinator):
        keys = [one.key for one in recommendations(standing_of(there.coordinator))]
    assert len(keys) > 2
    for wanted in (keys[:2], keys[1:2]):
        measure_serve(actor=there.coordinator, measure=measure, keys=wanted)
        with at_desk(there.coordinator):
            found = served_by_measures(standing_of(there.coordinator))
        served = [one.asked.key for one in found if one.measures]
        assert served == wanted and found[-1].measures and not found[0].measures
    with pytest.raises(NotAllowed):
        measure_serve(actor=there.writer, measure=measure, keys=keys[:1])
    for number in ("0", "9" * 5000):
        with pytest.raises(NotVisible):
            measure_serve(
                actor=there.coordinator, measure=measure, keys=[f"{number}:recommendation:X-1"]
            )


def test_board_and_timeline_show_every_measure() -> None:
    there = desk()
    measure_add(actor=there.writer, planned=planned(there))
    ended = planned(there, ends=date(2025, 6, 30), status=MeasureStatus.DONE)
    measure_add(actor=there.writer, planned=ended)
    with at_desk(there.writer):
        visible = measures_visible(standing_of(there.writer))
        board, found = board_of(visible), list(visible)
    assert [(len(one.measures), one.count) for one in board] == [(1, 1), (0, 0), (1, 1), (0, 0)]
    bars, years = timeline_of(found)
    assert years[0] == (2025, 0.0) and bars[0].start == 0
    assert bars[0].width == 100 and 0 < bars[1].width < 100
    assert timeline_of([]) == ([], [])


def test_another_state_sees_no_measure() -> None:
    there = desk()
    measure = measure_add(actor=there.writer, planned=planned(there))
    other = coordinator("SRB")
    with at_desk(other), pytest.raises(NotVisible):
        measure_visible(standing_of(other), measure.pk)
