"""Writing a value touches the rows that differ, and asks a fixed number of questions."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pghistory.models import Event as HistoryEvent

from ronda.apps.accounts.selectors import machine
from ronda.apps.compliance import selectors
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.identity import Known, carried, placed
from ronda.apps.compliance.models import Edition, EditionKind, Factsheet
from ronda.apps.compliance.recording import record
from ronda.apps.treaties.models import Round
from ronda.factsheets.model import Factsheet as Value
from tests.apps.compliance.arcadia import LATER, PLAIN, value
from tests.apps.people import secretary, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    factsheet = Factsheet.objects.create(party=state(), round=Round.objects.get())
    return Edition.objects.create(
        factsheet=factsheet,
        language="en",
        number=1,
        kind=EditionKind.PREPARED,
        created_by=machine(),
    )


def written(edition: Edition, found: Value) -> int:
    """Write it; how many rows the history has more after that."""
    before = history()
    rows = edition.recommendations.order_by("chapter__order", "order")
    known = Known(placed(assemble(edition)), tuple(rows.values_list("stable_id", flat=True)))
    record(edition, found, carried(known, found, same_place=True))
    return history() - before


def history() -> int:
    tables = [m for m in apps.get_models() if issubclass(m, HistoryEvent)]
    ours = [m for m in tables if m._meta.app_label == "compliance"]
    return sum(model.objects.count() for model in ours)


def test_the_same_value_twice_writes_nothing_the_second_time(edition: Edition) -> None:
    assert written(edition, value(LATER)) > 100
    assert written(edition, value(LATER)) == 0


def test_one_value_after_another_leaves_nothing_of_the_first(edition: Edition) -> None:
    for found in (value(LATER), value(PLAIN), value(LATER)):
        written(edition, found)
        again = assemble(Edition.objects.get(pk=edition.pk))
        assert again == found and again.account == found.account


def test_fewer_chapters_take_all_of_theirs_with_them(edition: Edition) -> None:
    written(edition, value(LATER))
    shorter = value(LATER).model_copy(update={"chapters": value(LATER).chapters[:2]})
    written(edition, shorter)
    assert assemble(edition) == shorter
    assert edition.chapters.count() == 2


def queries(edition: Edition, found: Value) -> int:
    written(edition, found)
    fresh = selectors.edition_visible(secretary(), edition.pk)
    with CaptureQueriesContext(connection) as asked:
        assemble(fresh)
    return len(asked)


def test_assembling_takes_as_many_questions_for_a_long_factsheet_as_for_a_short(
    edition: Edition,
) -> None:
    short = value(PLAIN).model_copy(update={"chapters": value(PLAIN).chapters[:1]})
    few, many = queries(edition, short), queries(edition, value(LATER))
    assert few == many == 10
