"""Telling of follow-up: steps of the transactions that something is told of.

Two things to know. The Party's own people and the secretariat are told, each in their language. And
no word of a box, a question or an answer is in it: what is told is that it happened.
"""

from datetime import date

from django.db.models import Model
from django.utils import timezone

from ronda.apps.accounts.models import Membership, Role
from ronda.apps.accounts.selectors import Actor, memberships_running
from ronda.apps.addresses import path_to
from ronda.apps.follow_ups.models import (
    Clarification,
    DraftAnswer,
    DraftComment,
    HandedIn,
    InformationReopening,
)
from ronda.apps.follow_ups.selectors.places import place_of
from ronda.apps.notifications.models import Notification
from ronda.apps.notifications.services import notification_add
from ronda.apps.reopening import RequestState
from ronda.apps.rounds.models import RoundParty

OWN_ROLES = (Role.COORDINATOR, Role.CONTRIBUTOR, Role.VALIDATOR)


def tell_submitted(actor: Actor, made: HandedIn) -> None:
    """Information was submitted: the receipt is where the link leads."""
    party = made.information.party
    link = path_to("follow_ups:submission", *place_of(party), made.number)
    people = [*own_people(party), *secretariat_of(party)]
    more: dict[str, str | int | date] = {"reference": made.reference, "day": made.submitted_at}
    tell(actor, party, "submitted", people, made.information, link, None, **more)


def tell(
    actor: Actor,
    party: RoundParty,
    what: str,
    people: list[Membership],
    about: Model,
    link: str,
    due: date | None = None,
    **more: str | int | date,
) -> list[Notification]:
    """Tell these people of it, in the words of `follow_ups/mail/<what>.txt`."""
    return notification_add(
        actor=actor,
        people=people,
        kind=f"follow_ups.{what}",
        about=about,
        link=link,
        due=due,
        words={
            "round": dict(party.conduct.themes),
            "party": party.party.names or party.party.name,
            **more,
        },
    )


def own_people(party: RoundParty, roles: tuple[Role, ...] = OWN_ROLES) -> list[Membership]:
    """The memberships of the Party's own people, as they run today."""
    running = memberships_running(timezone.localdate()).filter(person__is_active=True)
    return list(running.filter(organisation__party=party.party_id, role__in=roles))


def secretariat_of(party: RoundParty) -> list[Membership]:
    """The memberships of the secretariat."""
    running = memberships_running(timezone.localdate()).filter(person__is_active=True)
    body = party.conduct.body_id
    return list(running.filter(organisation__body=body, role=Role.SECRETARIAT))


def tell_of_reopening(actor: Actor, reopening: InformationReopening) -> None:
    """Opening it again was asked for, or decided on."""
    party = reopening.information.party
    waits = reopening.state == RequestState.ASKED
    people = [*own_people(party), *secretariat_of(party)]
    what = "reopening-asked" if waits else "reopening-decided"
    tell(actor, party, what, people, reopening, path_to("follow_ups:party", *place_of(party)))


def tell_of_clarification(actor: Actor, one: Clarification, what: str) -> None:
    """Something was asked of a Party, answered, or taken back; each side is told."""
    party = one.party
    link = path_to("follow_ups:clarifications", *place_of(party))
    people = [*own_people(party), *secretariat_of(party)]
    tell(actor, party, what, people, one, link, day=one.due)


def tell_of_draft(actor: Actor, one: DraftComment) -> None:
    """A comment on a draft was made (the secretariat is told) or answered (its coordinators)."""
    party = one.party
    asked = one.answer == DraftAnswer.OPEN
    people = secretariat_of(party) if asked else own_people(party, (Role.COORDINATOR,))
    what = "draft-commented" if asked else "draft-answered"
    tell(actor, party, what, people, one, path_to("follow_ups:draft", *place_of(party)))
