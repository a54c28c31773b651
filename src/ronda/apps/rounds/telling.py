"""Whom what happens in a round concerns, and what they are told.

Two things to know. Each step runs in the transaction of what it tells of. And people are told
through their memberships, so that a letter reaches who holds the office when it goes out.
"""

from collections.abc import Iterable, Mapping

from django.utils import timezone, translation

from ronda.apps.accounts.models import Membership, Role, User
from ronda.apps.accounts.selectors import memberships_running
from ronda.apps.addresses import path_to
from ronda.apps.notifications.services import notification_add
from ronda.apps.rounds.models import (
    Comment,
    CommentState,
    Conduct,
    Extension,
    QuestionnaireVersion,
    RoundParty,
)
from ronda.apps.rounds.selectors.dates import reply_due
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.treaties.selectors import body_named

ANSWERING = (Role.COORDINATOR, Role.CONTRIBUTOR, Role.VALIDATOR)


def coordinators_of(parties: Iterable[RoundParty]) -> list[Membership]:
    """Who coordinates these Parties today."""
    return _serving(parties, (Role.COORDINATOR,))


def round_words(conduct: Conduct) -> dict[str, Mapping[str, str]]:
    """What every text about a round names: the round, by its theme and its body."""
    words = {}
    for tag, text in conduct.themes.items():
        with translation.override(tag):
            words[tag] = f"{text} ({body_named(conduct.round.body)})"
    return {"round": words}


def tell_launched(actor: User, conduct: Conduct, parties: list[RoundParty]) -> None:
    """Their coordinators: your Party is asked, and until when."""
    notification_add(
        actor=actor,
        people=coordinators_of(parties),
        kind="rounds.launched",
        about=conduct,
        link=address_of(conduct),
        due=reply_due(parties[0]) if parties else None,
        words=round_words(conduct),
    )


def tell_taken_back(actor: User, conduct: Conduct, parties: list[RoundParty]) -> None:
    """Their coordinators: the launch was a mistake, nothing is asked."""
    notification_add(
        actor=actor,
        people=coordinators_of(parties),
        kind="rounds.taken-back",
        about=conduct.round.body,
        link="/",
        words=round_words(conduct),
    )


def tell_corrected(actor: User, version: QuestionnaireVersion) -> None:
    """All who answer it or commented on it: the questionnaire was corrected."""
    conduct = version.conduct
    staying = conduct.parties.filter(left_on=None).select_related("party")
    notification_add(
        actor=actor,
        people=[*_serving(staying, ANSWERING), *_commenting(conduct)],
        kind="rounds.corrected",
        about=conduct,
        link=path_to("rounds:changes", *_place(conduct), version.number),
        words={**round_words(conduct), "version": version.number},
    )


def tell_extended(actor: User, extension: Extension) -> None:
    """The Party's coordinators: you have until a later day."""
    conduct = extension.party.conduct
    rule = procedure_of(conduct).deadlines.rule(extension.rule)
    assert rule is not None
    notification_add(
        actor=actor,
        people=coordinators_of([extension.party]),
        kind="rounds.extended",
        about=conduct,
        link=address_of(conduct),
        due=extension.until,
        words={
            **round_words(conduct),
            "deadline": dict(rule.name.texts),
            "until": extension.until,
        },
    )


def address_of(conduct: Conduct) -> str:
    """The path of the round's page."""
    return path_to("rounds:round", *_place(conduct))


def _place(conduct: Conduct) -> tuple[str, int]:
    return conduct.round.body.slug, conduct.round.number


def _serving(parties: Iterable[RoundParty], roles: Iterable[Role]) -> list[Membership]:
    keys = [one.party_id for one in parties]
    running = memberships_running(timezone.localdate())
    return list(running.filter(organisation__party__in=keys, role__in=list(roles)))


def _commenting(conduct: Conduct) -> list[Membership]:
    """Those who serve an organisation that said something on the questionnaire itself."""
    said = Comment.objects.filter(conduct=conduct, on_questionnaire=True)
    keys = said.exclude(state=CommentState.WITHDRAWN).values("organisation")
    return list(memberships_running(timezone.localdate()).filter(organisation__in=keys))
