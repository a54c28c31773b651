"""What came of a round so far, as it is published: its Parties, its documents, its chapters."""

from collections import Counter
from dataclasses import dataclass

from ronda.apps.portal.selectors import ANYONE
from ronda.apps.portal.selectors.laid import Laid, laid_out
from ronda.apps.portal.selectors.standing import Standing, standing_in
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import visible_to as drafts_visible_to
from ronda.apps.treaties.models import Round


@dataclass(frozen=True)
class Outcome:
    """What is published of a round; `reports` are the drafts of its report that are public.

    `chapters` has number, title and how many recommendations stand in it.
    """

    standing: Standing
    reports: tuple[Draft, ...]
    chapters: tuple[tuple[str, str, int], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is published."""
        return not (self.standing.told or self.reports)


def outcome_of(round: Round) -> Outcome:
    """What is published of a round."""
    laid = laid_out(round)
    reports = drafts_visible_to(ANYONE).filter(report__round=round)
    return Outcome(standing_in(laid), tuple(reports), tuple(_chapters(laid)))


def _chapters(laid: Laid) -> list[tuple[str, str, int]]:
    counted = Counter(entry.number for entry, _sheet in laid.first.values())
    return [(number, title, counted[number]) for number, title in laid.chapters]
