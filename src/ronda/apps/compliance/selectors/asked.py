"""What one round asks and finds across its Parties, from the published factsheets.

Two things to know. Of each Party one edition is asked: the newest published one in the language
that is wanted, else in English, else in whatever language there is. And a history is told from
every published edition, the older ones too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, TextField, Value
from django.db.models.functions import MD5, Cast, Concat

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import (
    Chapter,
    Edition,
    FollowUp,
    Observation,
    Practice,
    PracticeBox,
    Recommendation,
)
from ronda.apps.compliance.selectors.editions import newest_published
from ronda.apps.compliance.selectors.published import editions_published
from ronda.apps.kept_queries import Blank, KeptQuery
from ronda.apps.kept_values import KeptValues
from ronda.apps.treaties.models import Party, Round

_UNSHOWN = ("marks", "styles")
"""What pages across Parties do not show: footnote marks and emphasis."""
_SHEETS: KeptValues[dict[int, Edition]] = KeptValues(most=64)
_EDITIONS: KeptValues[dict[int, Edition]] = KeptValues(most=32)
_CHAPTERS: KeptValues["InChapter"] = KeptValues(most=32)
Row = TypeVar("Row", Observation, Practice, PracticeBox)


@dataclass(frozen=True)
class Counted:
    """How many recommendations an edition has, and how many of its boxes are filled in."""

    recommendations: int
    answered: int


@dataclass(frozen=True)
class Asked:
    """A recommendation of one Party with its box, if it has one."""

    edition: Edition
    recommendation: Recommendation
    follow_up: FollowUp | None

    @property
    def party(self) -> Party:
        """The Party of which it is asked."""
        return self.edition.factsheet.party

    @property
    def is_answered(self) -> bool:
        """Whether the Party wrote something."""
        return self.follow_up is not None and bool(self.follow_up.text)


@dataclass(frozen=True)
class Worded:
    """How editions word a recommendation: in one language, with one strength, in some of them.

    `editions` are those that have it so, in order of their publication.
    """

    language: str
    strength: str
    text: str
    items: tuple[str, ...]
    editions: tuple[Edition, ...]

    @property
    def since(self) -> datetime | None:
        """When it was published so first."""
        return self.editions[0].published_at

    @property
    def parties(self) -> tuple[Party, ...]:
        """The Parties in whose factsheets it stands so, by name."""
        found = {one.factsheet.party.pk: one.factsheet.party for one in self.editions}
        return tuple(sorted(found.values(), key=lambda one: one.name))


@dataclass(frozen=True, slots=True)
class AskedAt:
    """A recommendation by its key and that of its edition, without its words."""

    key: int
    edition: int
    code: str
    strength: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class FoundAt:
    """An observation by its key and that of its chapter; two with one `words` say the same."""

    key: int
    chapter: int
    words: str


@dataclass(frozen=True)
class InChapter:
    """What published factsheets have in one chapter of a round, in order of Parties.

    Of recommendations (under their first codes) and observations only the places, for there are
    thousands: `asked_in_full` and `found_in_full` read those that are shown. Each of the other rows
    has its chapter, and that its edition with Party and round.
    """

    chapters: tuple[Chapter, ...]
    recommendations: tuple[AskedAt, ...]
    observations: tuple[FoundAt, ...]
    practices: tuple[Practice, ...]
    boxes: tuple[PracticeBox, ...]


_IN_FULL = KeptQuery(lambda: _with_box(Recommendation.objects.filter(pk__among=Blank("keys"))))
_FOUND = KeptQuery(
    lambda: Observation.objects.filter(pk__among=Blank("keys")).defer(*_UNSHOWN).order_by()
)


def counted(edition: Edition) -> Counted:
    """How much stands in an edition; one question."""
    found = edition.recommendations.aggregate(
        recommendations=Count("pk"),
        answered=Count("follow_up", filter=~Q(follow_up__text="")),
    )
    return Counted(found["recommendations"], found["answered"])


def sheets_of(actor: Actor, round: Round, language: str = "en") -> dict[int, Edition]:
    """The edition to show of each factsheet of a round, by its key, in order of Parties."""
    if actor.is_authenticated:
        return _sheets_of(actor, round, language)
    return _SHEETS.get((round.pk, language), lambda: _sheets_of(actor, round, language))


def _sheets_of(actor: Actor, round: Round, language: str) -> dict[int, Edition]:
    found = newest_published(actor).filter(factsheet__round=round)
    best: dict[int, Edition] = {}
    for one in sorted(found, key=lambda one: _order(one, language)):
        best.setdefault(one.factsheet_id, one)
    every = sorted(best.values(), key=lambda one: one.factsheet.party.name)
    return {one.pk: one for one in every}


def asked_under(sheets: dict[int, Edition], code: str) -> list[Asked]:
    """What is asked under a code (in any case) in these editions, in their order."""
    rows = Recommendation.objects.filter(_spelt(code), edition__in=sheets)
    return _in_order(sheets, _with_box(rows.select_related("chapter")))


def worded_under(actor: Actor, round: Round, code: str) -> list[Worded]:
    """How a recommendation was worded in every published edition of its round, oldest first."""
    if actor.is_authenticated:
        editions = _editions_of(actor, round)
    else:
        editions = _EDITIONS.get(round.pk, lambda: _editions_of(actor, round))
    rows = Recommendation.objects.filter(_spelt(code), edition__in=editions)
    rows = rows.order_by("edition__published_at", "edition__pk")
    told: dict[tuple[str, str, str, tuple[str, ...]], list[Edition]] = {}
    for key, strength, text, items in rows.values_list("edition_id", "strength", "text", "items"):
        edition = editions[key]
        told.setdefault((edition.language, strength, text, tuple(items)), []).append(edition)
    return [Worded(*key, tuple(found)) for key, found in told.items()]


def _editions_of(actor: Actor, round: Round) -> dict[int, Edition]:
    return {one.pk: one for one in editions_published(actor).filter(factsheet__round=round)}


def chapters_numbered(sheets: dict[int, Edition], number: str) -> list[Chapter]:
    """The chapters of this number (in any case) of these editions, in their order."""
    found = Chapter.objects.filter(edition__in=sheets, number__iexact=number)
    place = {key: turn for turn, key in enumerate(sheets)}
    told = sorted(found.defer(*_UNSHOWN), key=lambda one: place[one.edition_id])
    for one in told:
        one.edition = sheets[one.edition_id]
    return told


def in_chapter_numbered(actor: Actor, round: Round, number: str, language: str) -> InChapter:
    """What stands in the chapter of this number (in any case) of each factsheet of a round."""

    def found() -> InChapter:
        return in_chapters(chapters_numbered(sheets_of(actor, round, language), number))

    if actor.is_authenticated:
        return found()
    return _CHAPTERS.get((round.pk, language, number.casefold()), found)


def in_chapters(told: Iterable[Chapter]) -> InChapter:
    """What stands in these chapters, of which there is one for each edition."""
    chapters = {one.pk: one for one in told}
    boxes = PracticeBox.objects.filter(chapter__in=chapters).exclude(text="")
    return InChapter(
        chapters=tuple(chapters.values()),
        recommendations=tuple(_asked_at(chapters)),
        observations=tuple(_found_at(chapters)),
        practices=_of(chapters, Practice.objects.filter(chapter__in=chapters)),
        boxes=_of(chapters, boxes),
    )


def asked_in_full(chapters: Iterable[Chapter], keys: Iterable[int]) -> dict[int, Asked]:
    """These recommendations of the chapters, by their keys."""
    sheets = {one.edition_id: one.edition for one in chapters}
    rows = _IN_FULL(keys=list(keys))
    return {one.recommendation.pk: one for one in _in_order(sheets, rows)}


def found_in_full(chapters: Iterable[Chapter], keys: Iterable[int]) -> dict[int, Observation]:
    """These observations of the chapters, by their keys."""
    by_key = {one.pk: one for one in chapters}
    return {one.pk: one for one in _placed(by_key, _FOUND(keys=list(keys)))}


def _asked_at(chapters: dict[int, Chapter]) -> Iterator[AskedAt]:
    place = {one.edition_id: turn for turn, one in enumerate(chapters.values())}
    answered = Q(follow_up__isnull=False) & ~Q(follow_up__text="")
    rows = (
        Recommendation.objects.filter(chapter__in=chapters)
        .order_by("order")
        .annotate(is_answered=ExpressionWrapper(answered, output_field=BooleanField()))
        .values_list("pk", "edition_id", "codes", "strength", "is_answered")
    )
    for key, edition, codes, strength, is_answered in sorted(rows, key=lambda one: place[one[1]]):
        if codes:
            yield AskedAt(key, edition, codes[0], strength, bool(is_answered))


def _found_at(chapters: dict[int, Chapter]) -> Iterator[FoundAt]:
    """Told apart by the language, too: the words of two may be the same by chance."""
    place = {key: turn for turn, key in enumerate(chapters)}
    words = MD5(
        Concat(
            "text",
            Value("\n", output_field=TextField()),
            Cast("items", TextField()),
            output_field=TextField(),
        )
    )
    rows = Observation.objects.filter(chapter__in=chapters).order_by("order")
    found = sorted(rows.values_list("pk", "chapter_id", words), key=lambda one: place[one[1]])
    for key, chapter, said in found:
        yield FoundAt(key, chapter, f"{chapters[chapter].edition.language} {said}")


def _with_box(rows: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    unshown = (*_UNSHOWN, *(f"follow_up__{one}" for one in _UNSHOWN))
    return rows.select_related("follow_up").defer(*unshown)


def _order(edition: Edition, language: str) -> tuple[bool, bool, str]:
    told = edition.language.lower()
    return not told.startswith(language.lower()[:2]), told[:2] != "en", told


def _spelt(code: str) -> Q:
    return Q(codes__contains=[code]) | Q(codes__contains=[code.upper()])


def _of(chapters: dict[int, Chapter], rows: QuerySet[Row]) -> tuple[Row, ...]:
    """The rows with their chapters, in order of Parties and of the document."""
    return _placed(chapters, rows.defer(*_UNSHOWN))


def _placed(chapters: dict[int, Chapter], rows: Iterable[Row]) -> tuple[Row, ...]:
    place, found = {key: turn for turn, key in enumerate(chapters)}, list(rows)
    for row in found:
        row.chapter = chapters[row.chapter_id]
    return tuple(sorted(found, key=lambda row: (place[row.chapter_id], getattr(row, "order", 0))))


def _in_order(sheets: dict[int, Edition], rows: Iterable[Recommendation]) -> list[Asked]:
    place = {key: turn for turn, key in enumerate(sheets)}
    found = [Asked(sheets[r.edition_id], r, getattr(r, "follow_up", None)) for r in rows]
    return sorted(found, key=lambda one: place[one.edition.pk])
