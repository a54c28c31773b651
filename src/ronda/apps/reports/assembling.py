"""The rows of a report put together to the value, as it stands now.

Two things to know. What was taken out is left out; what was withdrawn is there, with the reason.
And it takes the same number of queries however long the report is.
"""

from django.db.models import Prefetch

from ronda.apps.reports.models import (
    Chapter,
    Citation,
    Draft,
    Entry,
    EntryKind,
    EntryParty,
    Evidence,
    Finding,
    Report,
    ReportState,
)
from ronda.reports import model

Fields = dict[str, object]


def assemble(report: Report, *, draft: int = 1) -> model.Report:
    """The report as its rows have it now, called draft number `draft`."""
    return model.Report.model_validate(
        {
            "body": report.round.body.slug,
            "round": report.round.number,
            "draft": draft,
            "languages": report.languages,
            "title": report.titles,
            "chapters": [_chapter(chapter) for chapter in _chapters(report)],
            "adopted": _adoption(report),
        }
    )


def draft_value(draft: Draft) -> model.Report:
    """A draft as the value that was kept."""
    return model.Report.model_validate(draft.content)


def _chapters(report: Report) -> list[Chapter]:
    passages = Citation.objects.select_related("passage__text").order_by("id")
    findings = Finding.objects.filter(removed_at__isnull=True).select_related("party")
    evidence = Evidence.objects.order_by("id")
    entries = (
        Entry.objects.filter(removed_at__isnull=True)
        .select_related("party")
        .prefetch_related(
            Prefetch("findings", findings.prefetch_related(Prefetch("evidence", evidence))),
            Prefetch("parties", EntryParty.objects.select_related("party").order_by("id")),
            Prefetch("citations", passages),
            "restings__finding",
        )
    )
    return list(
        report.chapters.filter(removed_at__isnull=True).prefetch_related(
            Prefetch("entries", entries)
        )
    )


def _chapter(chapter: Chapter) -> Fields:
    return {
        "id": chapter.key,
        "number": chapter.number,
        "title": chapter.titles,
        "introduction": chapter.introductions or None,
        "entries": [_ENTRIES[EntryKind(entry.kind)](entry) for entry in chapter.entries.all()],
    }


def _topic(entry: Entry) -> Fields:
    return {"type": "topic", "id": entry.key, "title": entry.texts}


def _practice(entry: Entry) -> Fields:
    code = entry.party.code if entry.party is not None else ""
    return {"type": "practice", "id": entry.key, "party": code, "text": entry.texts}


def _paragraph(entry: Entry) -> Fields:
    return {
        "type": "paragraph",
        "id": entry.key,
        "number": entry.number,
        "text": entry.texts,
        "findings": [_finding(finding) for finding in entry.findings.all()],
    }


def _finding(finding: Finding) -> Fields:
    return {
        "id": finding.key,
        "party": finding.party.code,
        "kind": finding.kind,
        "text": finding.texts or None,
        "rests_on": [_evidence(each) for each in finding.evidence.all()],
    }


def _evidence(each: Evidence) -> Fields:
    source = f"rounds.comment:{each.comment_id}" if each.comment_id else ""
    return {
        "question": each.question,
        "source": source,
        "from": each.start,
        "to": each.end,
        "quote": each.quote,
    }


def _recommendation(entry: Entry) -> Fields:
    return {
        "type": "recommendation",
        "id": entry.key,
        "code": entry.code,
        "strength": entry.strength,
        "text": entry.texts,
        "items": entry.items,
        "addressed": entry.addressed or "all",
        "parties": [each.party.code for each in entry.parties.all()],
        "basis": [
            {
                "authority": each.passage.text.authority,
                "text": each.passage.text.name,
                "place": each.passage.label,
            }
            for each in entry.citations.all()
        ],
        "rests_on": [each.finding.key for each in entry.restings.all()],
        "withdrawn": entry.withdrawn_reason or None,
    }


_ENTRIES = {
    EntryKind.TOPIC: _topic,
    EntryKind.PARAGRAPH: _paragraph,
    EntryKind.RECOMMENDATION: _recommendation,
    EntryKind.PRACTICE: _practice,
}


def _adoption(report: Report) -> Fields | None:
    if report.state not in {ReportState.ADOPTED, ReportState.PUBLISHED}:
        return None
    return {"meeting": report.meeting, "on": report.adopted_on, "document": report.document}
