"""Whom it concerns that proposals are shared, answered, decided, or a decision is taken back.

Two things to know. Each step runs in the transaction of what it tells of. And a letter names the
round and the Party, never a status, a recommendation or how many of them.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Model, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership, OrganisationKind, Role, User
from ronda.apps.accounts.selectors import memberships_running
from ronda.apps.addresses import path_to
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.notifications.services import notification_add
from ronda.apps.treaties.models import Party
from ronda.apps.treaties.selectors import body_named


def shared(actor: User, basis: Basis, party: Party) -> None:
    """The Party's coordinators: a proposed assessment can be read and responded to."""
    _tell(actor, "shared", _coordinators(party), basis, party)


def decided(actor: User, basis: Basis, parties: Iterable[Party]) -> None:
    """The Parties' coordinators: the Committee decided."""
    for party in sorted(parties, key=lambda one: one.code):
        _tell(actor, "decided", _coordinators(party), basis, party)


def taken_back(actor: User, basis: Basis, parties: Iterable[Party]) -> None:
    """The Parties' coordinators: a decision was taken back."""
    for party in sorted(parties, key=lambda one: one.code):
        _tell(actor, "taken-back", _coordinators(party), basis, party)


def responded(actor: User, basis: Basis, assessment: Assessment) -> None:
    """The body's secretariat: a Party responded."""
    secretariat = Q(
        organisation__kind=OrganisationKind.SECRETARIAT, organisation__body=basis.round.body_id
    )
    _tell(actor, "responded", _people(secretariat), basis, assessment.party)


def _tell(actor: User, what: str, people: list[Membership], basis: Basis, party: Party) -> None:
    if not people:
        return
    about: Model = basis.conduct or basis.round
    notification_add(
        actor=actor,
        people=people,
        kind=f"assessments.{what}",
        about=about,
        link=path_to("assessments:party", *basis.place, party.code.lower()),
        words={"round": _round_words(basis), "party": party.names or party.name},
    )


def _round_words(basis: Basis) -> dict[str, str]:
    words = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            named = {"body": body_named(basis.round.body), "number": basis.round.number}
            words[language] = _("%(body)s, round\u00a0%(number)s") % named
    return words


def _coordinators(party: Party) -> list[Membership]:
    return _people(Q(role=Role.COORDINATOR, organisation__party=party))


def _people(which: Q) -> list[Membership]:
    return list(memberships_running(timezone.localdate()).filter(which, person__is_active=True))
