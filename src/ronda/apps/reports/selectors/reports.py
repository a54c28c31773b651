"""Reports, for whoever may see them.

Two things to know. `visible_to` is where every question begins. And a rapporteur's work is found
through memberships, followed along handovers.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.reports.models import Draft, Report
from ronda.apps.reports.permissions.reports import seen_by


def visible_to(actor: Actor) -> QuerySet[Report]:
    """The reports that `actor` may see, newest round first."""
    every = Report.objects.select_related("round__body__convention")
    return every.filter(seen_by(actor)).order_by("round__body__name", "-round__number")


def report_visible(actor: Actor, body: str, number: int) -> Report:
    """The report of the round of a body (by its short name) with this number; raises NotVisible."""
    found = visible_to(actor).filter(round__body__slug=body, round__number=number).first()
    if found is None:
        raise NotVisible(_("There is no report of this round here."))
    return found


def last_draft(report: Report) -> Draft | None:
    """The newest draft of a report; whether one may see it was asked of the report."""
    return report.drafts.order_by("-number").first()
