"""Taking corrections back: offered where what was put there stands, and nowhere else."""

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.compliance.models import Correction, Edition
from ronda.apps.compliance.selectors import edition_assemble
from ronda.apps.compliance.services.corrections import correction_make, statement_add
from ronda.apps.compliance.services.entries import correction_undo, still_stands
from tests.apps.compliance.arcadia import PLAIN, imported
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db
PLACE = "chapters/1/recommendations/1"


@pytest.fixture
def actor() -> User:
    return secretary()


@pytest.fixture
def edition(actor: User) -> Edition:
    return imported(PLAIN, actor)


def stand(edition: Edition) -> list[bool]:
    """Of each correction, in order, whether it can be taken back."""
    value = edition_assemble(edition)
    return [still_stands(value, one) for one in Correction.objects.order_by("number")]


def test_what_was_taken_back_cannot_be_taken_back_again(actor: User, edition: Edition) -> None:
    made = correction_make(
        actor=actor, edition=edition, place=PLACE, field="strength", old="require", new="request"
    )
    assert stand(edition) == [True]
    correction_undo(actor=actor, correction=made)
    assert stand(edition) == [False, True]


def test_an_entry_that_was_added_stands_until_it_is_taken_out(
    actor: User, edition: Edition
) -> None:
    added = statement_add(
        actor=actor,
        edition=edition,
        place="chapters/1/observations/0",
        value={"text": "Lighthouses are kept.", "marks": [], "scope": "specific"},
    )
    assert stand(edition) == [True]
    correction_undo(actor=actor, correction=added)
    assert stand(edition) == [False, False]
