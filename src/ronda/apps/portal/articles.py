"""What an article of a treaty led to: recommendations and findings of all bodies and rounds.

Two things to know. Published reports are asked, as they name their legal basis; a factsheet names
none. And an article is meant by its tie in the library, by the ties of its paragraphs, or by its
name as documents cite it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.selectors.published import addressed
from ronda.apps.library.models import Passage, Text
from ronda.apps.library.selectors import Cited, passage_at, passages_of
from ronda.apps.reports.selectors.published import Published, reports_published
from ronda.apps.treaties.models import Reservation
from ronda.apps.treaties.selectors import parties, party_named, reservations_to
from ronda.reports.model import Basis, Finding, FindingKind, Paragraph, Recommendation


@dataclass(frozen=True)
class Led:
    """A recommendation that rests on the article; `parties` are those of which it is asked."""

    recommendation: Recommendation
    parties: tuple[str, ...]


@dataclass(frozen=True)
class InReport:
    """What one report has on the article."""

    report: Published
    recommendations: tuple[Led, ...]
    findings: tuple[tuple[Paragraph, Finding], ...]

    @property
    def kinds(self) -> tuple[tuple[FindingKind, int], ...]:
        """How many findings of each kind, in the order of the kinds."""
        counts = Counter(finding.kind for _paragraph, finding in self.findings)
        return tuple((kind, counts[kind]) for kind in FindingKind if counts[kind])


@dataclass(frozen=True)
class Article:
    """An article with all that it led to, the newest report first."""

    text: Text
    passage: Passage
    number: str
    reports: tuple[InReport, ...]
    reservations: tuple[Reservation, ...]
    names: Mapping[str, str]
    """The names of the Parties by their codes, in the reader's language."""

    @property
    def recommendations(self) -> int:
        """How many recommendations rest on it."""
        return sum(len(one.recommendations) for one in self.reports)

    @property
    def findings(self) -> int:
        """How many findings cite it."""
        return sum(len(one.findings) for one in self.reports)

    @property
    def day(self) -> date | None:
        """When the newest of these reports was published."""
        days = (one.report.draft.report.published_on for one in self.reports)
        return max((day for day in days if day is not None), default=None)


def article_at(actor: Actor, text: str, number: str) -> Article:
    """The article of a text (by its short name); raises NotVisible where the library has none."""
    passage = passage_at(text, f"article-{number.lower()}")
    cited = Cited(passage.text.reference, passage.text.slug, passage.label, passage.id_in_reports)
    ties = _ties(passage, cited)
    found = [(one, _resting(one, cited, ties)) for one in reports_published(actor)]
    rounds = {report.round.pk for report, resting in found if resting}
    codes = {one.code for _report, resting in found for one in resting}
    asked = addressed(actor, rounds, codes) if codes else {}
    told = (_in_report(report, resting, ties, asked) for report, resting in found)
    reports = tuple(one for one in told if one.recommendations or one.findings)
    said = tuple(reservations_to(passage.text.reference, number))
    return Article(passage.text, passage, number.lower(), reports, said, _names(reports))


def _names(reports: Iterable[InReport]) -> dict[str, str]:
    """What the Parties are called that any of this names; one question, where it names any."""
    codes: set[str] = set()
    for one in reports:
        codes |= {finding.party for _paragraph, finding in one.findings}
        codes |= {code for led in one.recommendations for code in led.recommendation.parties}
    found = parties(with_invented=True).filter(code__in=codes)
    return dict.fromkeys(codes, "") | {one.code: party_named(one) for one in found}


def _ties(passage: Passage, cited: Cited) -> frozenset[str]:
    """The ids of the article and of its paragraphs, where these are passages of their own."""
    same = passages_of(passage.text).filter(label__istartswith=passage.label)
    parts = (one.key for one in same if cited.is_meant(cited.reference, one.label))
    return frozenset(f"{cited.slug}/{key}" for key in parts)


def _resting(report: Published, cited: Cited, ties: frozenset[str]) -> list[Recommendation]:
    """The recommendations of a report whose legal basis is the article."""
    return [
        one
        for one in report.value.of(Recommendation)
        if any(_is_meant(basis, cited, ties) for basis in one.basis)
    ]


def _is_meant(basis: Basis, cited: Cited, ties: frozenset[str]) -> bool:
    return basis.passage in ties or cited.is_meant(basis.text, basis.place)


def _in_report(
    report: Published,
    resting: list[Recommendation],
    ties: frozenset[str],
    asked: Mapping[tuple[int, str], list[str]],
) -> InReport:
    led = (Led(one, tuple(asked.get((report.round.pk, one.code), ()))) for one in resting)
    findings = (found for found in report.value.findings if ties & set(found[1].cites))
    return InReport(report, tuple(led), tuple(findings))
