"""What Parties said on each recommendation, for those who assess it; and who said nothing.

Two things to know. Every Party of the round has its row, whether or not it ever sent anything. And
what counts is the newest edition with the Party's information, however it came: submitted on line,
in a Word file that came back, or in a factsheet that was read in.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import prefetch_related_objects

from ronda.apps.compliance.models import Edition, Recommendation
from ronda.apps.compliance.selectors import editions_informed, recommendations_in, report_ids
from ronda.apps.follow_ups.box_ids import of_recommendation
from ronda.apps.follow_ups.models import Clarification, Evidence, HandedIn
from ronda.apps.follow_ups.selectors.windows import information_due
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.selectors.dates import is_over
from ronda.apps.rounds.selectors.rounds import parties_of
from ronda.apps.treaties.models import Party


@dataclass(frozen=True)
class SaidOf:
    """What a Party says on one recommendation; `text` is "" where its box is empty.

    `recommendation` is the id in the report, "" where the round has no report or it has no such
    code. `place` leads to it in the edition ("chapters/2/recommendations/0"); `box` is the id under
    which evidence and clarifications are kept.
    """

    recommendation: str
    stable_id: UUID
    codes: tuple[str, ...]
    strength: str
    box: str
    place: str
    has_box: bool
    text: str
    evidence: tuple[Evidence, ...]
    clarifications: tuple[Clarification, ...]


@dataclass(frozen=True)
class Sent:
    """A Party of the round and the edition that it sent; None where there is nothing."""

    party: RoundParty
    due: date | None
    edition: Edition | None

    @property
    def is_missing(self) -> bool:
        """Whether the day by which it was due is over and nothing came."""
        return self.edition is None and self.due is not None and is_over(self.due)


@dataclass(frozen=True)
class Informed(Sent):
    """What a Party sent, with what it says there.

    `handed_in` is its newest submission on line, whose edition this is; None where the information
    came in a file.
    """

    handed_in: HandedIn | None
    said: tuple[SaidOf, ...]

    def on(self, recommendation: str) -> SaidOf | None:
        """What it says on the recommendation with this id of the report, or this code."""
        wanted = (one for one in self.said if recommendation == one.recommendation)
        by_code = (one for one in self.said if recommendation in one.codes)
        return next(wanted, None) or next(by_code, None)


def sent_of(conduct: Conduct, party: Party | None = None) -> list[Sent]:
    """Every Party of a round by name (or one), with the edition it sent; ask the policy first."""
    prefetch_related_objects([conduct], "happenings", "milestones")
    found = parties_of(conduct).prefetch_related("extensions")
    asked = list(found if party is None else found.filter(party=party))
    for one in asked:
        one.conduct = conduct
    editions = {one.factsheet.party_id: one for one in editions_informed(conduct.round)}
    return [Sent(one, information_due(one), editions.get(one.party_id)) for one in asked]


def submitted_of(conduct: Conduct, party: Party | None = None) -> list[Informed]:
    """Every Party of a round by name (or one), with what it says; ask the body's policy first."""
    sent = sent_of(conduct, party)
    beside = _Beside(conduct, [one.edition for one in sent if one.edition is not None])
    return [_informed(one, beside) for one in sent]


def without_information(conduct: Conduct) -> list[RoundParty]:
    """The Parties that sent nothing by the day on which it was due; those that left are none."""
    missing = (one for one in sent_of(conduct) if one.is_missing)
    return [one.party for one in missing if one.party.left_on is None]


class _Beside:
    """What belongs to the recommendations of all Parties, read in a few queries."""

    def __init__(self, conduct: Conduct, editions: list[Edition]) -> None:
        self.recommendations = recommendations_in(editions)
        self.ids = _report_ids(editions)
        self.evidence: dict[tuple[int, str], list[Evidence]] = defaultdict(list)
        kept = Evidence.objects.filter(information__party__conduct=conduct, removed_at=None)
        for file in kept.select_related("information", "source__content").defer(
            "source__content__data"
        ):
            self.evidence[file.information.party_id, file.box].append(file)
        self.asked: dict[tuple[int, str], list[Clarification]] = defaultdict(list)
        for one in Clarification.objects.filter(party__conduct=conduct, taken_back_at=None):
            self.asked[one.party_id, one.box].append(one)
        found = HandedIn.objects.filter(edition__in=[one.pk for one in editions])
        self.handed_in = {one.edition_id: one for one in found.defer("content")}


def _report_ids(editions: list[Edition]) -> dict[int, dict[str, str]]:
    """The ids of the report by code, for each edition; each draft is read once."""
    by_draft: dict[int | None, dict[str, str]] = {}
    for one in editions:
        if one.draft_id not in by_draft:
            by_draft[one.draft_id] = report_ids(one)
    return {one.pk: by_draft[one.draft_id] for one in editions}


def _informed(sent: Sent, beside: _Beside) -> Informed:
    party, edition = sent.party, sent.edition
    if edition is None:
        return Informed(party, sent.due, None, None, ())
    rows = beside.recommendations.get(edition.pk, [])
    said = tuple(_said(party, one, edition, beside) for one in rows)
    return Informed(party, sent.due, edition, beside.handed_in.get(edition.pk), said)


def _said(party: RoundParty, row: Recommendation, edition: Edition, beside: _Beside) -> SaidOf:
    box, codes = of_recommendation(row.stable_id), tuple(row.codes)
    ids, filled = beside.ids[edition.pk], getattr(row, "follow_up", None)
    return SaidOf(
        recommendation=next((ids[code] for code in codes if code in ids), ""),
        stable_id=row.stable_id,
        codes=codes,
        strength=row.strength,
        box=box,
        place=f"chapters/{row.chapter.order}/recommendations/{row.order}",
        has_box=filled is not None,
        text=filled.text if filled is not None else "",
        evidence=tuple(beside.evidence.get((party.pk, box), ())),
        clarifications=tuple(beside.asked.get((party.pk, box), ())),
    )
