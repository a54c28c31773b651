"""What is published of three rounds: reports with findings, 45 factsheets, conclusions, practices.

Two things to know. It builds on what the assessment is measured with, and is invented and the same
at every run. And every recommendation rests on an article and on the findings of one paragraph.
"""

from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from bench import assessing_content
from bench.assessing_content import _both
from bench.round_content import said
from ronda.apps.compliance.models import Chapter, Edition, Practice, Status
from ronda.apps.reports.models import Report
from ronda.apps.treaties.selectors import parties
from ronda.reports import model

FOUND = 12
"""Parties on which a paragraph has a finding."""


def filled() -> None:
    """Lay it all down in an empty database."""
    codes = [one.code for one in parties()]
    assessing_content.filled(lambda number: _report(number, codes))
    for report in Report.objects.all():
        report.published, report.published_on = report.drafts.get(), date(2022, 4, 1)
        report.save()
    Edition.objects.update(status=Status.PUBLISHED, published_at=timezone.now())
    Practice.objects.bulk_create(
        Practice(chapter=one, order=0, noted_by="committee", position=900, text=said(one.pk, 40))
        for one in Chapter.objects.all()
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _report(round: int, codes: list[str]) -> model.Report:
    """The report that is assessed, with a paragraph before each recommendation."""
    told = assessing_content.report(round).model_dump(mode="json", by_alias=True)
    number = 0
    for chapter in told["chapters"]:
        entries = []
        for one in chapter["entries"]:
            number += 1
            entries += _with_paragraph(one, number, codes)
        chapter["entries"] = entries
    return model.Report.model_validate(told)


def _with_paragraph(one: dict[str, Any], number: int, codes: list[str]) -> list[dict[str, Any]]:
    article = number % 40 + 1
    tie = f"cets-201/article-{article}"
    findings = [
        {
            "id": f"f-{number}-{turn}",
            "party": codes[(number * 5 + turn) % len(codes)],
            "kind": "gap" if turn % 3 else "in_line",
            "text": _both(said(number + turn, 15)),
            "cites": [tie],
        }
        for turn in range(FOUND)
    ]
    one["rests_on"] = [finding["id"] for finding in findings]
    basis = {"authority": "convention", "text": "CETS 201", "place": f"Article {article}"}
    one["basis"] = [basis | {"passage": tie}]
    paragraph = {
        "type": "paragraph",
        "id": f"p-{number}",
        "number": number,
        "text": _both(said(number, 80)),
        "findings": findings,
    }
    return [paragraph, one]
