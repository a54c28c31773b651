"""Published factsheets side by side: one edition of each, and what is asked in it, without texts.

Two things to know. Of the languages of a factsheet one counts, English where there is it, so that
nothing is counted twice. And whole rounds are read in one query, so that pages over all Parties ask
no more than a page over one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, Min, OuterRef, Q

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import (
    Edition,
    Practice,
    PracticeBox,
    Recommendation,
)
from ronda.apps.compliance.naming import chapter_anchor
from ronda.apps.compliance.selectors.editions import newest_published
from ronda.apps.compliance.selectors.published import editions_published
from ronda.apps.kept_queries import Blank, KeptQuery
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import parties, rounds


@dataclass(frozen=True, slots=True)
class Entry:
    """A recommendation of an edition: where it stands, and what became of its box.

    `row` is its key, for whoever needs its text; `chapter` the place of its chapter, from 0.
    """

    row: int
    codes: tuple[str, ...]
    strength: str
    scope: str
    chapter: int
    number: str
    title: str
    has_box: bool
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many recommendations there are, how many have a box, how many of these have a text."""

    asked: int = 0
    boxes: int = 0
    answered: int = 0

    @classmethod
    def of(cls, entry: Entry) -> "Counts":
        """The counts of one recommendation."""
        return cls(1, int(entry.has_box), int(entry.is_answered))

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.asked + other.asked, self.boxes + other.boxes, self.answered + other.answered
        )


_ENTRIES = KeptQuery(
    lambda: (
        Recommendation.objects.filter(edition__among=Blank("editions"))
        .annotate(filled=Q(follow_up__text__gt=""))
        .order_by("chapter__order", "order")
        .values_list(
            *("edition_id", "pk", "codes", "strength", "scope"),
            *("chapter__order", "chapter__number", "chapter__title", "follow_up__id", "filled"),
        )
    )
)
_COUNTS = KeptQuery(
    lambda: (
        Recommendation.objects.filter(edition__among=Blank("editions"))
        .order_by()
        .values("edition_id", "strength")
        .annotate(
            asked=Count("pk"),
            boxes=Count("follow_up"),
            answered=Count("follow_up", filter=Q(follow_up__text__gt="")),
        )
    )
)
_WITH_TEXTS = KeptQuery(
    lambda: (
        Recommendation.objects.filter(pk__among=Blank("keys"))
        .select_related("follow_up", "lead_in", "chapter")
        .order_by()
    )
)
_PRACTICES = KeptQuery(
    lambda: (
        Practice.objects.filter(chapter__edition__among=Blank("editions"))
        .order_by("chapter__order", "order")
        .values_list("chapter__edition", "text", "chapter__order", "order")
    )
)
_PRACTICE_BOXES = KeptQuery(
    lambda: (
        PracticeBox.objects.filter(chapter__edition__among=Blank("editions"), text__gt="")
        .order_by("chapter__order")
        .values_list("chapter__edition", "text", "chapter__number", "chapter__order")
    )
)


def rounds_published(actor: Actor) -> list[Round]:
    """The rounds with a published factsheet, the one first that began to publish last."""
    begun = editions_published(actor).order_by().values("factsheet__round")
    first = dict(begun.annotate(first=Min("published_at")).values_list("factsheet__round", "first"))
    return sorted(rounds().filter(pk__in=first), key=lambda one: first[one.pk], reverse=True)


def parties_published(actor: Actor) -> list[Party]:
    """The Parties with a published factsheet, by name."""
    published = editions_published(actor).order_by().filter(factsheet__party=OuterRef("pk"))
    return list(parties(with_invented=True).filter(Exists(published)))


def sheets_published(actor: Actor, **narrow: object) -> list[Edition]:
    """One edition of each published factsheet, by Party's name; `narrow` are fields of editions."""
    return one_of_each(newest_published(actor).filter(**narrow))


def one_of_each(published: Iterable[Edition]) -> list[Edition]:
    """Of the newest editions in each language one for each factsheet, by Party's name."""
    found: dict[int, Edition] = {}
    for one in _english_first(published):
        found.setdefault(one.factsheet_id, one)
    return sorted(found.values(), key=lambda one: one.factsheet.party.name)


def _english_first(rows: Iterable[Edition]) -> list[Edition]:
    return sorted(rows, key=lambda one: (one.language[:2] != "en", one.language))


def entries_in(editions: Iterable[Edition]) -> Mapping[int, tuple[Entry, ...]]:
    """What is asked in each edition, in order, by the edition's key."""
    rows = _ENTRIES(editions=[one.pk for one in editions])
    found: dict[int, list[Entry]] = {}
    for edition, row, codes, strength, scope, order, number, title, box, filled in rows:
        entry = Entry(
            row,
            tuple(codes),
            strength,
            scope,
            order,
            number,
            title,
            has_box=box is not None,
            is_answered=bool(filled),
        )
        found.setdefault(edition, []).append(entry)
    return {edition: tuple(entries) for edition, entries in found.items()}


def counts_in(editions: Iterable[Edition]) -> Mapping[int, Mapping[str, Counts]]:
    """The counts of each strength in each edition, by the edition's key."""
    found: dict[int, dict[str, Counts]] = {}
    for row in _COUNTS(editions=[one.pk for one in editions]):
        counts = Counts(row["asked"], row["boxes"], row["answered"])
        found.setdefault(row["edition_id"], {})[row["strength"]] = counts
    return found


def with_texts(keys: Iterable[int]) -> Mapping[int, Recommendation]:
    """The recommendations with these keys with their texts and boxes, by key."""
    return {one.pk: one for one in _WITH_TEXTS(keys=list(keys))}


@dataclass(frozen=True, slots=True)
class PracticeTold:
    """A promising practice in a factsheet, with where it stands on the page of its edition."""

    edition: int
    text: str
    anchor: str
    by_party: bool


def practices_in(editions: Iterable[Edition]) -> list[PracticeTold]:
    """The promising practices of editions, those of the Committee first, in order."""
    keys = [one.pk for one in editions]
    return [
        *(
            PracticeTold(edition, text, f"chapters-{chapter}-practices-{order}", by_party=False)
            for edition, text, chapter, order in _PRACTICES(editions=keys)
        ),
        *(
            PracticeTold(edition, text, f"{chapter_anchor(number, order)}-box", by_party=True)
            for edition, text, number, order in _PRACTICE_BOXES(editions=keys)
        ),
    ]
