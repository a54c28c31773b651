"""Reminding Parties that have not replied yet, all at once, in the languages of the body.

Two things to know. Whoever submitted gets nothing, even where they submitted while the letter was
being written. And a letter names the round, the Party and the day, never what a reply says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotValid
from ronda.apps.notifications.services import letter_send
from ronda.apps.policy import demand
from ronda.apps.rounds.models import Conduct, Reply, RoundParty
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors.reminders import to_remind


@dataclass(frozen=True)
class Reminded:
    """How many letters were written, and the Parties that got none: they have nobody to get it."""

    letters: int
    parties: tuple[RoundParty, ...]
    without_people: tuple[RoundParty, ...]


def reminder_send(
    *,
    actor: Actor,
    conduct: Conduct,
    subject: Mapping[str, str],
    text: Mapping[str, str],
    parties: Iterable[RoundParty],
) -> Reminded:
    """Send the letter to those Parties among `parties` that still owe a reply.

    Raises NotValid where none does, or nobody would get it.
    """
    demand(verdict(actor, Can.REMIND, conduct))
    with act(actor=actor, what=Can.REMIND, about=(conduct,)) as done:
        _lock(conduct)
        owing = to_remind(conduct, parties)
        reached = [one for one in owing if one.addressed.people]
        if not reached:
            raise NotValid(_("None of the Parties chosen can be reminded any more."), "parties")
        with connection.cursor() as cursor:
            # Else every trigger that waits for the end makes the next row slower.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        addressed = [one.addressed for one in reached]
        rows = letter_send(actor=actor, subject=subject, text=text, addressed=addressed)
        done.concerns(*(one.party for one in reached))
        done.after = {"parties": [one.party.party.code for one in reached], "letters": len(rows)}
    lost = tuple(one.party for one in owing if not one.addressed.people)
    return Reminded(len(rows), tuple(one.party for one in reached), lost)


def _lock(conduct: Conduct) -> None:
    """No reply of the round is submitted until the letters are written."""
    list(Reply.objects.select_for_update().filter(party__conduct=conduct).values_list("pk"))
