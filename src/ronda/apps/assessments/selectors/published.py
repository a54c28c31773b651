"""What bodies concluded, as far as it is open to everybody.

Two things to know. Each round's rule is asked, as its pages do: `visible_to` gives what stands and
is open. And of several judgements of one Party on one recommendation each stays, with its day.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from ronda.apps.accounts.selectors import Actor
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.bases import (
    Basis,
    bases_without_report,
    basis_of,
    basis_without_report,
)
from ronda.apps.assessments.selectors.seeing import STANDING, seen_by, visible_to
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import rounds
from ronda.procedure.stated import Wording


@dataclass(frozen=True)
class Concluded:
    """A judgement with the name of its status by language."""

    assessment: Assessment
    status: Wording


def bases_decided(
    round: Round | None = None, parties: Collection[Party] | None = None
) -> dict[int, Basis]:
    """The basis of each round (or of one) in which something was decided, by the round's key.

    Without its report, for who only asks what is open; `parties`: decided on these Parties, and for
    who asks about them only. It asks as often, however many rounds there are.
    """
    decided = Assessment.objects.filter(STANDING, round=OuterRef("pk"))
    if parties is not None:
        decided = decided.filter(party__in=parties)
    found = rounds().filter(Exists(decided))
    if round is not None:
        found = found.filter(pk=round.pk)
    return bases_without_report(found, parties)


def conclusions_visible_to(
    actor: Actor, bases: dict[int, Basis] | None = None
) -> QuerySet[Assessment]:
    """Every decided assessment that stands and that `actor` may see."""
    known = bases_decided() if bases is None else bases
    seen = Q(pk__in=[])
    for basis in known.values():
        seen |= seen_by(actor, basis)
    found = Assessment.objects.filter(STANDING, seen)
    # A draft has the whole report in it, which is not read for each conclusion on it.
    return found.select_related("party", "round__body", "draft").defer("draft__content")


def statuses_of(
    actor: Actor, round: Round, parties: Iterable[int] | None = None
) -> dict[tuple[int, str], Assessment]:
    """For each Party's key and code, the newest judgement of a round that `actor` may see.

    `parties`: of those with these keys only.
    """
    if not Assessment.objects.filter(STANDING, round=round).exists():
        return {}
    found = visible_to(actor, basis_of(round)).filter(STANDING).order_by("decided_at", "pk")
    if parties is not None:
        found = found.filter(party__in=set(parties))
    return {(one.party_id, one.code): one for one in found}


def statuses_named(actor: Actor, round: Round) -> dict[tuple[str, str], str]:
    """For each Party's code and recommendation's code, the newest status that `actor` may see."""
    if not Assessment.objects.filter(STANDING, round=round).exists():
        return {}
    found = Assessment.objects.filter(STANDING, seen_by(actor, basis_without_report(round)))
    rows = found.order_by("decided_at", "pk").values_list("party__code", "code", "status")
    return {(party, code): status for party, code, status in rows}


def concluded_on(actor: Actor, round: Round, code: str) -> dict[int, Concluded]:
    """The newest judgement of each Party on what has this code (in any case), by Party's key."""
    found = concluded_among(actor, round, {code, code.upper()})
    return found.get(code) or found.get(code.upper()) or {}


def concluded_among(
    actor: Actor, round: Round, codes: Collection[str]
) -> dict[str, dict[int, Concluded]]:
    """For each of these codes the newest judgement of each Party, by Party's key.

    It asks as often whatever was decided and is not open yet.
    """
    if not codes:
        return {}
    basis = basis_without_report(round)
    rows = visible_to(actor, basis).filter(STANDING, code__in=codes).order_by("decided_at", "pk")
    found: dict[str, dict[int, Concluded]] = {}
    names: dict[str, Wording] = {}
    for one in rows.defer("reasons"):
        if one.status not in names:
            names[one.status] = basis.status_name(one.status)
        found.setdefault(one.code, {})[one.party_id] = Concluded(one, names[one.status])
    return found


def statuses_among(
    actor: Actor, round: Round, codes: Collection[str]
) -> dict[str, dict[int, Wording]]:
    """The same as `concluded_among`, without the judgements: each status by its name alone."""
    if not codes:
        return {}
    basis = basis_without_report(round)
    rows = visible_to(actor, basis).filter(STANDING, code__in=codes).order_by("decided_at", "pk")
    found: dict[str, dict[int, Wording]] = {}
    names: dict[str, Wording] = {}
    for code, party, status in rows.values_list("code", "party_id", "status"):
        if status not in names:
            names[status] = basis.status_name(status)
        found.setdefault(code, {})[party] = names[status]
    return found
