"""A report is taken apart into rows, put together again, and kept as drafts."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.policy import demand
from ronda.apps.reports.assembling import assemble, draft_value
from ronda.apps.reports.models import Report, ReportState
from ronda.apps.reports.permissions import Can
from ronda.apps.reports.permissions.reports import verdict
from ronda.apps.reports.selectors.reports import visible_to
from ronda.apps.reports.services.reports import draft_keep, report_begin, report_take_in
from ronda.apps.treaties.selectors import round_by_number
from tests.apps.people import coordinator, member, rapporteur, secretary, state
from tests.reports.arcadian import report as arcadian

pytestmark = pytest.mark.django_db


def begun() -> Report:
    for code in ("XAR", "XTA"):
        state(code)
    return report_begin(
        actor=secretary(),
        round=round_by_number("lanzarote", 2),
        titles={"en": "A title", "fr": "Un titre"},
        languages=("en", "fr"),
    )


def taken_in() -> Report:
    report = begun()
    report_take_in(actor=secretary(), report=report, value=arcadian())
    return report


def test_a_report_comes_back_from_its_rows_as_it_went_in() -> None:
    assert assemble(taken_in()) == arcadian()


def test_what_was_taken_out_is_left_out() -> None:
    report = taken_in()
    entry = report.entries.get(key="r-3")
    entry.removed_at = entry.changed_at
    entry.save()
    assert "r-3" not in {entry.id for entry in assemble(report).chapters[1].entries}


def test_it_takes_as_many_queries_however_long_the_report_is() -> None:
    report = taken_in()
    assemble(report)  # the round and its body are fetched once
    with CaptureQueriesContext(connection) as first:
        assemble(report)
    entry = report.entries.get(key="p-4")
    for extra in range(5):
        entry.pk, entry.key = None, f"extra-{extra}"
        entry.save(force_insert=True)
    with CaptureQueriesContext(connection) as second:
        assemble(report)
    assert len(first) == len(second)


def test_a_report_is_taken_into_an_empty_one_of_its_round_only() -> None:
    report = taken_in()
    with pytest.raises(NotNow):
        report_take_in(actor=secretary(), report=report, value=arcadian())
    other = arcadian().model_copy(update={"round": 3})
    with pytest.raises(NotValid, match="round 3"):
        report_take_in(actor=secretary(), report=report, value=other)


def test_an_unknown_party_is_refused_before_anything_is_written() -> None:
    report = begun()
    changed = arcadian().model_dump_json(by_alias=True).replace('"XTA"', '"XQQ"')
    with pytest.raises(NotValid, match="XQQ"):
        report_take_in(
            actor=secretary(), report=report, value=type(arcadian()).model_validate_json(changed)
        )
    assert not report.chapters.exists()


def test_a_draft_is_the_report_as_it_stood() -> None:
    report = taken_in()
    first = draft_keep(actor=secretary(), report=report, note="For the 50th meeting")
    entry = report.entries.get(key="p-1")
    entry.texts = {"en": "Other words.", "fr": "D’autres mots."}
    entry.save()
    second = draft_keep(actor=secretary(), report=report)
    assert draft_value(first) == arcadian()
    assert (second.number, second.sha256 == first.sha256) == (2, False)
    assert draft_value(second).chapters[0].entries[1] != arcadian().chapters[0].entries[1]


def test_only_the_body_sees_a_report_until_it_is_published() -> None:
    report = taken_in()
    for who in (secretary(), member("XAR"), rapporteur("XTA")):
        assert report in visible_to(who) and verdict(who, Can.SEE, report)
    for outside in (AnonymousUser(), coordinator("XAR")):
        assert report not in visible_to(outside)
        with pytest.raises(NotVisible):
            demand(verdict(outside, Can.SEE, report))
    with pytest.raises(NotAllowed):
        draft_keep(actor=member("XAR"), report=report)
    report.state = ReportState.PUBLISHED
    report.meeting, report.document = "50th meeting", "T-ES(2026)02"
    report.adopted_on = report.published_on = report.created_at.date()
    report.save()
    assert report in visible_to(AnonymousUser())
