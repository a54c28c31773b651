"""Saying which question of a round was asked in the earlier one.

Two things to know. It may be said at any time, since it only proposes answers and gives none. And
each question of the earlier round stands for one of this round.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.rounds.happening import conduct_locked
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.questionnaires import verdict
from ronda.apps.rounds.selectors.pairing import pairing_of


def pairs_save(*, actor: Actor, conduct: Conduct, pairs: Mapping[str, str]) -> Conduct:
    """Keep which question (by its id) was which of the earlier round; others pair by themselves.

    Raises NotNow where there is no earlier round, NotValid for a question that is not there or an
    earlier one that is chosen twice. "" says that a question was not asked before.
    """
    demand(verdict(actor, Can.DRAFT, conduct))
    with act(actor=actor, what=Can.DRAFT, about=(conduct,)) as done:
        locked = conduct_locked(conduct)
        known = pairing_of(actor, locked)
        if known is None:
            raise NotNow(_("The body has no earlier round with a questionnaire here."))
        ours = {one.place.id for one in known.lines}
        theirs = {one.id for one in known.choices}
        chosen = [id for id in pairs.values() if id]
        if not (set(pairs) <= ours and set(chosen) <= theirs):
            raise NotValid(_("One of these questions is not there any more: look again."))
        if len(set(chosen)) < len(chosen):
            raise NotValid(_("A question of the earlier round is chosen twice: choose it once."))
        done.before, done.after = {"pairs": locked.pairs}, {"pairs": dict(pairs)}
        locked.pairs = dict(pairs)
        locked.save(update_fields=["pairs"])
    return locked
