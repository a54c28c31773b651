"""What findings rest on, taken out of a report for those to whom it may be closed."""

from ronda.reports.model import Chapter, Entry, Paragraph, Report


def without_evidence(report: Report) -> Report:
    """The report as it reads, without the passages that its findings rest on."""
    chapters = tuple(_chapter(chapter) for chapter in report.chapters)
    return report.model_copy(update={"chapters": chapters})


def _chapter(chapter: Chapter) -> Chapter:
    entries = tuple(_entry(entry) for entry in chapter.entries)
    return chapter.model_copy(update={"entries": entries})


def _entry(entry: Entry) -> Entry:
    if not isinstance(entry, Paragraph):
        return entry
    findings = tuple(one.model_copy(update={"rests_on": ()}) for one in entry.findings)
    return entry.model_copy(update={"findings": findings})
