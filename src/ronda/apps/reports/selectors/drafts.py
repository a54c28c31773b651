"""Reports and their drafts, for whoever may see them.

Two things to know. `visible_to` is where every question begins. And a report is found by its
round, whether the round is run here or not.
"""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.policy import demand
from ronda.apps.reports.models import Draft
from ronda.apps.reports.permissions import Can, seen_by, verdict
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.selectors.procedures import procedure_of as procedure_run
from ronda.apps.rounds.selectors.rounds import conduct_of, staying
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import parties, round_by_number
from ronda.procedure.loading import load_procedure
from ronda.procedure.procedure import Procedure
from ronda.reports import model
from ronda.reports.comparing import DraftChange, draft_changes
from ronda.reports.evidence import without_evidence
from ronda.reports.faults import ReportFault, faults


def visible_to(actor: Actor) -> QuerySet[Draft]:
    """The drafts that `actor` may see, newest first, without what they say."""
    every = Draft.objects.select_related("report__round__body__convention", "made_by")
    return every.filter(seen_by(actor)).order_by("-number").defer("content")


def drafts_of(actor: Actor, round: Round) -> list[Draft]:
    """The drafts of a round's report, newest first; raises NotVisible where one sees none."""
    found = list(visible_to(actor).filter(report__round=round))
    if not found:
        demand(verdict(actor, Can.SEE, round))
    return found


def draft_visible(actor: Actor, body: str, round: int, number: int) -> Draft:
    """One draft of the report of a body's round; raises NotVisible."""
    at = round_by_number(body, round)
    found = visible_to(actor).filter(report__round=at, number=number).defer(None).first()
    if found is None:
        raise NotVisible(_("There is no report of this round here."))
    return found


def report_of(draft: Draft) -> model.Report:
    """What a draft says."""
    return model.Report.model_validate(draft.content)


def report_shown(actor: Actor, draft: Draft) -> model.Report:
    """What a draft says, to the body with what findings rest on, to everybody else without.

    What somebody answered or said may be closed to who reads the report.
    """
    value = report_of(draft)
    if verdict(actor, Can.SEE, draft.report.round).visible:
        return value
    return without_evidence(value)


def procedure_of(draft: Draft) -> Procedure:
    """The procedure of the round that a draft is of."""
    return load_procedure(draft.report.round.body.slug)


def parties_of(draft: Draft, conduct: Conduct | None = None) -> list[Party]:
    """The Parties of the draft's round, by name: its snapshot, or those that the report names.

    `conduct`: how the round is run, if that was fetched.
    """
    found = staying(conduct) if conduct is not None else _in_round(draft.report.round)
    if found is not None:
        return found
    return list(parties(with_invented=True).filter(code__in=named(report_of(draft))))


def parties_in(round: Round) -> list[Party]:
    """The Parties that a report of the round may speak of, by name: its snapshot, or all."""
    found = _in_round(round)
    return found if found is not None else list(parties(with_invented=True))


def _in_round(round: Round) -> list[Party] | None:
    conduct = conduct_of(round)
    return staying(conduct) if conduct is not None else None


def official_languages(round: Round) -> tuple[str, ...]:
    """The languages in which a report of the round is written."""
    conduct = conduct_of(round)
    if conduct is not None:
        return procedure_run(conduct).languages.official
    return load_procedure(round.body.slug).languages.official


def faults_of(draft: Draft) -> tuple[ReportFault, ...]:
    """What is wrong in a draft."""
    codes = [party.code for party in parties_of(draft)]
    return faults(report_of(draft), procedure_of(draft), codes)


def named(report: model.Report) -> set[str]:
    """The codes of all Parties that a report names."""
    found = {finding.party for _paragraph, finding in report.findings}
    found |= {code for one in report.of(model.Recommendation) for code in one.parties}
    return found | {one.party for one in report.of(model.PromisingPractice)}


@dataclass(frozen=True)
class Changed:
    """Two drafts, and what changed from the older to the newer one."""

    old: Draft
    new: Draft
    changes: tuple[DraftChange, ...]


def drafts_compared(actor: Actor, body: str, round: int, old: int, new: int) -> Changed:
    """What changed between two drafts, both of which `actor` may see; raises NotVisible."""
    before = draft_visible(actor, body, round, old)
    after = draft_visible(actor, body, round, new)
    return Changed(before, after, draft_changes(report_of(before), report_of(after)))
