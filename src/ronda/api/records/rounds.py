"""What rounds brought forth and is published: replies, reports, conclusions."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.api.records import model
from ronda.api.records.collections import Collection, Filter, Source
from ronda.api.records.naming import (
    ANYONE,
    BODY_FILTER,
    NUMBER,
    PARTY,
    PARTY_FILTER,
    ROUND_FILTER,
    SLUG,
)
from ronda.apps.addresses import path_to
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.published import conclusions_visible_to
from ronda.apps.errors import NotVisible
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import report_shown
from ronda.apps.reports.selectors import visible_to as drafts_visible_to
from ronda.apps.rounds.models import Submission
from ronda.apps.rounds.selectors.published import submissions_visible_to
from ronda.apps.rounds.selectors.replies import reply_at, submission_at
from ronda.apps.rounds.selectors.submitted import SubmittedLine, submission_shown

STATUS_FILTER = Filter("status", r"[a-z0-9_-]{1,40}", "What the body concluded.")


class Answered(model.Record):
    """A question and what was answered to it, as the page of the submission shows it."""

    id: str
    number: str
    question: str
    answer: str


class ReplyShown(model.Reply):
    """A submission with its questions and answers, in order."""

    answers: tuple[Answered, ...]


def _replies(rows: Sequence[Submission]) -> list[model.Reply]:
    return [model.Reply(**_reply(one)) for one in rows]


def _reply(one: Submission) -> dict[str, Any]:
    party = one.reply.party
    body, round, code = party.conduct.round.body.slug, party.conduct.round.number, party.party.code
    return {
        "id": f"{body}.{round}.{code}.{one.number}",
        "body": body,
        "round": round,
        "party": code,
        "number": one.number,
        "reference": one.reference,
        "submitted_at": one.submitted_at,
        "late": one.late,
        "sha256": one.sha256,
        "page": path_to("rounds:submission", body, round, code, one.number),
    }


def reply_shown(id: str) -> ReplyShown:
    """A submission with its answers, where the reply is published; raises NotVisible."""
    body, round, party, number = id.split(".")
    reply = reply_at(ANYONE, body, int(round), party)
    submission = submission_at(reply, int(number))
    shown = submission_shown(ANYONE, reply, submission)
    submission.reply = reply
    lines = (line for chapter in shown.chapters for line in chapter.lines if line.is_asked)
    return ReplyShown(**_reply(submission), answers=tuple(map(_answered, lines)))


def _answered(line: SubmittedLine) -> Answered:
    return Answered(id=line.id, number=line.number, question=line.text, answer=line.answer)


def reports_public() -> QuerySet[Draft]:
    """The published drafts of reports."""
    return drafts_visible_to(ANYONE).select_related("report__round__body", "published_as")


def _reports(rows: Sequence[Draft]) -> list[model.Report]:
    return [_report(one) for one in rows]


def _report(one: Draft) -> model.Report:
    at = (one.report.round.body.slug, one.report.round.number)
    assert one.report.published_on is not None
    return model.Report(
        id=f"{at[0]}.{at[1]}",
        body=at[0],
        round=at[1],
        published_on=one.report.published_on,
        adopted=one.adopted,
        page=path_to("reports:draft", *at, one.number),
    )


def report_at(id: str) -> object:
    """The published report of a round as `ronda-report/1`; raises NotVisible."""
    body, round = id.split(".")
    at = {"report__round__body__slug": body, "report__round__number": int(round)}
    found = reports_public().filter(**at).defer(None).first()
    if found is None:
        raise NotVisible("There is no published report of this round.")
    return report_shown(ANYONE, found)


def _conclusions(rows: Sequence[Assessment]) -> list[model.Conclusion]:
    return [
        model.Conclusion(
            body=one.round.body.slug,
            round=one.round.number,
            party=one.party.code,
            recommendation=one.recommendation,
            code=one.code,
            status=one.status,
            reasons=one.reasons,
            decided_at=one.decided_at,
            page=path_to(
                "assessments:cell",
                one.round.body.slug,
                one.round.number,
                one.party.code,
                one.recommendation,
            ),
        )
        for one in rows
        if one.decided_at is not None
    ]


_OF_ROUND = (BODY_FILTER, ROUND_FILTER)
REPLIES = Collection(
    name="replies",
    title=_("What Parties submitted in reply to questionnaires, once published"),
    record=model.Reply,
    sources=(
        Source(
            partial(submissions_visible_to, ANYONE),
            {
                "body": "reply__party__conduct__round__body__slug",
                "round": "reply__party__conduct__round__number",
                "party": "reply__party__party__code",
            },
        ),
    ),
    told=_replies,
    filters=(*_OF_ROUND, PARTY_FILTER),
    one=reply_shown,
    id_pattern=rf"{SLUG}\.{NUMBER}\.{PARTY}\.{NUMBER}",
)
REPORTS = Collection(
    name="reports",
    title=_("Published implementation reports"),
    record=model.Report,
    sources=(
        Source(
            reports_public,
            {"body": "report__round__body__slug", "round": "report__round__number"},
        ),
    ),
    told=_reports,
    filters=_OF_ROUND,
    one=report_at,
    id_pattern=rf"{SLUG}\.{NUMBER}",
    document="ronda-report/1",
)
CONCLUSIONS = Collection(
    name="conclusions",
    title=_("What bodies concluded of Parties on recommendations, once published"),
    record=model.Conclusion,
    sources=(
        Source(
            partial(conclusions_visible_to, ANYONE),
            {
                "body": "round__body__slug",
                "round": "round__number",
                "party": "party__code",
                "status": "status",
            },
        ),
    ),
    told=_conclusions,
    filters=(*_OF_ROUND, PARTY_FILTER, STATUS_FILTER),
)
