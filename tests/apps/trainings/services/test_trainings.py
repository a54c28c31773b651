"""Trainings are told once, changed knowingly, withdrawn with a reason, and seen by their own."""

from collections.abc import Callable
from datetime import date

import pytest

from ronda.apps.audit.models import Event
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.national.desk import at_desk
from ronda.apps.national.standing import standing_of
from ronda.apps.trainings.models import Training
from ronda.apps.trainings.permissions import Can
from ronda.apps.trainings.selectors.coverage import sums
from ronda.apps.trainings.selectors.given import trainings_given
from ronda.apps.trainings.selectors.trainings import training_visible, trainings_visible
from ronda.apps.trainings.services.trainings import (
    training_add,
    training_change,
    training_withdraw,
)
from tests.apps.people import coordinator, secretary
from tests.apps.trainings.scene import Registers, held, registers, trained

pytestmark = pytest.mark.django_db


def by_year(there: Registers) -> dict[str, list[int | None]]:
    with at_desk(there.desk.coordinator):
        _years, lines = sums(trainings_given(standing_of(there.desk.coordinator)))
        return {one.label: [y.amount if y else None for y in one.years] for one in lines}


def test_a_training_is_told_with_all_that_belongs_to_it() -> None:
    there = registers()
    made = trained(
        there,
        there.desk.writer,
        organisers=[there.desk.justice],
        reached={there.police.pk: 24, there.judges.pk: None},
        joint=True,
    )
    with at_desk(there.desk.coordinator):
        found = training_visible(standing_of(there.desk.coordinator), made.pk)
        assert {one.region.name for one in found.regions.all()} == {"North", "South"}
        assert {one.profession.name: one.number for one in found.reached.all()} == {
            "Police officers": 24,
            "Judges": None,
        }
        assert [one.institution for one in found.organisers.all()] == [there.desk.justice]
    assert Event.objects.filter(what=Can.TELL, actor=there.desk.writer).count() == 1


def test_the_same_told_twice_by_one_institution_is_refused() -> None:
    there = registers()
    trained(there)
    with pytest.raises(NotValid, match="already"):
        trained(there)
    for wrong in ({"ends": date(2025, 3, 1)}, {"organisers": [there.desk.interior]}):
        with pytest.raises(NotValid):
            training_add(actor=there.desk.coordinator, held=held(there, title="Another", **wrong))


def test_of_two_who_change_it_the_second_is_told() -> None:
    there = registers()
    made = trained(there)
    told = held(there, regions=there.regions, reached={there.police.pk: 30})
    changed = training_change(
        actor=there.desk.writer, training=made, held=told, version=made.version
    )
    assert changed.version == 2
    with pytest.raises(Stale):
        training_change(actor=there.desk.coordinator, training=made, held=told, version=1)
    assert by_year(there) == {"Police officers": [30]}


def test_what_was_withdrawn_counts_no_more_and_stays() -> None:
    there = registers()
    made = trained(there)
    training_withdraw(actor=there.desk.writer, training=made, reason="It was put off.")
    assert by_year(there) == {}
    with at_desk(there.desk.writer):
        assert Training.objects.get().withdrawn == "It was put off."
    ways: list[Callable[[], object]] = [
        lambda: training_withdraw(actor=there.desk.writer, training=made, reason="Again"),
        lambda: training_change(
            actor=there.desk.writer, training=made, held=held(there), version=1
        ),
    ]
    for again in ways:
        with pytest.raises(NotNow):
            again()


def test_years_and_professions_are_told_apart() -> None:
    there = registers()
    trained(there, reached={there.police.pk: 24, there.judges.pk: 6})
    trained(
        there,
        title="Another",
        begins=date(2024, 12, 30),
        ends=date(2025, 1, 2),
        reached={there.police.pk: 10},
    )
    trained(there, title="Ahead", begins=date(2095, 1, 1), ends=date(2095, 1, 2))
    assert by_year(there) == {"Police officers": [34], "Judges": [6]}


def test_another_institution_another_state_and_the_secretariat_see_nothing() -> None:
    there = registers()
    made = trained(there)
    shared = trained(there, title="Together", organisers=[there.desk.justice])
    with at_desk(there.desk.other_writer):
        who = standing_of(there.desk.other_writer)
        assert [one.pk for one in trainings_visible(who)] == [shared.pk]
        with pytest.raises(NotVisible):
            training_visible(who, made.pk)
    with pytest.raises(NotVisible):
        training_withdraw(actor=there.desk.other_writer, training=made, reason="x")
    other = coordinator("SRB")
    with at_desk(other):
        assert not Training.objects.exists()
    with pytest.raises(NotVisible):
        training_add(actor=secretary(), held=held(there))


def test_who_may_tell() -> None:
    there = registers()
    shared = trained(there, organisers=[there.desk.justice])
    ways: list[Callable[[], object]] = [
        lambda: trained(there, there.desk.writer, there.desk.justice),
        lambda: trained(there, there.desk.signer, title="Signed"),
        lambda: training_withdraw(actor=there.desk.other_writer, training=shared, reason="x"),
    ]
    for refused in ways:
        with pytest.raises(NotAllowed):
            refused()
