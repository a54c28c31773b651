"""What a generated record puts into the index is what publishing would have put there."""

import pytest
from django.db import connection

from ronda.apps.search.models import Kind, Origin, Statement, Word
from ronda.apps.search.services.index import round_refresh
from ronda.apps.search.services.words import words_anew
from ronda.apps.treaties.selectors import rounds
from ronda.demo.generated.loading import generate
from ronda.demo.generated.sizes import Sizes

pytestmark = pytest.mark.django_db

FIELDS = sorted(
    one.name for one in Statement._meta.concrete_fields if one.name not in {"id", "origin"}
)


def told() -> list[tuple[object, ...]]:
    """All statements with their origins, without the keys of either."""
    rows = Statement.objects.order_by("origin__name", "place")
    return list(rows.values_list("origin__name", "origin__round", *FIELDS))


def indexes() -> list[str]:
    """How the indexes of the search's tables are made."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'search%' ORDER BY indexname"
        )
        return [made_by for (made_by,) in cursor.fetchall()]


def test_it_is_statement_by_statement_what_the_index_would_take() -> None:
    before = indexes()
    sizes = Sizes(recommendations=250, states=5, bodies=2, statements=1_000)
    generate(sizes, seed=1, beside=False, tell=lambda *_at: None)
    made, words = told(), list(Word.objects.order_by("bare").values_list("bare", "count"))
    assert indexes() == before
    assert {row.kind for row in Statement.objects.all()} == set(Kind) - {Kind.LAW, Kind.REPLY}
    assert Statement.objects.exclude(status="").filter(kind=Kind.FOLLOW_UP).exists()
    assert Origin.objects.filter(round__isnull=False).count() == Origin.objects.count()
    words_anew()
    assert list(Word.objects.order_by("bare").values_list("bare", "count")) == words
    # Nothing is to be done: the marks are those of the room itself.
    assert sum(round_refresh(round=one) for one in rounds()) == 0
    Origin.objects.update(mark="")
    assert sum(round_refresh(round=one, now=False) for one in rounds()) == Origin.objects.count()
    assert told() == made
