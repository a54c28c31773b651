"""Who sees a report, who writes it, and who runs it.

Two things to know. Until it is published only the body sees it: its secretariat and rapporteurs
every draft, its members those that were shared with them or adopted. And a rapporteur writes only
on the chapters and questions that they were named for.
"""

from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.reports.models import Draft, Reading
from ronda.apps.treaties.models import Round

NOT_HERE = gettext_lazy("There is no report of this round here.")


class Can(StrEnum):
    """What can be done with a report; each value is its audit code too."""

    SEE = "report.see"
    TAKE_IN = "report.take-in"
    PUBLISH = "report.publish"
    GENERATE = "report.generate"
    SEE_WRITING = "report.see-writing"
    BEGIN = "report.begin"
    WRITE = "report.write"
    ARRANGE = "report.arrange"
    NAME = "report.name-rapporteur"
    MAKE_DRAFT = "report.make-draft"
    SHARE = "report.share"
    AMEND = "report.amend"
    DECIDE = "report.decide"
    SETTLE = "report.settle"
    ADOPT = "report.adopt"
    CORRECT = "report.correct"
    WITHDRAW = "report.withdraw"


WRITING = frozenset({Can.SEE_WRITING, Can.WRITE, Can.ARRANGE})
"""What a rapporteur may as well; what of it they may write in, is asked of each piece."""


def verdict(actor: Actor, can: Can, round: Round) -> Verdict:
    """Whether `actor` may, with the report of a round, and if not, why."""
    roles = roles_of(actor)
    if not _of_the_body(roles, round.body_id):
        return hidden(str(NOT_HERE))
    if can in {Can.SEE, Can.AMEND} or round.body_id in roles.bodies:
        return ALLOWED
    if can in WRITING:
        if round.body_id in roles.rapporteur_of:
            return ALLOWED
        return refused(_("Only the secretariat and the rapporteurs may do this."))
    return refused(_("Only the secretariat may do this."))


def draft_verdict(actor: Actor, can: Can, draft: Draft) -> Verdict:
    """Whether `actor` may do so with one draft."""
    report = draft.report
    is_published = report.published_id == draft.pk
    if is_published and can is Can.SEE:
        return ALLOWED
    told = verdict(actor, can, report.round)
    if is_published and not told.visible:
        return refused(_("Only the secretariat may do this."))
    if told.visible and not is_published and not _reads(roles_of(actor), draft):
        return hidden(str(NOT_HERE))
    return told


def seen_by(actor: Actor) -> Q:
    """Which drafts `actor` sees, as a query."""
    roles = roles_of(actor)
    writing = Q(report__round__body__in=roles.bodies | roles.rapporteur_of)
    given = Q(adopted=True) | Q(reading__isnull=False)
    reading = Q(report__round__body__in=roles.member_of) & given
    return Q(published_as__isnull=False) | writing | reading


def _reads(roles: Roles, draft: Draft) -> bool:
    """Whether one of the body reads a draft that is not published."""
    if draft.report.round.body_id in roles.bodies | roles.rapporteur_of:
        return True
    return draft.adopted or Reading.objects.filter(draft=draft).exists()


def _of_the_body(roles: Roles, body: int) -> bool:
    return body in roles.bodies | roles.committee
