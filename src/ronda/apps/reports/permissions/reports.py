"""Who sees a report, who writes in it, who runs it.

Two things to know. Until it is published only the body sees it: its secretariat and its Committee.
And a rapporteur writes in the chapters that they are named for, through whatever membership
stands in for the one that was named, until the chapter is settled.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.reports.models import Chapter, Report, ReportState
from ronda.apps.reports.permissions.can import Can

BEFORE_ADOPTION = (ReportState.WRITING, ReportState.READING)
AFTER_ADOPTION = (ReportState.ADOPTED, ReportState.PUBLISHED)
_FIXED = frozenset({Can.WRITE, Can.ARRANGE, Can.DRAFT, Can.FREEZE, Can.DECIDE, Can.AMEND})


def verdict(actor: Actor, can: Can, report: Report | None = None) -> Verdict:
    """Whether `actor` may, and if not, why; BEGIN and KEEP_LIBRARY are asked of no report."""
    roles = roles_of(actor)
    if report is None:
        return _without_report(roles, can)
    if not sees(roles, report):
        return hidden(_("There is no such report."))
    if can is Can.SEE:
        return ALLOWED
    if can in _FIXED and report.state in AFTER_ADOPTION:
        return refused(_("The report is adopted: only editorial corrections may be made."))
    if body_of(report) in roles.bodies:
        return ALLOWED
    if can is Can.AMEND and body_of(report) in roles.committee:
        return _amending(report)
    return refused(_("Only the secretariat may do this."))


def writing_verdict(actor: Actor, chapter: Chapter, named: frozenset[int]) -> Verdict:
    """Whether `actor` may write in `chapter`; `named` are the chapters they are named for."""
    report = chapter.report
    asked = verdict(actor, Can.WRITE, report)
    if not asked.visible or report.state in AFTER_ADOPTION:
        return asked
    if chapter.frozen:
        return refused(_("The chapter was read and settled: propose an amendment."))
    if asked or chapter.pk in named:
        return ALLOWED
    return refused(_("Only the secretariat and this chapter’s rapporteurs write in it."))


def sees(roles: Roles, report: Report) -> bool:
    """Whether one with these roles may see the report at all."""
    if report.state == ReportState.PUBLISHED:
        return True
    return body_of(report) in roles.bodies | roles.committee


def seen_by(actor: Actor) -> Q:
    """The same as a query on `Report`."""
    roles = roles_of(actor)
    own = Q(round__body__in=roles.bodies | roles.committee)
    return Q(state=ReportState.PUBLISHED) | own


def body_of(report: Report) -> int:
    """The key of the body whose report it is."""
    return report.round.body_id


def _amending(report: Report) -> Verdict:
    if report.state == ReportState.READING:
        return ALLOWED
    return refused(_("Amendments are proposed once a draft was sent to the plenary."))


def _without_report(roles: Roles, can: Can) -> Verdict:
    if not roles.signed_in:
        return hidden(_("Sign in first."))
    if can in {Can.BEGIN, Can.KEEP_LIBRARY} and roles.secretariat:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))
