"""Words looked for in published factsheets: recommendations, observations, follow-up, practices.

Two things to know. A text is found under its stems in English, French and Serbian at once, by
PostgreSQL's own, which know Serbian in both scripts; an index of each table keeps them. And only
the newest published edition of a factsheet in a language is searched, whoever asks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, Func, Model, Q, QuerySet, TextChoices, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import (
    Edition,
    FollowUp,
    Observation,
    Practice,
    PracticeBox,
    Recommendation,
)
from ronda.apps.compliance.models.words import CONFIGS, Stems
from ronda.apps.compliance.selectors.editions import factsheets_published
from ronda.apps.errors import NotVisible
from ronda.apps.treaties.models import Party

ON_A_PAGE = 20
MOST = 10_000
"""How many places are looked at in each table: what is more common tells nothing."""
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_HYPHENS = re.compile(r"(?:-\s*){2,}")
_OPENS, _CLOSES, _PARTED = "\ue000", "\ue001", " … "
"""Signs of no script, around the words that were found."""


class Kind(TextChoices):
    """What was found."""

    RECOMMENDATION = "recommendation", _("Recommendation")
    OBSERVATION = "observation", _("Observation")
    FOLLOW_UP = "follow-up", _("Follow-up")
    PRACTICE = "practice", _("Promising practice")


@dataclass(frozen=True)
class Wanted:
    """What is looked for; `words` may have "phrases" and -exclusions. "" asks for no one value."""

    words: str
    kind: str = ""
    party: str = ""
    strength: str = ""
    language: str = ""


@dataclass(frozen=True)
class Hit:
    """A place where the words stand: which table, which row, in which edition."""

    model: type[Model]
    row: int
    edition: int
    kind: Kind
    strength: str
    rank: float


@dataclass(frozen=True)
class Found:
    """A hit with its text; `pieces` are stretches of it, each with whether it was looked for."""

    kind: Kind
    edition: Edition
    codes: Sequence[str]
    strength: str
    anchor: str
    pieces: Sequence[tuple[str, bool]]


@dataclass(frozen=True)
class Search:
    """One page of what was found, and how much there is by each value of each facet.

    `counts` has for "kind", "party", "strength" and "language" the values with their numbers, under
    what is asked by all other facets; `parties` are those of the factsheets, by code.
    """

    found: Sequence[Found]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    parties: Mapping[str, Party]


@dataclass(frozen=True)
class _Table:
    """A table that is searched, and how its rows lead to their edition."""

    model: type[Model]
    kind: Kind
    edition: str
    strength: str = ""
    said: tuple[str, ...] = ("text",)


_STATED = ("text", "items")
_TABLES = (
    _Table(Recommendation, Kind.RECOMMENDATION, "edition", "strength", said=_STATED),
    _Table(Observation, Kind.OBSERVATION, "chapter__edition", said=_STATED),
    _Table(FollowUp, Kind.FOLLOW_UP, "recommendation__edition", "recommendation__strength"),
    _Table(Practice, Kind.PRACTICE, "chapter__edition"),
    _Table(PracticeBox, Kind.PRACTICE, "chapter__edition"),
)
_FACETS = ("kind", "party", "strength", "language")


def search(actor: Actor, wanted: Wanted, page: int = 1) -> Search:
    """What the newest published factsheets say with these words, the fittest first."""
    editions = {one.pk: one for one in factsheets_published(actor)}
    query = _query(wanted.words)
    hits = [hit for table in _TABLES for hit in _hits(table, query, editions)]
    taken = [one for one in hits if _fits(one, wanted, editions)]
    taken.sort(key=lambda one: (-one.rank, one.edition, one.row))
    first = max(page - 1, 0) * ON_A_PAGE
    found = _with_texts(taken[first : first + ON_A_PAGE], query, editions)
    parties = {one.factsheet.party.code: one.factsheet.party for one in editions.values()}
    return Search(tuple(found), len(taken), _counts(hits, wanted, editions), parties)


def _query(words: str) -> SearchQuery:
    # Of several hyphens one: PostgreSQL nests them until it gives up.
    said = _HYPHENS.sub(" -", words.translate(_QUOTES))
    asked = (SearchQuery(said, config=one, search_type="websearch") for one in CONFIGS)
    return reduce(or_, asked)


def _hits(table: _Table, query: SearchQuery, editions: Iterable[int]) -> Iterator[Hit]:
    rows = _rows(table).filter(**{f"{table.edition}__in": list(editions)}, stems=query)
    ranked = rows.annotate(rank=SearchRank(F("stems"), query)).order_by("-rank")
    values = ["pk", table.edition, "rank", *([table.strength] if table.strength else [])]
    for row, edition, rank, *strength in ranked.values_list(*values)[:MOST]:
        said = strength[0] if strength else ""
        yield Hit(table.model, row, edition, table.kind, said, rank)


def _rows(table: _Table) -> QuerySet[Any]:
    rows: QuerySet[Any] = table.model._default_manager.annotate(stems=Stems(*table.said))
    return rows


def _value(hit: Hit, facet: str, editions: Mapping[int, Edition]) -> str:
    edition = editions[hit.edition]
    if facet == "party":
        return str(edition.factsheet.party.code)
    if facet == "language":
        return str(edition.language)
    return str(hit.kind if facet == "kind" else hit.strength)


def _fits(hit: Hit, wanted: Wanted, editions: Mapping[int, Edition]) -> bool:
    return all(getattr(wanted, facet) in ("", _value(hit, facet, editions)) for facet in _FACETS)


def _counts(
    hits: Sequence[Hit], wanted: Wanted, editions: Mapping[int, Edition]
) -> dict[str, dict[str, int]]:
    counts = {}
    for facet in _FACETS:
        others = replace(wanted, **{facet: ""})
        values = (_value(one, facet, editions) for one in hits if _fits(one, others, editions))
        counts[facet] = dict(sorted(Counter(value for value in values if value).items()))
    return counts


def _with_texts(
    hits: Sequence[Hit], query: SearchQuery, editions: Mapping[int, Edition]
) -> Iterator[Found]:
    shown: dict[tuple[type[Model], int], Found] = {}
    for table in _TABLES:
        here = [one for one in hits if one.model is table.model]
        for config in {_config(editions[one.edition].language) for one in here}:
            keys = [o.row for o in here if _config(editions[o.edition].language) == config]
            for row in _headlines(table, keys, query, config):
                shown[table.model, row.pk] = _found(table, row, editions)
    yield from (shown[one.model, one.row] for one in hits)


def _headlines(
    table: _Table, keys: Sequence[int], query: SearchQuery, config: str
) -> QuerySet[Any]:
    headline = SearchHeadline(
        _joined(table),
        query,
        config=config,
        start_sel=_OPENS,
        stop_sel=_CLOSES,
        max_fragments=2,
        min_words=12,
        max_words=40,
        fragment_delimiter=_PARTED,
    )
    found: QuerySet[Any] = table.model._default_manager.filter(pk__in=keys)
    beside = ["chapter"] if table.kind is not Kind.FOLLOW_UP else ["recommendation__chapter"]
    told: QuerySet[Any] = found.select_related(*beside).annotate(headline=headline)
    return told


def _joined(table: _Table) -> Combinable:
    """The text with its sub-points after it."""
    if table.said != _STATED:
        return F("text")
    points = Func("items", Value(" · "), function="array_to_string", output_field=TextField())
    return Concat("text", Value(" "), points, output_field=TextField())


def _config(language: str) -> str:
    return {"fr": "french", "sr": "serbian"}.get(language[:2], "english")


def _found(table: _Table, row: Any, editions: Mapping[int, Edition]) -> Found:
    told = row.recommendation if table.model is FollowUp else row
    codes = told.codes if isinstance(told, Recommendation) else ()
    edition = told.chapter.edition_id
    return Found(
        kind=table.kind,
        edition=editions[edition],
        codes=tuple(codes),
        strength=getattr(told, "strength", ""),
        anchor=codes[0] if codes else _place(told),
        pieces=tuple(_pieces(row.headline)),
    )


def _place(row: Any) -> str:
    """Where it stands on the page of its factsheet."""
    chapter = f"chapters-{row.chapter.order}"
    if isinstance(row, PracticeBox):
        return chapter
    return f"{chapter}-{row._meta.model_name}s-{row.order}"


def _pieces(headline: str) -> Iterator[tuple[str, bool]]:
    for turn, part in enumerate(headline.split(_OPENS)):
        said, closed, after = part.partition(_CLOSES)
        if turn and closed:
            yield said, True
            said = after
        if said:
            yield said, False


@dataclass(frozen=True)
class AskedOf:
    """What is asked of one Party under a code, and what it said."""

    edition: Edition
    recommendation: Recommendation
    follow_up: FollowUp | None

    @property
    def is_answered(self) -> bool:
        """Whether the Party filled its box in."""
        return self.follow_up is not None and bool(self.follow_up.text)


def asked_of_parties(actor: Actor, body: str, round: int, code: str) -> list[AskedOf]:
    """Every Party of which this is asked, by name, from the newest published factsheets.

    In English where there is one, else in whatever language there is. Raises NotVisible.
    """
    sheets = factsheets_published(actor).filter(
        factsheet__round__body__slug=body, factsheet__round__number=round
    )
    editions: dict[int, Edition] = {}
    for one in sorted(sheets, key=lambda one: one.language[:2] != "en"):
        editions.setdefault(one.factsheet_id, one)
    by_key = {one.pk: one for one in editions.values()}
    spelt = Q(codes__contains=[code]) | Q(codes__contains=[code.upper()])
    rows = Recommendation.objects.filter(spelt, edition__in=by_key).select_related("follow_up")
    asked = [AskedOf(by_key[r.edition_id], r, getattr(r, "follow_up", None)) for r in rows]
    if not asked:
        raise NotVisible(_("No published factsheet has this recommendation."))
    return sorted(asked, key=lambda one: one.edition.factsheet.party.name)
