"""A chapter of a round across Parties: what is asked, what was found, what is promising.

Two things to know. What stands word for word in several factsheets is told once, with the Parties
that it is about. And a choice of one Party narrows everything down to its factsheet.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.accounts.selectors import Actor
from ronda.apps.assessments.selectors.published import statuses_among
from ronda.apps.compliance.models import Chapter, Observation, Practice, PracticeBox
from ronda.apps.compliance.selectors.asked import (
    Asked,
    AskedAt,
    FoundAt,
    InChapter,
    asked_in_full,
    found_in_full,
    in_chapter_numbered,
    in_chapters,
)
from ronda.apps.errors import NotVisible
from ronda.apps.long_choices import LongSelect
from ronda.apps.reports.selectors.published import Published, report_published
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import party_named, round_by_number
from ronda.procedure.stated import Wording
from ronda.reports.model import Paragraph

Row = TypeVar("Row", Observation, Practice, PracticeBox)
FINDINGS = 50
"""How many findings stand on one page."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Told(Generic[Row]):
    """What stands word for word the same in the factsheets of some Parties."""

    rows: tuple[Row, ...]

    @property
    def row(self) -> Row:
        """The first of them."""
        return self.rows[0]

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs of the report that any of them names."""
        found = {number for one in self.rows for number in getattr(one, "paragraphs", ())}
        return tuple(sorted(found))


@dataclass(frozen=True)
class AskedUnder:
    """A recommendation of the chapter, of all Parties of which it is asked."""

    code: str
    asked: tuple[AskedAt, ...]
    first: Asked
    """The first of these Parties, by whose factsheet the words are told."""
    concluded: tuple[tuple[Wording, int], ...]
    """How many of them have which status, by its name."""

    @property
    def strengths(self) -> tuple[str, ...]:
        """Its strength, or each of them."""
        return tuple(dict.fromkeys(one.strength for one in self.asked))

    @property
    def answered(self) -> int:
        """How many Parties said what they did."""
        return sum(one.is_answered for one in self.asked)


@dataclass(frozen=True)
class Across:
    """A chapter across Parties; `party` is the one that it is narrowed down to.

    `places` are the findings, each with all places where it stands; `observations` those of them on
    the page of the list that is asked for.
    """

    round: Round
    number: str
    title: str
    language: str
    parties: tuple[Party, ...]
    party: Party | None
    recommendations: tuple[AskedUnder, ...]
    places: Sequence[Sequence[FoundAt]]
    page_of: Page[Sequence[FoundAt]]
    observations: tuple[Told[Observation], ...]
    practices: tuple[Told[Practice], ...]
    boxes: tuple[Told[PracticeBox], ...]
    report: Published | None
    paragraphs: Mapping[int, str]
    day: date | None


class PartyForm(forms.Form):
    """Which Party to narrow down to; none for all."""

    party = forms.ChoiceField(label=gettext_lazy("Party"), required=False, widget=LongSelect)

    def __init__(self, data: Mapping[str, str] | None, *, parties: Iterable[Party]) -> None:
        super().__init__(data)
        field = self.fields["party"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All Parties"))] + [(p.code, party_named(p)) for p in parties]

    def chosen(self) -> str:
        """The code that was chosen; "" for all."""
        return self.cleaned_data["party"] if self.is_valid() else ""


def chapter_at(
    actor: Actor,
    body: str,
    number: int,
    chapter: str,
    *,
    language: str,
    party: str = "",
    page: int = 1,
) -> Across:
    """A chapter of the round by its number (in any case); raises NotVisible where none is public.

    With the code of a `party` of the round only what stands in its factsheet; of the findings those
    on this `page` of their list.
    """
    round = round_by_number(body, number)
    whole = in_chapter_numbered(actor, round, chapter, language)
    if not whole.chapters:
        raise NotVisible(_("No published factsheet of this round has this chapter."))
    every = tuple(one.edition.factsheet.party for one in whole.chapters)
    chosen = next((one for one in every if one.code == party.upper()), None)
    found = whole if chosen is None else in_chapters(_of_party(whole, chosen))
    first, report = found.chapters[0], report_published(actor, round)
    places = _same(found.observations)
    page_of = Paginator(places, FINDINGS).get_page(page)
    days = (localtime(c.edition.published_at).date() for c in found.chapters)
    return Across(
        round=round,
        number=first.number,
        title=first.title,
        language=first.edition.language,
        parties=every,
        party=chosen,
        recommendations=tuple(_asked(actor, round, found, chosen)),
        places=places,
        page_of=page_of,
        observations=tuple(_shown(found, page_of)),
        practices=_told(found.practices),
        boxes=_told(found.boxes),
        report=report,
        paragraphs=_paragraphs(report),
        day=max(days, default=None),
    )


def _of_party(whole: InChapter, party: Party) -> Iterator[Chapter]:
    return (one for one in whole.chapters if one.edition.factsheet.party_id == party.pk)


def _asked(
    actor: Actor, round: Round, found: InChapter, party: Party | None
) -> Iterator[AskedUnder]:
    by_code: dict[str, list[AskedAt]] = {}
    for row in found.recommendations:
        by_code.setdefault(row.code, []).append(row)
    firsts = asked_in_full(found.chapters, (each[0].key for each in by_code.values()))
    concluded = statuses_among(actor, round, by_code)
    for code in sorted(by_code, key=_order):
        judged = concluded.get(code, {})
        kept = Counter(one for key, one in judged.items() if party is None or key == party.pk)
        yield AskedUnder(
            code, tuple(by_code[code]), firsts[by_code[code][0].key], tuple(kept.most_common())
        )


def _same(rows: Iterable[FoundAt]) -> list[Sequence[FoundAt]]:
    """What many Parties have first, then what stands in one factsheet, in order of Parties."""
    same: dict[str, list[FoundAt]] = {}
    for row in rows:
        same.setdefault(row.words, []).append(row)
    found: list[Sequence[FoundAt]] = list(same.values())
    return sorted(found, key=lambda one: len(one) == 1)


def _shown(found: InChapter, places: Iterable[Sequence[FoundAt]]) -> Iterator[Told[Observation]]:
    """The findings at these places, read in full."""
    shown = list(places)
    rows = found_in_full(found.chapters, (one.key for each in shown for one in each))
    for each in shown:
        yield Told(tuple(rows[one.key] for one in each))


def _order(code: str) -> tuple[str, int, str]:
    found = _NUMBER.search(code)
    return (code[: found.start()], int(found[0]), code) if found else (code, 0, code)


def _told(rows: Iterable[Row]) -> tuple[Told[Row], ...]:
    """What many Parties have first, then what stands in one factsheet, in order of Parties."""
    same: dict[tuple[str, str, tuple[str, ...]], list[Row]] = {}
    for row in rows:
        key = row.chapter.edition.language, row.text, tuple(getattr(row, "items", ()))
        same.setdefault(key, []).append(row)
    found = [Told(tuple(each)) for each in same.values()]
    return tuple(sorted(found, key=lambda one: len(one.rows) == 1))


def _paragraphs(report: Published | None) -> Mapping[int, str]:
    """The id of each paragraph of the report, by its number."""
    if report is None:
        return {}
    return {one.number: one.id for one in report.value.of(Paragraph)}
