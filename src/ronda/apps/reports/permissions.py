"""Who sees a report, and who runs it.

Two things to know. Until it is published only the body sees it: its secretariat and its Committee.
From then on everybody sees the draft that was published, and no other.
"""

from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.reports.models import Draft
from ronda.apps.treaties.models import Round


class Can(StrEnum):
    """What can be done with a report; each value is its audit code too."""

    SEE = "report.see"
    TAKE_IN = "report.take-in"
    PUBLISH = "report.publish"
    GENERATE = "report.generate"


def verdict(actor: Actor, can: Can, round: Round) -> Verdict:
    """Whether `actor` may, with the report of a round, and if not, why."""
    roles = roles_of(actor)
    if not _of_the_body(roles, round.body_id):
        return hidden(_("There is no report of this round here."))
    if can is Can.SEE or round.body_id in roles.bodies:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))


def draft_verdict(actor: Actor, can: Can, draft: Draft) -> Verdict:
    """Whether `actor` may do so with one draft."""
    told = verdict(actor, can, draft.report.round)
    if told.visible or draft.report.published_id != draft.pk:
        return told
    return ALLOWED if can is Can.SEE else refused(_("Only the secretariat may do this."))


def seen_by(actor: Actor) -> Q:
    """Which drafts `actor` sees, as a query."""
    roles = roles_of(actor)
    return Q(published_as__isnull=False) | Q(report__round__body__in=roles.bodies | roles.committee)


def _of_the_body(roles: Roles, body: int) -> bool:
    return body in roles.bodies | roles.committee
