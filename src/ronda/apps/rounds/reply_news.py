"""Telling of replies: steps of the transactions that submit one or open it again.

Two things to know. The Party's own people and the secretariat are told, each in their language. And
no word of what was answered is in it, nor a reason: what is told is that it happened.
"""

from django.utils import timezone

from ronda.apps.accounts.models import Membership, Role
from ronda.apps.accounts.selectors import Actor, memberships_running
from ronda.apps.addresses import path_to
from ronda.apps.notifications.services import notification_add
from ronda.apps.reopening import RequestState
from ronda.apps.rounds.models import Reopening, Reply, Submission
from ronda.apps.rounds.telling import round_words

OWN_ROLES = (Role.COORDINATOR, Role.CONTRIBUTOR, Role.VALIDATOR)


def tell_submitted(actor: Actor, made: Submission) -> None:
    """A reply was submitted: the receipt is where the link leads."""
    party = made.reply.party
    notification_add(
        actor=actor,
        people=people_concerned(made.reply),
        kind="rounds.submitted",
        about=made.reply,
        link=path_to("rounds:submission", *_at(made.reply), made.number),
        words={
            **round_words(party.conduct),
            "party": party.party.names or party.party.name,
            "reference": made.reference,
            "day": made.submitted_at,
        },
    )


def tell_of_reopening(actor: Actor, reopening: Reopening) -> None:
    """Opening a reply again was asked for, or decided on."""
    party = reopening.reply.party
    waits = reopening.state == RequestState.ASKED
    notification_add(
        actor=actor,
        people=people_concerned(reopening.reply),
        kind="rounds.reopening-asked" if waits else "rounds.reopening-decided",
        about=reopening,
        link=path_to("rounds:reply", *_at(reopening.reply)),
        words={
            **round_words(party.conduct),
            "party": party.party.names or party.party.name,
        },
    )


def people_concerned(reply: Reply) -> list[Membership]:
    """The memberships of the Party's own people and of the secretariat, as they run today."""
    running = memberships_running(timezone.localdate()).filter(person__is_active=True)
    own = running.filter(organisation__party=reply.party.party_id, role__in=OWN_ROLES)
    body = running.filter(
        organisation__body=reply.party.conduct.round.body_id, role=Role.SECRETARIAT
    )
    return [*own, *body]


def _at(reply: Reply) -> list[str | int]:
    at = reply.party.conduct.round
    return [at.body.slug, at.number, reply.party.party.code.lower()]
