"""Proposing a status, changing it, withdrawing it; and "no reply" for Parties that sent nothing.

Two things to know. Each proposer has a proposal of their own in a cell: two rapporteurs overwrite
nothing of each other's. And a proposal that is changed after it was shared is the body's alone
again, until it is shared anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.assessments.models import OPEN_STATES, Assessment, AssessmentState, Cited
from ronda.apps.assessments.permissions import (
    Can,
    own_verdict,
    proposing_verdict,
    their_own,
    verdict,
)
from ronda.apps.assessments.selectors.bases import Basis, basis_of
from ronda.apps.assessments.selectors.evidence import Offered, offered
from ronda.apps.assessments.selectors.grids import CellState, cell_at, cells_of
from ronda.apps.assessments.selectors.silence import silent_of
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import demand
from ronda.apps.reports.models import Draft
from ronda.apps.treaties.models import Party, Round
from ronda.apps.wordings import reason_checked
from ronda.assessments.frame import Asked

LONGEST_REASONS = 10_000
LONGEST_QUOTE = 5_000
MOST_CITED = 20


@dataclass(frozen=True)
class Citation:
    """What a proposal rests on: something offered, by its key, and the words there that count."""

    key: str
    quote: str = ""


@dataclass(frozen=True)
class Proposed:
    """What is proposed: a status of the round's scale, why in each language, on what."""

    status: str
    reasons: Mapping[str, str]
    evidence: Sequence[Citation] = ()


def proposal_make(
    *, actor: Actor, round: Round, party: Party, recommendation: str, proposed: Proposed
) -> Assessment:
    """Propose the status of a Party on a recommendation of the round's report, by its id.

    Raises NotNow where it is not addressed to the Party, or `actor` has a proposal there already.
    """
    basis = basis_of(round)
    demand(proposing_verdict(actor, round, basis.procedure, recommendation))
    asked = _addressed(basis, party, recommendation)
    reasons = reasons_checked(basis, proposed)
    cited = _cited(actor, basis, party, asked, proposed.evidence)
    with act(actor=actor, what=Can.PROPOSE) as done:
        row = Assessment(
            round=round,
            party=party,
            draft=drafted(basis),
            recommendation=asked.id,
            code=asked.code,
            status=proposed.status,
            reasons=reasons,
            author=signed_in(actor),
        )
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise NotNow(_("You have proposed a status here: change that one.")) from error
        _cite(row, cited)
        done.concerns(row)
        done.after = {"status": row.status, "cited": [one.key for one, _quote in cited]}
    return row


def proposal_change(
    *, actor: Actor, assessment: Assessment, seen: int, proposed: Proposed
) -> Assessment:
    """Change an open proposal; `seen` is the version that `actor` saw.

    Raises Stale, with what stands there now, where somebody changed it meanwhile.
    """
    basis = basis_of(assessment.round)
    demand(own_verdict(actor, Can.CHANGE, assessment.round, basis.procedure, assessment.author_id))
    asked = _addressed(basis, assessment.party, assessment.recommendation)
    reasons = reasons_checked(basis, proposed)
    cited = _cited(actor, basis, assessment.party, asked, proposed.evidence)
    with act(actor=actor, what=Can.CHANGE, about=(assessment,)) as done:
        row = _locked_open(assessment, seen)
        done.before = {"status": row.status, "state": row.state}
        row.status, row.reasons, row.version = proposed.status, reasons, row.version + 1
        row.draft, row.code, row.state = drafted(basis), asked.code, AssessmentState.PROPOSED
        row.save()
        row.cited.all().delete()
        _cite(row, cited)
        done.after = {"status": row.status, "cited": [one.key for one, _quote in cited]}
    return row


def proposal_withdraw(
    *, actor: Actor, assessment: Assessment, seen: int, reason: str
) -> Assessment:
    """Withdraw an open proposal, with the reason."""
    basis = basis_of(assessment.round)
    can = Can.WITHDRAW
    demand(own_verdict(actor, can, assessment.round, basis.procedure, assessment.author_id))
    why = reason_checked(reason)
    with act(actor=actor, what=can, about=(assessment,), reason=why) as done:
        row = _locked_open(assessment, seen)
        done.before = {"state": row.state}
        row.state, row.ended_reason = AssessmentState.WITHDRAWN, why
        row.version += 1
        row.save()
    return row


