"""Compliance reports as values: per recommendation across all Parties, and per Party.

Two things to know. What everything is made of is read once, whatever number of reports is made of
it. And in a report of what was decided a comment is quoted only where everybody may read it; what
is confidential stays in the draft, which is the Committee's alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from ronda.apps.accounts.selectors import Actor
from ronda.apps.assessments.models import Assessment, AssessmentState
from ronda.apps.assessments.permissions import Can, verdict
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.boxes import At, Said, boxes_of
from ronda.apps.assessments.selectors.evidence import COMMENT, Reading, read_by, reading_of
from ronda.apps.assessments.selectors.grids import judged_of
from ronda.apps.assessments.selectors.history import Earlier, history_of_round
from ronda.apps.assessments.selectors.seeing import IN_WORK, STANDING, parties_seen, visible_to
from ronda.apps.policy import demand
from ronda.apps.treaties.models import Party
from ronda.assessments.aggregating import Counted, Judged, counted
from ronda.assessments.frame import Asked, ChapterOf
from ronda.assessments.model import (
    Chapter,
    ComplianceReport,
    Evidence,
    Form,
    Judgement,
    Section,
    Turned,
)
from ronda.assessments.words import report_words
from ronda.procedure.aggregates import ShownAs


@dataclass(frozen=True)
class Material:
    """All that reports of a round are made of, as their reader sees it."""

    basis: Basis
    form: Form
    parties: tuple[Party, ...]
    assessments: Mapping[At, list[Assessment]]
    boxes: Mapping[At, Said]
    earlier: Mapping[At, tuple[Earlier, ...]]
    judged: tuple[Judged, ...]
    reading: Reading
    public: Reading
    as_at: date

    @cached_property
    def by_recommendation(self) -> Mapping[str, list[Judged]]:
        """What is assessed, by recommendation."""
        found: dict[str, list[Judged]] = defaultdict(list)
        for one in self.judged:
            found[one.recommendation].append(one)
        return found

    @cached_property
    def by_party(self) -> Mapping[str, list[Judged]]:
        """What is assessed, by the code of the Party."""
        found: dict[str, list[Judged]] = defaultdict(list)
        for one in self.judged:
            found[one.party].append(one)
        return found

    @cached_property
    def assessed(self) -> frozenset[tuple[str, str]]:
        """The cells that are assessed, by codes of Party and recommendation's id."""
        return frozenset((one.party, one.recommendation) for one in self.judged)


def material_of(actor: Actor, basis: Basis, form: Form) -> Material:
    """Read everything once; raises as denied for a draft that is not the reader's to see."""
    if form is Form.DRAFT:
        demand(verdict(actor, Can.SEE_PROPOSALS, basis.round, basis.procedure))
    parties = parties_seen(actor, basis)
    return Material(
        basis,
        form,
        parties,
        _assessments(actor, basis, form),
        boxes_of(actor, basis, parties),
        history_of_round(actor, basis),
        tuple(judged_of(actor, basis, parties)),
        reading_of(actor, basis),
        reading_of(AnonymousUser(), basis),
        timezone.localdate(),
    )


def _assessments(actor: Actor, basis: Basis, form: Form) -> dict[At, list[Assessment]]:
    """What stands in each cell: the last decision, and in a draft the open proposals."""
    wanted = STANDING | IN_WORK if form is Form.DRAFT else STANDING
    rows = visible_to(actor, basis).filter(wanted).select_related("decision__meeting")
    found: dict[At, list[Assessment]] = defaultdict(list)
    for row in rows.prefetch_related("cited", "responses").order_by("decided_at", "pk"):
        at = found[row.party_id, row.recommendation]
        if row.state == AssessmentState.DECIDED:
            at[:] = [one for one in at if one.state != AssessmentState.DECIDED]
        at.append(row)
    return found


def by_recommendation(
    material: Material, language: str, only: Asked | None = None
) -> ComplianceReport:
    """The report per recommendation across all Parties: of one, or of all."""
    asked = material.basis.frame.asked if only is None else (only,)
    telling = _Telling(material, language)
    return telling.report(
        Turned.BY_RECOMMENDATION,
        only.code if only is not None else "",
        tuple(telling.recommendation(one) for one in asked),
    )


def by_party(material: Material, language: str, party: Party) -> ComplianceReport:
    """The report on one Party, chapter by chapter."""
    telling = _Telling(material, language)
    chapters = tuple(telling.chapters(party))
    figures = telling.figures(material.by_party[party.code])
    return telling.report(Turned.BY_PARTY, telling.name(party), chapters, figures)


