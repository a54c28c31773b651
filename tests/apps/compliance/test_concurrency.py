"""Two people at once: the second is told, and nothing is overwritten."""

import pytest

from ronda.apps.compliance.models import Correction, Edition
from ronda.apps.compliance.selectors import edition_assemble
from ronda.apps.compliance.services.corrections import correction_make
from ronda.apps.compliance.services.editions import edition_approve
from ronda.apps.compliance.services.imports import factsheet_import
from ronda.apps.compliance.services.returned import returned_preview, returned_take_in
from ronda.apps.errors import NotNow, Stale
from ronda.apps.sources.models import Reading, Source
from tests.apps.at_once import at_once, refusals
from tests.apps.compliance.arcadia import PLAIN, imported, published
from tests.apps.people import coordinator, secretary, state

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_corrections_of_one_field_the_second_is_told() -> None:
    edition = imported(PLAIN)
    people = [secretary(), secretary()]

    def correct(number: int) -> Correction:
        return correction_make(
            actor=people[number],
            edition=edition,
            place="chapters/1/recommendations/1",
            field="strength",
            old="require",
            new=["request", "invite"][number],
        )

    outcomes = at_once(lambda: correct(0), lambda: correct(1))
    assert refusals(outcomes) == [Stale]
    kept = Correction.objects.get()
    assert edition_assemble(edition).chapters[1].recommendations[1].strength == kept.new


def test_two_corrections_of_two_fields_both_hold() -> None:
    edition = imported(PLAIN)
    actor = secretary()

    def correct(place: str) -> Correction:
        return correction_make(
            actor=actor, edition=edition, place=place, field="strength", old="invite", new="request"
        )

    places = ["chapters/1/recommendations/3", "chapters/1/recommendations/4"]
    outcomes = at_once(*(lambda place=place: correct(place) for place in places))
    assert refusals(outcomes) == []
    assert sorted(Correction.objects.values_list("number", flat=True)) == [1, 2]


def test_an_edition_is_approved_once() -> None:
    edition = imported(PLAIN)
    people = [secretary(), secretary()]
    outcomes = at_once(
        *(lambda who=who: edition_approve(actor=who, edition=edition) for who in people)
    )
    assert refusals(outcomes) == [NotNow]


def test_a_returned_file_is_taken_in_once() -> None:
    edition = published(PLAIN)
    actor = coordinator()
    came = returned_preview(actor=actor, edition=edition, data=PLAIN.encode(), name="back.txt")
    outcomes = at_once(*(lambda: returned_take_in(actor=actor, returned=came) for _ in range(2)))
    assert refusals(outcomes) == [NotNow]
    assert Edition.objects.count() == 2


def test_one_file_imported_by_two_is_one_source() -> None:
    state("XAR")
    people = [secretary(), secretary()]
    outcomes = at_once(
        *(
            lambda who=who: factsheet_import(actor=who, data=PLAIN.encode(), name="arcadia.txt")
            for who in people
        )
    )
    assert refusals(outcomes) == []
    assert Source.objects.count() == Reading.objects.count() == 1
