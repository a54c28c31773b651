"""Deciding what a passage answers, and gathering what is asked so that it can be suggested.

Two things to know. Nothing is placed by itself: each placing is what a person decided, with who,
when and why, and whether and how it had been suggested. And deciding again changes the decision;
its history keeps what it was.
"""

from collections.abc import Collection

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national import finding
from ronda.apps.national.askable import Askable, askable, target_of, unboxed
from ronda.apps.national.comparing import terms_of_asked
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Contribution,
    ContributionState,
    FoundIn,
    Gathered,
    Passage,
    Placing,
    PlacingState,
    Target,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.asked import targets_kept
from ronda.apps.national.selectors.placing import (
    Suggested,
    gathered_visible,
    passages_placed,
    suggestions,
)
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.policy import demand

_LOOKED_AT = 25


def gathered_update(*, actor: Actor) -> int:
    """Gather anew what the State can be asked to answer; how many things that is."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.PLACE))
        with act(actor=actor, what=Can.PLACE) as done:
            now = askable(actor, who.party_id)
            known = {one.key: one for one in Gathered.objects.filter(party=who.party_id)}
            gone = [one.pk for key, one in known.items() if key not in {a.key for a in now}]
            finding.take_away(FoundIn.ASKED, gone)
            Gathered.objects.filter(pk__in=gone).delete()
            for one in now:
                _gather(who, one, known.get(one.key))
            done.after = {"asked": len(now)}
    return len(now)


def _gather(who: Standing, one: Askable, known: Gathered | None) -> None:
    record = known or Gathered(party_id=who.party_id, round=one.round, kind=one.kind, code=one.code)
    record.heading, record.wording, record.language = one.heading, one.wording, one.language
    terms = terms_of_asked(record)
    record.length = finding.length(terms)
    record.save()
    if known is not None:
        finding.take_away(FoundIn.ASKED, [record.pk])
    finding.put(FoundIn.ASKED, who.party_id, [(record.pk, terms)])


def placing_accept(*, actor: Actor, passage: Passage, key: str, reason: str = "") -> Placing:
    """That a passage answers what is asked under `key`, suggested or not."""
    return _decide(actor, passage, key, PlacingState.ACCEPTED, reason)


def placing_reject(*, actor: Actor, passage: Passage, key: str, reason: str = "") -> Placing:
    """That a passage does not answer what it was suggested for."""
    return _decide(actor, passage, key, PlacingState.REJECTED, reason)


def placing_nothing(*, actor: Actor, passage: Passage, reason: str = "") -> Placing:
    """That a passage answers nothing that is asked."""
    with at_desk(actor):
        who = _deciding(actor, passage)
        if passage.placings.filter(state=PlacingState.ACCEPTED).exists():
            raise NotNow(_("It is said to answer something: take that back first."))
        with act(actor=actor, what=Can.PLACE, about=(passage,)) as done:
            placing, _new = Placing.objects.update_or_create(
                passage=passage,
                target=None,
                defaults={
                    "party_id": who.party_id,
                    "state": PlacingState.NOTHING,
                    "reason": reason,
                    "by": who.person,
                },
            )
            done.after = {"state": placing.state}
    return placing


def placing_undo(*, actor: Actor, placing: Placing) -> None:
    """Take a decision back: the passage is undecided on that again."""
    with at_desk(actor):
        _deciding(actor, placing.passage)
        with act(actor=actor, what=Can.PLACE, about=(placing, placing.passage)) as done:
            done.before = {"state": placing.state}
            placing.delete()


def _decide(actor: Actor, passage: Passage, key: str, state: PlacingState, reason: str) -> Placing:
    with at_desk(actor):
        who = _deciding(actor, passage)
        asked = gathered_visible(who.party_id, key)
        suggested = _suggestion(passage, asked)
        if state == PlacingState.REJECTED and suggested is None:
            raise NotValid(_("Only what was suggested can be rejected."), "key")
        with act(actor=actor, what=Can.PLACE, about=(passage,)) as done:
            if state == PlacingState.ACCEPTED:
                passage.placings.filter(state=PlacingState.NOTHING).delete()
            placing, _new = Placing.objects.update_or_create(
                passage=passage,
                target=_target(who.party_id, asked),
                defaults={
                    "party_id": who.party_id,
                    "state": state,
                    "suggested": suggested is not None,
                    "score": suggested.score if suggested else None,
                    "led": list(suggested.words) if suggested else [],
                    "reason": reason,
                    "by": who.person,
                },
            )
            done.concerns(placing)
            done.after = {"state": state}
    return placing


def _deciding(actor: Actor, passage: Passage) -> Standing:
    who = standing_of(actor)
    contribution: Contribution = passage.contribution
    demand(verdict(who, Can.PLACE, contribution))
    if contribution.state == ContributionState.WITHDRAWN:
        raise NotNow(_("This contribution was withdrawn: its passages answer nothing any more."))
    return who


def _suggestion(passage: Passage, asked: Gathered) -> Suggested | None:
    """How it was suggested, if it was."""
    passages = passages_placed(passage.contribution)
    at = next(n for n, one in enumerate(passages) if one.pk == passage.pk)
    offered = suggestions(passages, at, most=_LOOKED_AT)
    return next((one for one in offered if one.asked == asked), None)


def targets_wanted(who: Standing, keys: Collection[str]) -> list[Target]:
    """The records of what is asked under these keys, made where needed; a step of an act.

    Raises NotVisible for a key under which nothing is asked, NotValid where nothing was taken in.
    """
    found = {one.key: one for one in targets_kept(who.party_id, keys)}
    absent = [key for key in dict.fromkeys(keys) if key not in found]
    without_box = {one.key: one for one in unboxed(who.person, who.party_id)} if absent else {}
    for key in absent:
        if key.startswith("outside:"):
            told = _("No recommendation was taken in under “%(key)s”: choose it from the list.")
            raise NotValid(told % {"key": key[:60]}, "keys")
        if key in without_box:
            found[key] = target_of(who.party_id, without_box[key])
        else:
            found[key] = asked_as_target(who.party_id, key)
    return [found[key] for key in dict.fromkeys(keys)]


def asked_as_target(party_id: int, key: str) -> Target:
    """The record of what is asked under a key, made when it is first needed; a step of an act."""
    return _target(party_id, gathered_visible(party_id, key))


def recommended_as_target(who: Standing, key: str) -> Target:
    """The record of a recommendation, with a box or without one, as `asked_as_target` gives it."""
    for one in unboxed(who.person, who.party_id):
        if one.key == key:
            return target_of(who.party_id, one)
    return asked_as_target(who.party_id, key)


def _target(party_id: int, asked: Gathered) -> Target:
    target, _new = Target.objects.get_or_create(
        party_id=party_id,
        round=asked.round,
        kind=asked.kind,
        code=asked.code,
        defaults={
            "heading": asked.heading,
            "wording": asked.wording,
            "language": asked.language,
        },
    )
    return target
