"""The passages of the library that a report is tied to, for pages that link to them."""

from ronda.apps.library.models import Passage
from ronda.apps.library.selectors import passages_tied
from ronda.reports.model import Recommendation, Report


def passages_cited(report: Report) -> dict[str, Passage]:
    """The passages that findings cite or recommendations rest on, by their ids; one query."""
    ids = {id for _paragraph, one in report.findings for id in one.cites}
    ids |= {b.passage for one in report.of(Recommendation) for b in one.basis if b.passage}
    return passages_tied(ids)
