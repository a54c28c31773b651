"""Where promising practices stand in the published factsheets of all rounds.

Two things to know. Only places are read, not texts, so that a long collection can be put in order.
And of each factsheet one edition is asked: in the language that is wanted, else in English, else in
whatever language there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, QuerySet, When

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import Practice, PracticeBox
from ronda.apps.compliance.selectors.editions import newest_published

MOST = 20_000
"""Places that are read of each kind."""
_EDITION = "chapter__edition"
_PLACE = {
    "key": "pk",
    "factsheet": f"{_EDITION}__factsheet",
    "party": f"{_EDITION}__factsheet__party",
    "round": f"{_EDITION}__factsheet__round",
    "number": "chapter__number",
    "order": "chapter__order",
    "title": "chapter__title",
    "published": f"{_EDITION}__published_at",
}


@dataclass(frozen=True)
class At:
    """A practice by its keys: of its row, its factsheet, its Party and its round."""

    key: int
    factsheet: int
    party: int
    round: int
    number: str
    order: int
    title: str
    published: datetime
    is_box: bool


def places(actor: Actor, language: str) -> Iterator[At]:
    """Where each stands that the Committee tells of, then each blue box with a text."""
    shown = _shown(actor, language)
    told = Practice.objects.filter(chapter__edition__in=shown)
    boxes = PracticeBox.objects.filter(chapter__edition__in=shown).exclude(text="")
    yield from _places(told, is_box=False)
    yield from _places(boxes, is_box=True)


def _places(rows: QuerySet[Any], *, is_box: bool) -> Iterator[At]:
    for row in rows.order_by("pk").values_list(*_PLACE.values())[:MOST]:
        yield At(**dict(zip(_PLACE, row, strict=True)), is_box=is_box)


def _shown(actor: Actor, language: str) -> QuerySet[Any]:
    """The edition to show of each published factsheet, as a query for its key."""
    order = Case(
        When(language__istartswith=language[:2], then=0),
        When(language__istartswith="en", then=1),
        default=2,
    )
    found = newest_published(actor).order_by("factsheet", order, "language")
    return found.distinct("factsheet").values("pk")
