"""Recommendations without a box: not answered in a round, yet the record is kept for them too."""

from datetime import date

import pytest

from ronda.apps.charges.services.operations import Conducted, operation_add, operation_serve
from ronda.apps.errors import NotValid
from ronda.apps.laws.models import LawKind
from ronda.apps.laws.services.laws import Titled, change_ask, law_add
from ronda.apps.national.annual_drafting import drafted_year
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Arrangement, Measure, MeasureKind, MeasureStatus, Target
from ronda.apps.national.selectors.asked import (
    recommendations_offered,
    recommendations_unboxed,
    recommendations_with,
)
from ronda.apps.national.selectors.served import served_by_measures
from ronda.apps.national.services.drafting import indicator_serve
from ronda.apps.national.services.figures import Defined, indicator_define
from ronda.apps.national.services.measures import Planned, measure_add, measure_serve
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.national.standing import standing_of
from ronda.figures.model import Unit
from tests.apps.national.scene import Desk, desk

pytestmark = pytest.mark.django_db


def measured(there: Desk) -> Measure:
    planned = Planned(
        "Course",
        MeasureKind.TRAINING,
        there.interior,
        date(2024, 1, 1),
        ends=date(2024, 3, 1),
        status=MeasureStatus.DONE,
    )
    return measure_add(actor=there.writer, planned=planned)


def without_box(there: Desk) -> list[str]:
    """The keys of what has no box and is served by nothing."""
    gathered_update(actor=there.coordinator)
    with at_desk(there.coordinator):
        return [one.key for one in recommendations_unboxed(standing_of(there.coordinator))]


def test_what_has_no_box_stands_in_the_plan_and_is_offered_and_served() -> None:
    there = desk()
    keys = without_box(there)
    assert keys and not set(keys) & set(there.keys)
    measure = measured(there)
    with at_desk(there.coordinator):
        who = standing_of(there.coordinator)
        offered = {one.key for one in recommendations_offered(who, "", ())}
        assert set(keys) <= offered
        plan = {one.asked.key: one.measures for one in served_by_measures(who)}
    assert all(plan[key] == [] for key in keys)
    measure_serve(actor=there.coordinator, measure=measure, keys=[keys[0], keys[0]])
    with at_desk(there.coordinator):
        plan = {one.asked.key: one.measures for one in served_by_measures(who)}
        assert [one.name for one in plan[keys[0]]] == ["Course"]
        told = [one.asked.key for one in served_by_measures(who)]
        assert len(told) == len(set(told))
        (section,) = drafted_year(2024, Arrangement.RECOMMENDATION, "en")
        code = Target.objects.get().code
    assert code in section.heading


def test_figures_laws_and_operations_serve_what_has_no_box_and_keep_it() -> None:
    there = desk()
    who, keys = there.coordinator, without_box(there)
    defined = Defined("Searches", Unit.SEARCHES, "Counted.", date(2015, 1, 1))
    figure = indicator_define(actor=who, institution=there.interior, defined=defined)
    indicator_serve(actor=who, indicator=figure, keys=keys[:1])
    law = law_add(actor=who, titled=Titled("Code", "Code", LawKind.CODE, there.justice))
    (asked,) = change_ask(actor=who, law=law, keys=[keys[-1]])
    operation = operation_add(
        actor=who, conducted=Conducted("Net", there.interior, date(2024, 1, 1))
    )
    operation_serve(actor=who, operation=operation, keys=[keys[0], keys[-1], keys[0]])
    with at_desk(who):
        assert figure.serves.get().target.key == keys[0] and asked.target.key == keys[-1]
        assert {one.target.key for one in operation.serves.all()} == {keys[0], keys[-1]}
        # What only an operation or a law serves is offered to its form again, so none is lost.
        found = recommendations_with(standing_of(who), [keys[-1]])
        assert [one.key for one in found] == [keys[-1]]


def test_a_key_under_which_nothing_was_taken_in_is_refused() -> None:
    there = desk()
    measure = measured(there)
    with pytest.raises(NotValid, match="outside:999") as refusal:
        measure_serve(actor=there.coordinator, measure=measure, keys=["outside:999"])
    assert refusal.value.field == "keys"
