"""Of which records the story of a report is told."""

from django.db.models import Model

from ronda.apps.reports.models import Amendment, Correction, Reading, Report, Settling
from ronda.apps.treaties.models import Round


def records_of(round: Round) -> list[Model]:
    """The report, what is written of it, who writes, its drafts; nothing where there is none."""
    report = Report.objects.filter(round=round).select_related("writing").first()
    if report is None:
        return []
    drafts = report.drafts.defer("content")
    writing = getattr(report, "writing", None)
    if writing is None:
        return [report, *drafts]
    corrections = Correction.objects.filter(piece__writing=writing)
    readings = Reading.objects.filter(draft__report=report)
    amendments = Amendment.objects.filter(reading__draft__report=report)
    settled = Settling.objects.filter(chapter__writing=writing)
    written = [*writing.pieces.all(), *writing.rapporteurships.all(), *settled, *corrections]
    return [report, writing, *written, *readings, *amendments, *drafts]
