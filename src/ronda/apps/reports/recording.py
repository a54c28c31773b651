"""A report as a value taken apart into rows; a step of the services that take one in.

Two things to know. It is for a report that has no rows yet: what people changed is never written
over. And a Party or a cited text that is not known is refused before anything is written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotValid
from ronda.apps.reports.models import (
    Chapter,
    Citation,
    Entry,
    EntryParty,
    Evidence,
    Finding,
    InterpretiveText,
    Report,
    Resting,
    TextPassage,
)
from ronda.apps.treaties.models import Party
from ronda.procedure.stated import Wording
from ronda.reports import model


def record(report: Report, value: model.Report, *, by: User, parties: Mapping[str, Party]) -> None:
    """Write the chapters of `value` as rows of `report`; raises NotValid for an unknown Party."""
    _check_parties(value, parties)
    with connection.cursor() as cursor:
        # Triggers open a subtransaction for each row, which deferred checks would make slow.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    _Recording(report, by, parties).chapters(value.chapters)


@dataclass
class _Recording:
    """Writes one report; keeps the findings by key, which recommendations rest on."""

    report: Report
    by: User
    parties: Mapping[str, Party]
    findings: dict[str, Finding] = field(default_factory=dict)
    resting: list[tuple[Entry, tuple[str, ...]]] = field(default_factory=list)

    def chapters(self, chapters: tuple[model.Chapter, ...]) -> None:
        for order, chapter in enumerate(chapters, start=1):
            row = Chapter.objects.create(
                report=self.report,
                key=chapter.id,
                order=order,
                number=chapter.number,
                titles=_texts(chapter.title),
                introductions=_texts(chapter.introduction),
            )
            for place, entry in enumerate(chapter.entries, start=1):
                self.entry(row, place, entry)
        Resting.objects.bulk_create(
            Resting(entry=entry, finding=self.findings[key])
            for entry, keys in self.resting
            for key in keys
            if key in self.findings
        )

    def entry(self, chapter: Chapter, order: int, entry: model.Entry) -> None:
        row = Entry(
            report=self.report,
            chapter=chapter,
            key=entry.id,
            kind=entry.type,
            order=order,
            changed_by=self.by,
        )
        match entry:
            case model.Topic():
                row.texts = _texts(entry.title)
            case model.Paragraph():
                row.texts, row.number = _texts(entry.text), entry.number
            case model.Recommendation():
                self.fill(row, entry)
            case model.PromisingPractice():
                row.texts, row.party = _texts(entry.text), self.parties[entry.party]
        row.save()
        if isinstance(entry, model.Paragraph):
            self.of_paragraph(row, entry)
        if isinstance(entry, model.Recommendation):
            self.of_recommendation(row, entry)

    def fill(self, row: Entry, one: model.Recommendation) -> None:
        row.texts, row.items = _texts(one.text), [_texts(item) for item in one.items]
        row.code, row.strength, row.addressed = one.code, one.strength, one.addressed
        if one.withdrawn is not None:
            row.withdrawn_at, row.withdrawn_reason = timezone.now(), one.withdrawn

    def of_paragraph(self, row: Entry, paragraph: model.Paragraph) -> None:
        for order, finding in enumerate(paragraph.findings, start=1):
            kept = Finding.objects.create(
                entry=row,
                key=finding.id,
                party=self.parties[finding.party],
                kind=finding.kind,
                texts=_texts(finding.text),
                order=order,
                changed_by=self.by,
            )
            self.findings[finding.id] = kept
            Evidence.objects.bulk_create(
                Evidence(
                    finding=kept,
                    question=each.question,
                    start=each.start,
                    end=each.end,
                    quote=each.quote,
                )
                for each in finding.rests_on
            )

    def of_recommendation(self, row: Entry, one: model.Recommendation) -> None:
        EntryParty.objects.bulk_create(
            EntryParty(entry=row, party=self.parties[code]) for code in one.parties
        )
        Citation.objects.bulk_create(
            Citation(entry=row, passage=self.passage(basis)) for basis in dict.fromkeys(one.basis)
        )
        self.resting.append((row, one.rests_on))

    def passage(self, basis: model.Basis) -> TextPassage:
        """The passage of the library that is cited; put in there where it is not yet."""
        text, _new = InterpretiveText.objects.get_or_create(
            convention=self.report.round.body.convention,
            name=basis.text[:120],
            defaults={"authority": basis.authority},
        )
        order = text.passages.count() + 1
        passage, _new = TextPassage.objects.get_or_create(
            text=text, label=basis.place, defaults={"order": order}
        )
        return passage


def _texts(wording: Wording | None) -> dict[str, str]:
    return dict(wording.texts) if wording is not None else {}


def _check_parties(value: model.Report, parties: Mapping[str, Party]) -> None:
    unknown = sorted({code for code in _named(value) if code not in parties})
    if unknown:
        sentence = _("The report names %(codes)s, which are no Parties here: add them first.")
        raise NotValid(sentence % {"codes": ", ".join(unknown)})


def _named(value: model.Report) -> Iterator[str]:
    yield from (finding.party for _paragraph, finding in value.findings)
    yield from (code for one in value.of(model.Recommendation) for code in one.parties)
    yield from (one.party for one in value.of(model.PromisingPractice))
