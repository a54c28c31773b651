"""Reminding Parties of what they owe: by the secretariat, and by the clock.

Two things to know. Whoever submitted gets nothing, even where they submitted while the page stood
open. And what the clock tells it tells once for each day that it is told before.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.addresses import path_to
from ronda.apps.audit.services import act
from ronda.apps.errors import NotValid
from ronda.apps.follow_ups.models import Clarification, Information, InformationState
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.selectors.falling_due import COORDINATORS, Due, falling_due, owing
from ronda.apps.follow_ups.selectors.places import place_of
from ronda.apps.follow_ups.selectors.windows import information_due
from ronda.apps.follow_ups.telling import own_people, tell
from ronda.apps.notifications.selectors import was_told
from ronda.apps.policy import demand, refused
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.permissions.can import Can as RoundsCan
from ronda.apps.rounds.permissions.rounds import verdict as rounds_verdict


def information_remind(*, actor: Actor, conduct: Conduct, parties: Iterable[RoundParty]) -> int:
    """Remind those of `parties` that still owe their information; how many letters that makes.

    Raises NotValid where none of them does, or nobody would get a letter.
    """
    demand(rounds_verdict(actor, RoundsCan.REMIND, conduct))
    chosen = {one.pk for one in parties}
    with act(actor=actor, what=Can.REMIND, about=(conduct,)) as done:
        locked = Information.objects.select_for_update().filter(party__conduct=conduct)
        list(locked.values_list("pk"))
        late = [one for one in owing(conduct) if one.pk in chosen]
        letters = sum(len(_remind(actor, one)) for one in late)
        if not letters:
            raise NotValid(_("None of the Parties chosen can be reminded any more."), "parties")
        done.concerns(*late)
        done.after = {"parties": [one.party.code for one in late], "letters": letters}
    return letters


def falling_due_tell(*, actor: Actor, on: date) -> int:
    """Tell everybody who is to be told on a day; how many letters that makes.

    Only Ronda itself does this, in the name of the account that is not a person.
    """
    if not signed_in(actor).is_machine:
        demand(refused(_("Only Ronda itself does this.")))
    return sum(_tell(actor, one) for one in falling_due(on))


def _remind(actor: Actor, party: RoundParty) -> list[object]:
    link = path_to("follow_ups:party", *place_of(party))
    people = own_people(party, COORDINATORS)
    if not people:
        return []
    return [*tell(actor, party, "reminder", people, party, link, information_due(party))]


def _tell(actor: Actor, one: Due) -> int:
    people = own_people(one.party, COORDINATORS)
    with transaction.atomic():
        kind = f"follow_ups.{one.kind}"
        if not people or not _still_owed(one):
            return 0
        if was_told(kind, one.about, one.due, step=one.step):
            return 0
        told = tell(actor, one.party, one.kind, people, one.about, one.link, one.due, step=one.step)
    return len(told)


def _still_owed(one: Due) -> bool:
    """Whether it is still not sent; locked until the transaction ends."""
    if isinstance(one.about, Clarification):
        asked = Clarification.objects.select_for_update().get(pk=one.about.pk)
        return asked.answered_at is None and asked.taken_back_at is None
    RoundParty.objects.select_for_update().get(pk=one.about.pk)
    found = Information.objects.filter(party=one.about, state=InformationState.SUBMITTED)
    return not found.exists()
