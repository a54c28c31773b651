"""A recommendation with everything about it: who is asked, what was found, said and concluded.

Two things to know. What it rests on comes from the published report of its round, what each Party
said from its published factsheet, what the body concluded from the assessment as far as it is open.
And a Party has a line where any of these names it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import islice

from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.assessments.selectors.published import Concluded, concluded_on
from ronda.apps.compliance.selectors.asked import (
    Asked,
    Worded,
    asked_under,
    sheets_of,
    worded_under,
)
from ronda.apps.errors import NotVisible
from ronda.apps.library.models import Passage
from ronda.apps.library.selectors import is_named, passages_meant
from ronda.apps.reports.selectors.published import Published, report_published, reports_published
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import parties, party_named, round_by_number
from ronda.reports.model import Basis, Chapter, Finding, Paragraph, Recommendation

MOST_ELSEWHERE = 10
Found = tuple[Paragraph, Finding]


@dataclass(frozen=True)
class Situation:
    """One Party: what is asked of it, what was found, what it said, what was concluded."""

    party: Party
    asked: Asked | None
    found: tuple[Found, ...]
    concluded: Concluded | None


@dataclass(frozen=True)
class Elsewhere:
    """A recommendation of another round on the same passage of a treaty."""

    report: Published
    recommendation: Recommendation
    passage: Passage


@dataclass(frozen=True)
class Case:
    """A recommendation of a round; `recommended` is how its published report has it, if it has.

    What follows from it is worked out once: a template asks for it line by line.
    """

    round: Round
    code: str
    report: Published | None
    recommended: Recommendation | None
    chapter: Chapter | None
    passages: tuple[Passage | None, ...]
    """For each part of its legal basis the passage that is meant, where the library has it."""
    situations: tuple[Situation, ...]
    worded: tuple[Worded, ...]
    elsewhere: tuple[Elsewhere, ...]

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the Parties by their codes, in the reader's language."""
        return {one.party.code: party_named(one.party) for one in self.situations}

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """What is asked of each Party, and what it answered."""
        return tuple(one.asked for one in self.situations if one.asked is not None)

    @cached_property
    def answered(self) -> int:
        """How many Parties said what they did."""
        return sum(one.is_answered for one in self.asked)

    @cached_property
    def concluded(self) -> int:
        """How many Parties the body concluded on."""
        return sum(one.concluded is not None for one in self.situations)

    @cached_property
    def strengths(self) -> tuple[str, ...]:
        """Its strength, or each of them where Parties are asked differently."""
        if self.recommended is not None:
            return (self.recommended.strength,)
        return tuple(dict.fromkeys(one.recommendation.strength for one in self.asked))

    @cached_property
    def based_on(self) -> tuple[tuple[Basis, Passage | None], ...]:
        """The parts of its legal basis, each with the passage that is meant."""
        basis = self.recommended.basis if self.recommended is not None else ()
        return tuple(zip(basis, self.passages, strict=True))

    @cached_property
    def text(self) -> str:
        """What is asked, in the reader's language where there is a report, else as one Party is."""
        if self.recommended is not None:
            return self.recommended.text.in_language(get_language() or "en")
        return self.asked[0].recommendation.text if self.asked else ""

    @cached_property
    def now(self) -> tuple[Worded, ...]:
        """How the newest editions word it, each wording once."""
        shown = {one.edition.pk for one in self.asked}
        return tuple(one for one in self.worded if shown & {e.pk for e in one.editions})

    @cached_property
    def before(self) -> tuple[Worded, ...]:
        """How older editions worded it otherwise."""
        now: dict[str, set[tuple[str, tuple[str, ...], str]]] = {}
        for one in self.now:
            now.setdefault(one.language, set()).add((one.text, one.items, one.strength))
        return tuple(
            one
            for one in self.worded
            if one.language in now and (one.text, one.items, one.strength) not in now[one.language]
        )

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the report that it rests on, in order."""
        found = {p.id: p for one in self.situations for p, _finding in one.found}
        return tuple(sorted(found.values(), key=lambda one: one.number))

    @cached_property
    def number_of_chapter(self) -> str:
        """The number of the chapter that its factsheets have it in; "" where none has."""
        return self.asked[0].recommendation.chapter.number if self.asked else ""

    @cached_property
    def day(self) -> date | None:
        """The day of the newest of what is shown."""
        editions = (one.edition.published_at for one in self.asked)
        told = [localtime(one).date() for one in editions if one is not None]
        told += [localtime(one).date() for one in self._decided()]
        if self.report is not None and self.report.draft.report.published_on is not None:
            told.append(self.report.draft.report.published_on)
        return max(told, default=None)

    def _decided(self) -> Iterator[datetime]:
        for one in self.situations:
            if one.concluded is not None and one.concluded.assessment.decided_at is not None:
                yield one.concluded.assessment.decided_at


def case_at(actor: Actor, body: str, number: int, code: str, language: str) -> Case:
    """The recommendation with this code (in any case); raises NotVisible where none is public."""
    round = round_by_number(body, number)
    asked = asked_under(sheets_of(actor, round, language), code)
    report = report_published(actor, round)
    chapter, recommended = _in_report(report, code)
    concluded = concluded_on(actor, round, code)
    if not asked and recommended is None:
        raise NotVisible(_("Nothing that is published has this recommendation."))
    found = _found(report, recommended)
    also = recommended.parties if recommended is not None else ()
    passages = passages_meant(recommended.basis if recommended is not None else ())
    return Case(
        round=round,
        code=recommended.code if recommended is not None else _code(asked, code),
        report=report if recommended is not None else None,
        recommended=recommended,
        chapter=chapter,
        passages=passages,
        situations=tuple(_situations(asked, found, concluded, also)),
        worded=tuple(worded_under(actor, round, code)),
        elsewhere=tuple(_elsewhere(actor, round, passages)),
    )


def _code(asked: list[Asked], code: str) -> str:
    return next(one for one in asked[0].recommendation.codes if one.upper() == code.upper())


def _in_report(report: Published | None, code: str) -> tuple[Chapter | None, Recommendation | None]:
    if report is not None:
        for chapter in report.value.chapters:
            for one in chapter.of(Recommendation):
                if one.code.upper() == code.upper():
                    return chapter, one
    return None, None


def _found(report: Published | None, one: Recommendation | None) -> dict[str, list[Found]]:
    """The findings that it rests on, by the code of the Party."""
    told: dict[str, list[Found]] = {}
    if report is not None and one is not None:
        resting = set(one.rests_on)
        for paragraph, finding in report.value.findings:
            if finding.id in resting:
                told.setdefault(finding.party, []).append((paragraph, finding))
    return told


def _situations(
    asked: list[Asked],
    found: dict[str, list[Found]],
    concluded: dict[int, Concluded],
    also: Iterable[str],
) -> Iterator[Situation]:
    by_party = {one.party.pk: one for one in asked}
    named = {one.party.pk: one.party for one in asked}
    named |= {key: one.assessment.party for key, one in concluded.items()}
    known = {one.code for one in named.values()}
    if more := {*found, *also} - known:
        named |= {one.pk: one for one in parties(with_invented=True).filter(code__in=more)}
    for key, party in sorted(named.items(), key=lambda one: one[1].name):
        lines = tuple(found.get(party.code, ()))
        yield Situation(party, by_party.get(key), lines, concluded.get(key))


def _elsewhere(actor: Actor, round: Round, passages: Iterable[Passage | None]) -> list[Elsewhere]:
    """What other rounds ask on the same passages, the newest first."""
    known = {one.id_in_reports: one for one in passages if one is not None}
    if not known:
        return []
    told = (
        Elsewhere(report, one, known[passage])
        for report in reports_published(actor)
        if report.round.pk != round.pk
        for one in report.value.of(Recommendation)
        if (passage := _first_tie(one, known)) is not None
    )
    return list(islice(told, MOST_ELSEWHERE))


def _first_tie(one: Recommendation, known: Mapping[str, Passage]) -> str | None:
    for basis in one.basis:
        for id, passage in known.items():
            if basis.passage == id or is_named(passage, basis.text, basis.place):
                return id
    return None
