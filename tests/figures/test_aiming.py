"""How far figures have come to what is aimed at; nothing is told over a break."""

from dataclasses import replace
from decimal import Decimal

from ronda.figures.aiming import AimedAt, Progress, WhyNot, progress
from ronda.figures.model import Value
from ronda.figures.periods import Period
from tests.figures.test_leaving import value

AIM = AimedAt(Period.of("2027"), 1, Decimal(100))


def run(*values: Value, aim: AimedAt = AIM) -> Progress:
    found = progress(values, aim)
    assert isinstance(found, Progress)
    return found


def test_progress_is_from_the_first_of_the_stretch_to_the_latest() -> None:
    found = run(value("2022", 20), value("2023", 40), value("2024", 65))
    assert (found.began.amount, found.latest.amount) == (Decimal(20), Decimal(65))
    assert found.hundredths == 65
    assert not found.reached and not found.is_final


def test_what_stood_before_a_gap_is_not_where_it_began() -> None:
    found = run(value("2019", 90), value("2023", 40), value("2024", 65))
    assert found.began.period == Period.of("2023")


def test_another_definition_is_not_held_against_the_aim() -> None:
    counted_anew = replace(value("2024", 65), definition=2)
    assert progress([value("2023", 40), counted_anew], AIM) is WhyNot.DEFINITION
    found = run(value("2023", 40), counted_anew, aim=replace(AIM, definition=2))
    assert found.began == counted_anew


def test_half_a_year_is_not_held_against_a_year() -> None:
    assert progress([value("2024-H1", 65)], AIM) is WhyNot.LENGTH
    assert progress([], AIM) is WhyNot.NOTHING


def test_at_most_is_reached_from_above() -> None:
    aim = replace(AIM, at_least=False)
    assert run(value("2024", 100), aim=aim).reached
    assert not run(value("2024", 101), aim=aim).reached
    assert run(value("2027", 50), value("2028", 400), aim=aim).is_final


def test_what_comes_after_its_time_does_not_count() -> None:
    assert run(value("2027", 90), value("2028", 130)).latest.amount == Decimal(90)
