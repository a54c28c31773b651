"""The same training told by two institutions: found, joined by a person, counted once, undone."""

from datetime import date

import pytest

from ronda.apps.errors import NotAllowed, NotNow, NotVisible
from ronda.apps.national.desk import at_desk
from ronda.apps.national.standing import standing_of
from ronda.apps.trainings.models import Judgement, Sameness, Training
from ronda.apps.trainings.selectors.coverage import By, grid
from ronda.apps.trainings.selectors.doubles import pairs
from ronda.apps.trainings.selectors.given import trainings_given
from ronda.apps.trainings.services.sameness import sameness_say, sameness_take_back
from ronda.apps.trainings.services.trainings import training_withdraw
from tests.apps.trainings.scene import Registers, registers, trained
from tests.apps.trainings.services.test_trainings import by_year

pytestmark = pytest.mark.django_db


def told_twice(there: Registers) -> tuple[Training, Training]:
    """The Interior tells two regions and its officers, Justice its judges and the third region."""
    one = trained(there)
    other = trained(
        there,
        institution=there.desk.justice,
        title="Children heard in online abuse cases",
        ends=date(2025, 3, 5),
        regions=there.regions[1:],
        items=[there.practice],
        reached={there.police.pk: 22, there.judges.pk: 9},
    )
    return one, other


def found(there: Registers) -> list[set[int]]:
    with at_desk(there.desk.coordinator):
        return [{p.one.pk, p.other.pk} for p in pairs(standing_of(there.desk.coordinator))]


def join(there: Registers, one: Training, other: Training) -> Sameness:
    return sameness_say(
        actor=there.desk.coordinator,
        training=one,
        other=other,
        judgement=Judgement.SAME,
        reason="One course, two lists.",
    )


def reached_regions(there: Registers) -> list[int]:
    with at_desk(there.desk.coordinator):
        given = trainings_given(standing_of(there.desk.coordinator))
        return [line.total for line in grid(given, By.YEAR).lines]


def test_it_is_found_by_words_days_and_place_and_nothing_is_decided() -> None:
    there = registers()
    one, other = told_twice(there)
    trained(there, institution=there.desk.justice, title="Accounting for courts")
    trained(
        there,
        institution=there.desk.justice,
        begins=date(2025, 9, 1),
        ends=date(2025, 9, 2),
    )
    assert found(there) == [{one.pk, other.pk}]
    with at_desk(there.desk.coordinator):
        (pair,) = pairs(standing_of(there.desk.coordinator))
    assert pair.by.words == ("Hearing", "children", "cases", "online", "abuse")
    assert by_year(there)["Police officers"] == [24 + 22 + 24 + 24]


def test_serbian_in_two_scripts_is_found() -> None:
    there = registers()
    one = trained(there, title="Обука о саслушању деце")
    other = trained(there, institution=there.desk.justice, title="Obuka o saslušanju dece")
    assert found(there) == [{one.pk, other.pk}]


def test_joined_it_counts_once_and_nothing_is_lost() -> None:
    there = registers()
    one, other = told_twice(there)
    join(there, one, other)
    assert by_year(there) == {"Police officers": [24], "Judges": [9]}
    assert reached_regions(there) == [1, 1, 1]
    assert found(there) == []
    with at_desk(there.desk.coordinator):
        fresh = Training.objects.get(pk=other.pk)
        assert fresh.version == 1
        assert {row.number for row in fresh.reached.all()} == {22, 9}


def test_a_join_is_taken_back_and_may_be_made_again() -> None:
    there = registers()
    one, other = told_twice(there)
    said = join(there, one, other)
    sameness_take_back(actor=there.desk.coordinator, said=said, reason="Two courses after all.")
    assert by_year(there) == {"Police officers": [46], "Judges": [9]}
    assert found(there) == [{one.pk, other.pk}]
    with pytest.raises(NotNow):
        sameness_take_back(actor=there.desk.coordinator, said=said, reason="Again")
    join(there, other, one)
    assert by_year(there)["Police officers"] == [22]
    with at_desk(there.desk.coordinator):
        assert Sameness.objects.count() == 2


def test_kept_apart_they_are_not_shown_again() -> None:
    there = registers()
    one, other = told_twice(there)
    sameness_say(
        actor=there.desk.coordinator,
        training=one,
        other=other,
        judgement=Judgement.APART,
        reason="Another group in the next room.",
    )
    assert found(there) == [] and by_year(there)["Police officers"] == [46]
    with pytest.raises(NotNow):
        join(there, one, other)


def test_what_was_joined_joins_nothing_else() -> None:
    there = registers()
    one, other = told_twice(there)
    third = trained(there, title="A third record")
    join(there, one, other)
    for pair in ((third, other), (other, third), (third, one)):
        with pytest.raises(NotNow):
            join(there, *pair)
    join(there, one, third)
    assert by_year(there)["Police officers"] == [24]


def test_where_the_one_that_counts_is_withdrawn_the_other_counts_again() -> None:
    there = registers()
    one, other = told_twice(there)
    join(there, one, other)
    training_withdraw(actor=there.desk.writer, training=one, reason="Told in error.")
    assert by_year(there) == {"Police officers": [22], "Judges": [9]}
    with pytest.raises(NotNow):
        join(there, other, one)


def test_only_the_coordinator_decides() -> None:
    there = registers()
    one = trained(there, organisers=[there.desk.justice])
    other = trained(there, institution=there.desk.justice, organisers=[there.desk.interior])
    for actor in (there.desk.writer, there.desk.signer):
        with pytest.raises((NotAllowed, NotVisible)):
            sameness_say(
                actor=actor, training=one, other=other, judgement=Judgement.SAME, reason="x"
            )