def silence_propose(
    *, actor: Actor, round: Round, parties: Iterable[Party], reasons: Mapping[str, str]
) -> list[Assessment]:
    """Propose "no reply" for all that is open of Parties that sent nothing and are overdue.

    A rapporteur does so on the recommendations that are theirs. Raises NotNow for a Party
    that sent something, or owes nothing yet.
    """
    basis = basis_of(round)
    demand(verdict(actor, Can.PROPOSE, round, basis.procedure))
    status = basis.procedure.statuses.no_reply.id
    told = reasons_checked(basis, Proposed(status, reasons))
    wanted = list(parties)
    if not wanted:
        raise NotValid(_("Choose at least one Party."), "parties")
    silent = {one.party.pk for one in silent_of(actor, basis) if one.may_be_silent}
    for party in wanted:
        if party.pk not in silent:
            sentence = _("%(party)s is not overdue, or sent something, or has nothing open.")
            raise NotNow(sentence % {"party": party})
    with act(actor=actor, what=Can.PROPOSE) as done:
        # So that two people who do this at once do not both propose it.
        Round.objects.select_for_update().get(pk=round.pk)
        rows = Assessment.objects.bulk_create(
            Assessment(
                round=round,
                party=party,
                draft=drafted(basis),
                recommendation=asked.id,
                code=asked.code,
                status=status,
                reasons=told,
                author=signed_in(actor),
            )
            for party, asked in _without_status(actor, basis, wanted)
        )
        done.concerns(*rows)
        done.after = {"status": status, "Parties": [one.code for one in wanted]}
    return rows


def _without_status(
    actor: Actor, basis: Basis, parties: Iterable[Party]
) -> Iterable[tuple[Party, Asked]]:
    known = cells_of(actor, basis)
    ids = [asked.id for asked in basis.frame.asked]
    own = their_own(actor, basis.round, basis.procedure, ids)
    for party in parties:
        for asked in basis.frame.asked:
            if asked.id in own and cell_at(basis, party, asked, known).state is CellState.OPEN:
                yield party, asked


def reasons_checked(basis: Basis, proposed: Proposed) -> dict[str, str]:
    """The reasons in each language; raises NotValid for one missing or a status not known."""
    if proposed.status not in {one.id for one in basis.procedure.statuses.values}:
        raise NotValid(_("This is no status of the round’s scale."), "status")
    found = {tag: proposed.reasons.get(tag, "").strip() for tag in basis.languages}
    for tag, text in found.items():
        if not text:
            sentence = _("Write this in each of the body’s languages; “%(language)s” is missing.")
            raise NotValid(sentence % {"language": tag}, f"reasons_{tag}")
        if len(text) > LONGEST_REASONS:
            sentence = _("This is longer than %(count)d characters: make it shorter.")
            raise NotValid(sentence % {"count": LONGEST_REASONS}, f"reasons_{tag}")
    return found


def drafted(basis: Basis) -> Draft:
    """The draft that is assessed; raises NotNow where no report is adopted."""
    if basis.draft is None:
        raise NotNow(_("No report of this round is adopted yet."))
    return basis.draft


def _addressed(basis: Basis, party: Party, recommendation: str) -> Asked:
    asked = basis.frame.one(recommendation)
    if asked is None:
        raise NotNow(_("No adopted report of this round has such a recommendation to assess."))
    if asked.withdrawn is not None:
        raise NotNow(_("This recommendation was withdrawn: nothing is assessed on it any more."))
    if not basis.frame.is_addressed(party.code, recommendation):
        raise NotNow(_("This recommendation is not addressed to this Party."))
    return asked


def _cited(
    actor: Actor, basis: Basis, party: Party, asked: Asked, wanted: Sequence[Citation]
) -> list[tuple[Offered, str]]:
    """What is cited, each with its words; raises NotValid for what is not on record."""
    if len(wanted) > MOST_CITED:
        sentence = _("A proposal cites %(count)d things at most.")
        raise NotValid(sentence % {"count": MOST_CITED}, "evidence")
    if not wanted:
        return []
    known = {one.key: one for one in offered(actor, basis, party, asked)}
    found = []
    for one in wanted:
        record = known.get(one.key)
        if record is None:
            raise NotValid(_("This is not on record about this Party."), "evidence")
        if len(one.quote) > LONGEST_QUOTE or not record.has(one.quote):
            sentence = _("These words do not stand in “%(name)s”: quote them as they are there.")
            raise NotValid(sentence % {"name": record.name}, "evidence")
        found.append((record, one.quote.strip()))
    return found


def _cite(row: Assessment, cited: Iterable[tuple[Offered, str]]) -> None:
    Cited.objects.bulk_create(
        Cited(assessment=row, about=one.about, place=one.place, name=one.name[:300], quote=quote)
        for one, quote in cited
    )


def _locked_open(assessment: Assessment, seen: int) -> Assessment:
    row = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    if row.state not in OPEN_STATES:
        raise NotNow(_("This proposal is not open any more."))
    if row.version != seen:
        sentence = _("Somebody changed this proposal meanwhile: look at what stands there now.")
        raise Stale(sentence, row)
    return row