class _Telling:
    """Words the material in one language."""

    def __init__(self, material: Material, language: str) -> None:
        self.material = material
        self.language = language
        self.words = report_words(language)
        self.statuses = {
            one.id: one.name.in_language(language)
            for one in material.basis.procedure.statuses.values
        }
        self.strengths = {
            one.id: one.name.in_language(language)
            for one in material.basis.procedure.strengths.levels
        }

    def report(
        self,
        turned: Turned,
        about: str,
        chapters: tuple[Chapter, ...],
        figures: tuple[str, ...] = (),
    ) -> ComplianceReport:
        basis = self.material.basis
        return ComplianceReport(
            body=basis.procedure.body,
            round=basis.round.number,
            language=self.language,
            form=self.material.form,
            turned=turned,
            body_name=basis.procedure.name.in_language(self.language),
            about=about,
            as_at=self.material.as_at,
            figures=figures,
            chapters=chapters,
        )

    def name(self, party: Party) -> str:
        return str(party.names.get(self.language) or party.name)

    def recommendation(self, asked: Asked) -> Chapter:
        title = asked.chapter.title.in_language(self.language)
        return Chapter(
            number=asked.code,
            title=f"{title} ({self.strengths.get(asked.strength, asked.strength)})",
            introduction=(self.asked(asked),),
            figures=self.figures(self.material.by_recommendation[asked.id]),
            sections=tuple(
                self.section(party, asked, self.name(party))
                for party in self.material.parties
                if (party.code, asked.id) in self.material.assessed
            ),
        )

    def chapters(self, party: Party) -> Iterator[Chapter]:
        for chapter in self.material.basis.frame.chapters:
            sections = tuple(self.sections(chapter, party))
            if sections:
                title = chapter.title.in_language(self.language)
                yield Chapter(number=chapter.number, title=title, sections=sections)

    def sections(self, chapter: ChapterOf, party: Party) -> Iterator[Section]:
        for asked in self.material.basis.frame.asked:
            if asked.chapter == chapter and (party.code, asked.id) in self.material.assessed:
                strength = self.strengths.get(asked.strength, asked.strength)
                heading = f"{asked.code} ({strength})"
                yield self.section(party, asked, heading, self.asked(asked))

    def section(self, party: Party, asked: Asked, heading: str, text: str = "") -> Section:
        at = party.pk, asked.id
        box = self.material.boxes.get(at)
        return Section(
            heading=heading,
            asked=text,
            box=box.text if box is not None else "",
            judgements=tuple(self.judgement(one) for one in self.material.assessments.get(at, ())),
            earlier=tuple(
                Judgement(
                    status=self.statuses.get(one.status, one.status),
                    reasons="",
                    decided_on=one.on,
                )
                for one in self.material.earlier.get(at, ())
            ),
        )

    def asked(self, asked: Asked) -> str:
        points = (f"- {one.in_language(self.language)}" for one in asked.items)
        return "\n".join((asked.text.in_language(self.language), *points))

    def judgement(self, row: Assessment) -> Judgement:
        decided = row.state == AssessmentState.DECIDED
        answer = [one.text for one in row.responses.all()]
        meeting = row.decision.meeting if decided and row.decision is not None else None
        return Judgement(
            status=self.statuses.get(row.status, row.status),
            reasons=row.reasons.get(self.language) or next(iter(row.reasons.values()), ""),
            evidence=tuple(self.evidence(row)),
            response="\n".join(answer),
            decided_on=timezone.localdate(row.decided_at) if decided else None,
            meeting=self.words["meeting"].format(number=meeting.number) if meeting else "",
        )

    def evidence(self, row: Assessment) -> Iterator[Evidence]:
        for one in read_by(self.material.reading, row.cited.all(), row.party_id):
            confidential = one.about.startswith(f"{COMMENT}:") and not (
                self.material.public.may_read(one, row.party_id)
            )
            if not confidential or self.material.form is Form.DRAFT:
                yield Evidence(source=one.name, quote=one.quote)

    def figures(self, judged: Iterable[Judged]) -> tuple[str, ...]:
        told = counted(self.material.basis.procedure, judged)
        counts = tuple(
            f"{self.statuses[id]}: {count}" for id, count in told.counts.items() if count
        )
        still = (f"{self.words['open']}: {told.open}",) if told.open else ()
        return (*counts, *still, *self._formulas(told))

    def _formulas(self, told: Counted) -> Iterator[str]:
        for one in told.figures:
            name = one.rule.name.in_language(self.language)
            if isinstance(one.value, bool):
                yield f"{name}: {self.words['yes' if one.value else 'no']}"
            elif not isinstance(one.value, Fraction):
                yield f"{name}: {self.words['not_known']}"
            elif one.rule.shown_as is ShownAs.SHARE:
                yield f"{name}: {self.words['share'].format(percent=one.percent)}"
            else:
                yield f"{name}: {one.value}"
