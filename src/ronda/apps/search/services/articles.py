"""Which articles of conventions a round's published report rests on, by code and paragraph.

Two things to know. Only the report that everybody sees is read. And an article is called by the
passage of the library that it is tied to ("cets-201/article-25"), else in the report's own words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ronda.apps.reports.selectors import report_shown
from ronda.apps.reports.selectors import visible_to as drafts_visible_to
from ronda.apps.search.services.taking import ANYONE
from ronda.apps.treaties.models import Round
from ronda.reports.model import Authority, Basis, Paragraph, Recommendation, Report


@dataclass(frozen=True)
class Articles:
    """The articles by the code of a recommendation, and by a paragraph's number and Party."""

    by_code: Mapping[str, list[str]]
    by_finding: Mapping[tuple[int, str], list[str]]
    mark: str

    def of_codes(self, codes: Iterable[str]) -> list[str]:
        """The articles that recommendations with these codes rest on, each once."""
        return list(dict.fromkeys(one for code in codes for one in self.by_code.get(code, ())))

    def of_paragraphs(self, numbers: Iterable[int], party: str) -> list[str]:
        """The articles that findings about a Party in these paragraphs cite, each once."""
        found = (one for number in numbers for one in self.by_finding.get((number, party), ()))
        return list(dict.fromkeys(found))


NONE = Articles({}, {}, "")


def articles_of(round: Round) -> Articles:
    """The articles in the published report of a round; none where there is no such report."""
    draft = drafts_visible_to(ANYONE).filter(report__round=round).defer(None).first()
    if draft is None:
        return NONE
    report = report_shown(ANYONE, draft)
    by_code = {one.code: articles_in(one.basis) for one in report.of(Recommendation)}
    return Articles(by_code, _cited(report), draft.sha256)


def articles_in(bases: Iterable[Basis]) -> list[str]:
    """What a recommendation rests on, as far as it is a convention."""
    named = (_named(one) for one in bases if one.authority is Authority.CONVENTION)
    return list(dict.fromkeys(named))


def _named(basis: Basis) -> str:
    return (basis.passage or ", ".join(filter(None, (basis.text, basis.place))))[:160]


def _cited(report: Report) -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = {}
    for paragraph in report.of(Paragraph):
        for finding in paragraph.findings:
            if finding.cites:
                found.setdefault((paragraph.number, finding.party), []).extend(finding.cites)
    return found
