"""Submitted replies laid down for tests, many at once, without a PDF."""

import hashlib
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Conduct, Reply, ReplyState, Submission
from ronda.apps.rounds.selectors.versions import questionnaire_of
from ronda.questionnaires.answers import Answers
from tests.questionnaires.invented import complete


def lay_down(
    conduct: Conduct, by: User, codes: Iterable[str] | None = None, answers: Answers | None = None
) -> list[Submission]:
    """A submission of each Party's reply, or of those with these codes, in the words given."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    replies = Reply.objects.filter(party__conduct=conduct).select_related("party__party", "version")
    if codes is not None:
        replies = replies.filter(party__party__code__in=codes)
    made = [_made(reply, by, answers or complete()) for reply in replies]
    Submission.objects.bulk_create(made)
    now = timezone.now()
    replies.update(state=ReplyState.SUBMITTED, submitted_at=now, opened_at=now)
    return made


def _made(reply: Reply, by: User, answers: Answers) -> Submission:
    code = reply.party.party.code
    content: dict[str, Any] = {
        "format": "ronda-submission/1",
        "questionnaire": questionnaire_of(reply.version).model_dump(mode="json"),
        "answers": answers.model_copy(update={"party": code}).model_dump(mode="json"),
        "receipt": {"answers": len(answers.answers)},
        "gaps": [],
        "files": [],
    }
    number = reply.submissions.count() + 1
    return Submission(
        reply=reply,
        number=number,
        reference=f"{code}-R{reply.party.conduct_id}-2026-{number:04d}",
        sha256=hashlib.sha256(code.encode()).hexdigest(),
        content=content,
        key=uuid4(),
        submitted_by=by,
    )
