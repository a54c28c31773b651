"""A factsheet that was read from a file, held to the report it belongs to.

Two things to know. They are tied by codes and by paragraph numbers, and by nothing else: texts may
differ, as a factsheet words a finding for one Party. And what does not tie is listed, each with
what was looked for; nothing is tied by likeness.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ronda.factsheets.model import Factsheet, Scope
from ronda.reports.addressing import Reach, addressed_to
from ronda.reports.model import Finding, Paragraph, Recommendation, Report


class LooseCode(StrEnum):
    """Why something does not tie."""

    CODE_NOT_IN_REPORT = "code-not-in-report"
    PARAGRAPH_NOT_IN_REPORT = "paragraph-not-in-report"
    STRENGTH_DIFFERS = "strength-differs"
    SCOPE_DIFFERS = "scope-differs"
    NOT_IN_FACTSHEET = "not-in-factsheet"
    NO_FINDING = "no-finding"


@dataclass(frozen=True)
class Loose:
    """One thing that does not tie: where it stands, and what was looked for."""

    code: LooseCode
    place: str
    looked_for: str
    sentence: str


@dataclass(frozen=True)
class TiedRecommendation:
    """A recommendation of the factsheet and those of the report whose codes it gives."""

    place: str
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True)
class TiedObservation:
    """An observation of the factsheet, the paragraphs it names and their findings on the Party."""

    place: str
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Ties:
    """What ties a factsheet to its report, and what does not."""

    recommendations: tuple[TiedRecommendation, ...]
    observations: tuple[TiedObservation, ...]
    loose: tuple[Loose, ...]


def tie(factsheet: Factsheet, report: Report) -> Ties:
    """Tie a factsheet to the report of its round."""
    work = _Tying(factsheet, report)
    recommendations = tuple(work.recommendations())
    observations = tuple(work.observations())
    return Ties(recommendations, observations, (*work.loose, *work.missing()))


class _Tying:
    """Ties one factsheet; keeps what did not tie, and which codes were met."""

    def __init__(self, factsheet: Factsheet, report: Report) -> None:
        self.factsheet = factsheet
        self.party = factsheet.party.code
        self.report = report
        self.by_code = {one.code: one for one in report.of(Recommendation)}
        self.by_number = {one.number: one for one in report.of(Paragraph)}
        self.met: set[str] = set()
        self.loose: list[Loose] = []

    def recommendations(self) -> Iterator[TiedRecommendation]:
        for c, chapter in enumerate(self.factsheet.chapters):
            for r, one in enumerate(chapter.recommendations):
                place = f"chapters/{c}/recommendations/{r}"
                found = tuple(self.by_code[code] for code in one.codes if code in self.by_code)
                self.met.update(one.codes)
                self._codes(place, one.codes)
                self._strengths(place, one.strength, found)
                self._scopes(place, one.scope, found)
                if found:
                    yield TiedRecommendation(place, found)

    def observations(self) -> Iterator[TiedObservation]:
        for c, chapter in enumerate(self.factsheet.chapters):
            for o, one in enumerate(chapter.observations):
                place = f"chapters/{c}/observations/{o}"
                named = [n for n in one.paragraphs if n in self.by_number]
                self._paragraphs(place, one.paragraphs)
                paragraphs = tuple(self.by_number[n] for n in named)
                findings = tuple(f for p in paragraphs for f in p.findings if f.party == self.party)
                if paragraphs:
                    self._findings(place, named, findings)
                    yield TiedObservation(place, paragraphs, findings)

    def missing(self) -> Iterator[Loose]:
        """What the report addresses to the Party and the factsheet does not give."""
        if self.party is None:
            return
        for each in addressed_to(self.report, self.party):
            code = each.recommendation.code
            if each.reach is not Reach.NOT_ADDRESSED and code not in self.met:
                sentence = f"The report addresses {code} to this Party; it is not here."
                yield Loose(LooseCode.NOT_IN_FACTSHEET, "", code, sentence)

    def _codes(self, place: str, codes: tuple[str, ...]) -> None:
        for code in codes:
            if code not in self.by_code:
                self._add(LooseCode.CODE_NOT_IN_REPORT, place, code, f"No {code} in the report.")

    def _paragraphs(self, place: str, numbers: tuple[int, ...]) -> None:
        for number in numbers:
            if number not in self.by_number:
                sentence = f"The report has no paragraph {number}."
                self._add(LooseCode.PARAGRAPH_NOT_IN_REPORT, place, str(number), sentence)

    def _strengths(self, place: str, said: str | None, found: tuple[Recommendation, ...]) -> None:
        for one in found:
            if said != one.strength:
                sentence = f"{one.code} is “{one.strength}” in the report and “{said}” here."
                self._add(LooseCode.STRENGTH_DIFFERS, place, one.code, sentence)

    def _scopes(self, place: str, scope: Scope, found: tuple[Recommendation, ...]) -> None:
        for one in found:
            if scope is Scope.SPECIFIC and one.parties and self.party not in one.parties:
                sentence = f"{one.code} is specific here; the report does not name the Party."
                self._add(LooseCode.SCOPE_DIFFERS, place, one.code, sentence)

    def _findings(self, place: str, numbers: list[int], findings: tuple[Finding, ...]) -> None:
        if not findings:
            listed = ", ".join(map(str, numbers))
            sentence = f"No finding on this Party in the report’s paragraph {listed}."
            self._add(LooseCode.NO_FINDING, place, listed, sentence)

    def _add(self, code: LooseCode, place: str, looked_for: str, sentence: str) -> None:
        self.loose.append(Loose(code, place, looked_for, sentence))
