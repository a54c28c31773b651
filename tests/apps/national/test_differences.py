"""Contributors who give other figures for the same thing are told apart from those who agree."""

import pytest

from ronda.apps.national.consolidating import told_differences
from ronda.apps.national.desk import at_desk
from ronda.apps.national.selectors.texts import offered_for
from ronda.apps.national.sentences import sentences
from ronda.apps.national.services.texts import difference_settle
from tests.apps.national.scene import addressee_of, contributed, desk, first_target, sent

pytestmark = pytest.mark.django_db


def told(first: str, second: str) -> list[tuple[str, set[float]]]:
    there = desk()
    request = sent(there, there.interior, there.justice)
    target = first_target(there, request)
    contributed(there, addressee_of(there, request, there.interior), first)
    contributed(there, addressee_of(there, request, there.justice), second, there.other_writer)
    with at_desk(there.coordinator):
        found = told_differences(target, offered_for(target))
    return [
        (one.difference.counts, {figure.value for figure in one.difference.figures})
        for one in found
    ]


TRAINED = "In 2016, 70 police officers were trained."
DIFFER = [("police officers", {70, 64})]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("We trained 64 police officers in 2016.", DIFFER),
        ("In 2016 we trained 70 police officers.", []),
        ("In 2017, 64 police officers were trained.", []),
        ("In 2016, 64 judges were trained.", []),
    ],
)
def test_figures_of_the_same_thing_and_time_that_are_not_the_same_differ(
    other: str, found: list[tuple[str, set[float]]]
) -> None:
    assert told(TRAINED, other) == found


def test_a_settled_difference_stays_settled_until_a_figure_changes() -> None:
    there = desk()
    request = sent(there, there.interior, there.justice)
    target = first_target(there, request)
    contributed(there, addressee_of(there, request, there.interior), "In 2016, 70 persons came.")
    other = addressee_of(there, request, there.justice)
    contributed(there, other, "In 2016, 64 persons came.", there.other_writer)
    with at_desk(there.coordinator):
        (one,) = told_differences(target, offered_for(target))
    difference_settle(
        actor=there.coordinator, target=target, difference=one.difference, remark="70 is right."
    )
    with at_desk(there.coordinator):
        (again,) = told_differences(target, offered_for(target))
        assert again.settled is not None and again.settled.remark == "70 is right."


@pytest.mark.parametrize(
    "text",
    [
        "Закон је донет 2013. године. Примењује се (чл. 178. до 186.) на све.",
        "L’art. 227-25 s’applique. « Il est clair. » Oui.",
        "On 28 July 2017 Mr. J. Smith wrote. We answered on 25 October.",
    ],
)
def test_sentences_put_together_again_are_the_text(text: str) -> None:
    found = sentences(text)
    assert " ".join(found) == text
    assert len(found) >= 2
