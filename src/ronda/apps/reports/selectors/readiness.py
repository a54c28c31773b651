"""What of reports is ready for a meeting: to be read, or to be adopted.

Two things to know. A report is a point once a draft of it was given to the members, until it is
adopted. And the title says nothing of what it says, the address nothing of how many drafts there
are: agendas are read by more people than drafts.
"""

from collections.abc import Iterator, Mapping

from django.utils import translation
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.audit.services import key_of
from ronda.apps.reports.models import Report
from ronda.apps.reports.selectors.adoption import left_open
from ronda.apps.treaties.models import Body
from ronda.procedure.loading import load_procedure


def ready_for_meetings(body: Body) -> Iterator[tuple[str, Mapping[str, str], str]]:
    """The reports of a body that a meeting may read or adopt: key, titles, where they are."""
    found = Report.objects.filter(round__body=body, drafts__reading__isnull=False)
    found = found.exclude(drafts__adopted=True).select_related("round__body__convention", "writing")
    languages = load_procedure(body.slug).languages.wording
    for report in found.distinct().order_by("round__number"):
        number = report.round.number
        link = path_to("reports:report", body.slug, number)
        adopts = _may_be_adopted(report)
        yield key_of(report), {tag: _title(tag, number, adopts) for tag in languages}, link


def _may_be_adopted(report: Report) -> bool:
    writing = getattr(report, "writing", None)
    if writing is None:
        return False
    writing.report = report
    return not left_open(writing)


def _title(tag: str, number: int, adopts: bool) -> str:
    with translation.override(tag):
        if adopts:
            return _("Implementation report of round %(number)d: adoption") % {"number": number}
        return _("Implementation report of round %(number)d: reading") % {"number": number}
