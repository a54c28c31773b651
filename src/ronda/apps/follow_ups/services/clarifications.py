"""Clarifications: asked of a Party on one recommendation, answered, taken back.

Two things to know. Each has its own day; what comes after it is taken and said to be late. And it
is answered once: of two who answer at once the second is told what stands there.
"""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.follow_ups.box_ids import LONGEST
from ronda.apps.follow_ups.models import Clarification
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.clarifications import verdict
from ronda.apps.follow_ups.selectors.clarifications import askable
from ronda.apps.follow_ups.telling import tell_of_clarification
from ronda.apps.policy import demand
from ronda.apps.rounds.models import RoundParty
from ronda.apps.rounds.selectors.dates import is_over
from ronda.questionnaires.answers import typed


def clarification_ask(
    *, actor: Actor, party: RoundParty, box: str, question: str, due: date
) -> Clarification:
    """Ask a Party something on one recommendation of what it sent, until a day."""
    demand(verdict(actor, Can.ASK, party))
    said, codes = _said(question, "question"), askable(party).get(box)
    if codes is None:
        raise NotValid(_("The Party’s factsheet has no such recommendation."), "box")
    if due < timezone.localdate():
        raise NotValid(_("This day is over: choose a later one."), "due")
    with act(actor=actor, what=Can.ASK, about=(party,)) as done:
        made = Clarification.objects.create(
            party=party,
            box=box,
            codes=codes,
            question=said,
            due=due,
            asked_by=signed_in(actor),
        )
        done.concerns(made)
        done.after = {"recommendation": codes, "due": due.isoformat()}
        tell_of_clarification(actor, made, "clarification-asked")
    return made


def clarification_answer(
    *, actor: Actor, clarification: Clarification, answer: str
) -> Clarification:
    """Answer it; raises Stale where somebody has, NotNow where it was taken back."""
    demand(verdict(actor, Can.ANSWER, clarification.party))
    said = _said(answer, "answer")
    with act(actor=actor, what=Can.ANSWER, about=(clarification.party, clarification)) as done:
        locked = _open(clarification)
        locked.answer, locked.answered_by = said, signed_in(actor)
        locked.answered_at, locked.late = timezone.now(), is_over(locked.due)
        locked.save()
        done.after = {"late": locked.late}
        tell_of_clarification(actor, locked, "clarification-answered")
    return locked


def clarification_take_back(
    *, actor: Actor, clarification: Clarification, reason: str
) -> Clarification:
    """Take a question back that is not answered yet, and say why."""
    demand(verdict(actor, Can.TAKE_BACK_QUESTION, clarification.party))
    reason = _said(reason, "reason")
    about = (clarification.party, clarification)
    with act(actor=actor, what=Can.TAKE_BACK_QUESTION, about=about, reason=reason):
        locked = _open(clarification)
        locked.taken_back_at, locked.taken_back_reason = timezone.now(), reason
        locked.save()
        tell_of_clarification(actor, locked, "clarification-taken-back")
    return locked


def _open(clarification: Clarification) -> Clarification:
    locked = Clarification.objects.select_for_update(of=("self",)).get(pk=clarification.pk)
    locked.party = clarification.party
    if locked.taken_back_at is not None:
        raise NotNow(_("This question was taken back."))
    if locked.answered_at is not None:
        raise Stale(_("Somebody has answered this already: read what stands there."), locked)
    return locked


def _said(text: str, field: str) -> str:
    said = typed(text).strip()
    if not said:
        raise NotValid(_("Write at least a sentence."), field)
    if len(said) > LONGEST:
        raise NotValid(_("This is too long: shorten it."), field)
    return said
