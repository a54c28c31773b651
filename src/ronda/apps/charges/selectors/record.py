"""The tables of charges and operations as the national export has them, and a year's operations.

Two things to know. A table stands before those that it points at. And no figure stands here: those
are in the tables of figures, which these point at.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from ronda.apps.addresses import path_to
from ronda.apps.charges.in_words import words_of
from ronda.apps.charges.models import CountedIn, CountsArticle, Operation, OperationServes
from ronda.apps.national.selectors.registers import DoneInYear, Field, Holds, Table

_OPERATION = Field("operation", "The operation", Holds.WHOLE, "operations")
_INDICATOR = Field("indicator", "The figure", Holds.WHOLE, "indicators")


def tables() -> Iterator[Table]:
    """Every table of charges and operations, each before what it points at."""
    yield Table(
        "articles_counted",
        "Which article an indicator counts, or one group of it",
        (
            _INDICATOR,
            Field("group", "The group; empty: the indicator as a whole"),
            Field("article", "The article", Holds.WHOLE, "articles_of_laws"),
        ),
        CountsArticle.objects.all,
        lambda one: (one.indicator_id, one.group, one.article_id),
    )
    yield Table(
        "counted_in_operations",
        "Which indicators count something of an operation",
        (_OPERATION, _INDICATOR),
        CountedIn.objects.all,
        lambda one: (one.operation_id, one.indicator_id),
    )
    yield Table(
        "operations_serve",
        "Which recommendations an operation serves",
        (
            _OPERATION,
            Field("recommendation", "What is asked", Holds.WHOLE, "recommendations"),
        ),
        OperationServes.objects.all,
        lambda one: (one.operation_id, one.target_id),
    )
    yield Table(
        "operations",
        "Operations",
        (
            Field("name", "Name"),
            Field("institution", "Who keeps it", Holds.WHOLE, "institutions"),
            Field("begins", "First day", Holds.DAY),
            Field("ends", "Last day; empty: it goes on", Holds.DAY),
            Field("network", "Within which network or joint action"),
            Field("about", "What it is"),
        ),
        Operation.objects.all,
        lambda one: (
            one.name,
            one.institution_id,
            one.begins,
            one.ends,
            one.network,
            one.about,
        ),
    )


def done_in(year: int) -> Iterator[DoneInYear]:
    """The operations that went on in a year, in the language that is active; without figures."""
    running = Q(ends__isnull=True) | Q(ends__gte=date(year, 1, 1))
    found = Operation.objects.filter(running, begins__lte=date(year, 12, 31))
    for one in found.order_by("begins", "id").prefetch_related("serves"):
        yield DoneInYear(
            heading=one.name,
            words=words_of(one),
            source=one.network,
            link=path_to("charges:operation", one.pk),
            institution=one.institution_id,
            targets=tuple(serves.target_id for serves in one.serves.all()),
        )
