"""Drafting from the record: measures and figures become contributions to a text.

Two things to know. Nothing is put into the text by itself; what is drafted stands beside it, as
what institutions contribute does. And what was drafted in the same words before is not drafted
again.
"""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow
from ronda.apps.national.desk import at_desk
from ronda.apps.national.drafting import Drafted, drafted_for
from ronda.apps.national.models import (
    Contribution,
    ContributionState,
    FromRecord,
    Indicator,
    IndicatorServes,
    Institution,
    Passage,
    Placing,
    PlacingState,
    Target,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.answered import last_answered
from ronda.apps.national.selectors.telling import Told, told_by_registers
from ronda.apps.national.services.placing import targets_wanted
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.policy import demand


def indicator_serve(*, actor: Actor, indicator: Indicator, keys: Collection[str]) -> None:
    """Say for which recommendations an indicator tells how far they have come; no others."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.SERVE, indicator))
        with act(actor=actor, what=Can.SERVE, about=(indicator,)) as done:
            wanted = set(targets_wanted(who, keys))
            indicator.serves.exclude(target__in=wanted).delete()
            there = set(indicator.serves.values_list("target", flat=True))
            for target in wanted:
                if target.pk not in there:
                    IndicatorServes.objects.create(
                        party_id=who.party_id, indicator=indicator, target=target
                    )
            done.concerns(*wanted)


def record_draft(*, actor: Actor, target: Target) -> list[Contribution]:
    """Draft what the record says to a target: a contribution for each institution.

    Raises NotNow where the record says nothing, or nothing new.
    """
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.CONSOLIDATE))
        with act(actor=actor, what=Can.CONSOLIDATE, about=(target,)) as done:
            known = _known(target)
            since = last_answered(target)
            every: list[Drafted | Told] = [*told_by_registers(target, since), *drafted_for(target)]
            drafted = [one for one in every if one.words not in known]
            if not drafted:
                raise NotNow(
                    _(
                        "The record says nothing new to this: say on the pages of the record what"
                        " serves it."
                    )
                )
            by_institution: dict[Institution, list[Drafted | Told]] = {}
            for one in drafted:
                by_institution.setdefault(one.institution, []).append(one)
            made = [_contribution(who, target, at, of) for at, of in by_institution.items()]
            done.concerns(*made)
    return made


def _known(target: Target) -> set[str]:
    """The words that were drafted for a target and stand."""
    told = Passage.objects.filter(placings__target=target, contribution__addressee__isnull=True)
    standing = told.exclude(contribution__state=ContributionState.WITHDRAWN)
    return set(standing.values_list("text", flat=True))


def _contribution(
    who: Standing, target: Target, institution: Institution, drafted: list[Drafted | Told]
) -> Contribution:
    made = Contribution.objects.create(
        party_id=who.party_id,
        institution=institution,
        state=ContributionState.HANDED_IN,
        subject=_("From the record"),
        language=target.language,
        made_by=who.person,
        handed_in_at=timezone.now(),
    )
    for order, one in enumerate(drafted, start=1):
        passage = Passage.objects.create(
            party_id=who.party_id,
            contribution=made,
            order=order,
            text=one.words,
            end=len(one.words),
            language=target.language,
        )
        _note(passage, one)
        Placing.objects.create(
            party_id=who.party_id,
            passage=passage,
            target=target,
            state=PlacingState.ACCEPTED,
            by=who.person,
        )
    return made


def _note(passage: Passage, drafted: Drafted | Told) -> None:
    """Keep what a passage was drafted from."""
    if isinstance(drafted, Told):
        drafted.keep(passage)
        return
    FromRecord.objects.create(
        party_id=passage.party_id,
        passage=passage,
        measure=drafted.measure,
        indicator=drafted.indicator,
        values=list(drafted.values),
        shown=[list(told) for told in drafted.shown],
    )
