"""A step of the services: who is told that comments were submitted, not admitted, transmitted.

Two things to know. A letter names the round and the Party, never an author: that somebody spoke may
be as confidential as what they said. And organisations are told through their memberships, so that
nothing goes to who has left.
"""

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership, OrganisationKind, Role, User
from ronda.apps.accounts.selectors import memberships_running
from ronda.apps.addresses import path_to
from ronda.apps.notifications.services import notification_add
from ronda.apps.rounds.models import Comment, Conduct, RoundParty
from ronda.apps.treaties.selectors import body_named


def submitted(actor: User, comment: Comment) -> None:
    """Tell the secretariat that something waits to be admitted."""
    body = comment.conduct.round.body_id
    of_body = Q(organisation__kind=OrganisationKind.SECRETARIAT, organisation__body=body)
    _tell(actor, "comment-submitted", _people(of_body), comment)


def not_admitted(actor: User, comment: Comment) -> None:
    """Tell the author’s organisation; the reason is read in Ronda."""
    _tell(actor, "comment-not-admitted", _people(Q(organisation=comment.organisation_id)), comment)


def transmitted(actor: User, party: RoundParty, count: int) -> None:
    """Tell the Party’s coordinators that comments on it can be read."""
    coordinators = _people(Q(role=Role.COORDINATOR, organisation__party=party.party_id))
    round = party.conduct.round
    notification_add(
        actor=actor,
        people=coordinators,
        kind="rounds.comments-transmitted",
        about=party,
        link=path_to("rounds:comments", round.body.slug, round.number),
        words={"round": round_words(party.conduct), "party": party.party.names, "count": count},
    )


def round_words(conduct: Conduct) -> dict[str, str]:
    """The round by its body and number, in each language."""
    words = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            named = {"body": body_named(conduct.round.body), "number": conduct.round.number}
            words[language] = _("%(body)s, round\u00a0%(number)s") % named
    return words


def _tell(actor: User, what: str, people: list[Membership], comment: Comment) -> None:
    notification_add(
        actor=actor,
        people=people,
        kind=f"rounds.{what}",
        about=comment,
        link=path_to("rounds:comment", comment.pk),
        words={"round": round_words(comment.conduct)},
    )


def _people(which: Q) -> list[Membership]:
    running = memberships_running(timezone.localdate()).filter(which, person__is_active=True)
    return list(running)
