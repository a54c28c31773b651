"""What is to be assessed in a round: which recommendations, of which Parties.

Two things to know. Only strengths that are in compliance are assessed; the procedure says which.
And a cell is named by the recommendation's id, which never changes, not by its code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ronda.procedure.procedure import Procedure
from ronda.procedure.stated import Wording
from ronda.reports.addressing import Reach, addressing
from ronda.reports.model import Finding, Paragraph, PartyCode, Recommendation, Report


@dataclass(frozen=True)
class ChapterOf:
    """A chapter with something to assess in it."""

    id: str
    number: str
    title: Wording


@dataclass(frozen=True)
class Asked:
    """A recommendation that is assessed, and the chapter it stands in."""

    id: str
    code: str
    strength: str
    chapter: ChapterOf
    text: Wording
    items: tuple[Wording, ...] = ()
    withdrawn: str | None = None


@dataclass(frozen=True)
class Found:
    """A finding of the report on one Party, with the paragraph it stands in."""

    finding: Finding
    paragraph: int


@dataclass(frozen=True)
class Frame:
    """What is assessed of whom; `reach` by Party and recommendation, `found` likewise."""

    asked: tuple[Asked, ...]
    reach: Mapping[PartyCode, Mapping[str, Reach]]
    found: Mapping[tuple[PartyCode, str], tuple[Found, ...]]

    def one(self, id: str) -> Asked | None:
        """The recommendation with this id; None where it is not assessed."""
        return next((one for one in self.asked if one.id == id), None)

    def is_addressed(self, party: PartyCode, id: str) -> bool:
        """Whether the recommendation is addressed to the Party."""
        return self.reach.get(party, {}).get(id, Reach.NOT_ADDRESSED) is not Reach.NOT_ADDRESSED

    @property
    def chapters(self) -> tuple[ChapterOf, ...]:
        """The chapters that have something to assess, in order."""
        return tuple(dict.fromkeys(one.chapter for one in self.asked))


def frame_of(report: Report, procedure: Procedure, parties: Iterable[PartyCode]) -> Frame:
    """What is assessed in the round of `report`, for these Parties.

    A withdrawn recommendation stays, addressed to nobody, so that what was judged keeps its place.
    """
    followed = {rule.id for rule in procedure.strengths.in_compliance}
    asked = tuple(_asked(report, followed))
    standing = {one.id: one for one in report.of(Recommendation)}
    every = {found.finding.id: found for found in _found(report)}
    reach: dict[PartyCode, dict[str, Reach]] = {}
    resting: dict[tuple[PartyCode, str], tuple[Found, ...]] = {}
    for party in parties:
        own = {id: one.finding for id, one in every.items() if one.finding.party == party}
        reach[party] = {}
        for one in asked:
            told = addressing(standing[one.id], party, own)
            reach[party][one.id] = told.reach
            if told.findings:
                resting[party, one.id] = tuple(every[found.id] for found in told.findings)
    return Frame(asked, reach, resting)


def _asked(report: Report, followed: set[str]) -> Iterable[Asked]:
    for chapter in report.chapters:
        place = ChapterOf(chapter.id, chapter.number, chapter.title)
        for one in chapter.of(Recommendation):
            if one.strength in followed:
                yield Asked(
                    one.id, one.code, one.strength, place, one.text, one.items, one.withdrawn
                )


def _found(report: Report) -> Iterable[Found]:
    for paragraph in report.of(Paragraph):
        for finding in paragraph.findings:
            yield Found(finding, paragraph.number)
