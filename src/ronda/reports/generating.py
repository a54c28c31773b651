"""From a report, the factsheet of each Party.

Two things to know. What stands in the report and the body's words decide everything: the same
report makes the same factsheet, so that what an edit changes is told by comparing two of them. And
boxes are empty: what a Party wrote is never put in here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ronda.factsheets.account import Account
from ronda.factsheets.model import Chapter as FactsheetChapter
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.from_json.completing import completed
from ronda.procedure.procedure import Procedure
from ronda.procedure.strengths import Asks
from ronda.reports.addressing import Addressing, Reach, addressing
from ronda.reports.model import (
    Chapter,
    Finding,
    Paragraph,
    PromisingPractice,
    Recommendation,
    Report,
    Topic,
)


@dataclass(frozen=True)
class Addressee:
    """The Party of a factsheet, by its name in the factsheet's language."""

    code: str
    name: str


@dataclass(frozen=True)
class Cover:
    """What a factsheet says before its first chapter; `prepared` is a month (YYYY-MM)."""

    title: str = ""
    prepared: str | None = None


def factsheet_of(
    report: Report, party: Addressee, language: str, procedure: Procedure, cover: Cover
) -> Factsheet:
    """The factsheet of one Party in one language.

    Raises ValueError where the report has a strength that `ronda-factsheet/1` cannot say: three
    are known to it (docs/decisions/0017-strengths-belong-to-the-round.md).
    """
    generation = _Generation(report, party, language, procedure)
    bare = Factsheet.model_validate(
        {
            "body": procedure.id,
            "round": report.round,
            "party": {"name": party.name, "code": party.code},
            "title": cover.title,
            "language": language,
            "prepared": cover.prepared,
            "chapters": [generation.chapter(chapter) for chapter in report.chapters],
        }
    )
    return completed(bare).model_copy(update={"account": Account()})


Fields = dict[str, object]


@dataclass(frozen=True)
class _Observed:
    """A finding as it goes into a factsheet, under its topic."""

    finding: Finding
    paragraph: int
    topic: str | None


class _Generation:
    """Makes the chapters of one Party's factsheet."""

    def __init__(
        self, report: Report, party: Addressee, language: str, procedure: Procedure
    ) -> None:
        self.party = party
        self.language = language
        self.strengths = procedure.strengths
        self.findings = {f.id: f for _, f in report.findings if f.party == party.code}

    def chapter(self, chapter: Chapter) -> FactsheetChapter:
        """One chapter: what is said of the Party, then what is asked of all, then the blue box."""
        specific = list(self._specific(chapter))
        generic = list(self._generic(chapter))
        statements = [*specific, *generic]
        practices: list[Fields] = [
            {"text": one.text.in_language(self.language), "noted_by": "committee"}
            for one in chapter.of(PromisingPractice)
            if one.party == self.party.code
        ]
        entries = [*statements, *(("practices", each) for each in practices)]
        fields: Fields = {
            "number": chapter.number,
            "title": chapter.title.in_language(self.language),
            "practice_box": {"text": ""} if statements else None,
        }
        if chapter.introduction is not None:
            fields["introduction"] = chapter.introduction.in_language(self.language)
        for name in ("observations", "recommendations", "practices"):
            fields[name] = [
                each | {"position": at} for at, (kind, each) in enumerate(entries) if kind == name
            ]
        return FactsheetChapter.model_validate(fields)

    def _specific(self, chapter: Chapter) -> Iterator[tuple[str, Fields]]:
        """Topic by topic: the observations on the Party, then what is asked of it by name."""
        for topic, entries in groupby(self._with_topics(chapter), key=lambda pair: pair[0]):
            observed: list[_Observed] = []
            asked: list[Addressing] = []
            for _, entry in entries:
                if isinstance(entry, Paragraph):
                    observed += [
                        _Observed(finding, entry.number, topic)
                        for finding in entry.findings
                        if finding.party == self.party.code and finding.text is not None
                    ]
                else:
                    asked.append(self._addressing(entry))
            yield from self._observations(observed)
            for each in asked:
                if each.reach is Reach.SPECIFIC:
                    yield "recommendations", self._recommendation(each, topic)

    def _generic(self, chapter: Chapter) -> Iterator[tuple[str, Fields]]:
        for one in chapter.of(Recommendation):
            each = self._addressing(one)
            if each.reach is Reach.GENERIC:
                yield "recommendations", self._recommendation(each, None)

    def _with_topics(
        self, chapter: Chapter
    ) -> Iterator[tuple[str | None, Paragraph | Recommendation]]:
        topic: str | None = None
        for entry in chapter.entries:
            if isinstance(entry, Topic):
                topic = entry.title.in_language(self.language)
            elif isinstance(entry, Paragraph | Recommendation):
                yield topic, entry

    def _observations(self, observed: list[_Observed]) -> Iterator[tuple[str, Fields]]:
        """Findings worded alike in paragraphs that follow each other are one observation."""
        for text, alike in groupby(observed, key=lambda one: self._worded(one.finding)):
            found = list(alike)
            yield (
                "observations",
                {
                    "text": text,
                    "scope": "specific",
                    "topic": found[0].topic,
                    "paragraphs": list(dict.fromkeys(one.paragraph for one in found)),
                },
            )

    def _recommendation(self, each: Addressing, topic: str | None) -> Fields:
        one = each.recommendation
        asks = self.strengths.level(one.strength).asks
        return {
            "codes": [one.code],
            "strength": one.strength,
            "scope": each.reach.value,
            "topic": topic,
            "text": one.text.in_language(self.language),
            "items": [item.in_language(self.language) for item in one.items],
            "follow_up": {"text": ""} if asks is Asks.FOLLOW_UP_BOX else None,
        }

    def _addressing(self, one: Recommendation) -> Addressing:
        return addressing(one, self.party.code, self.findings)

    def _worded(self, finding: Finding) -> str:
        assert finding.text is not None
        return finding.text.in_language(self.language)
