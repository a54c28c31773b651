"""Replies compiled by question as a Word file: of one question, or of all.

Two things to know. It holds what the page holds: of what was submitted, the replies that the reader
may see. And a reply to an earlier version is carried over to the present one, with the wording that
it answered where that has changed.
"""

from json import dumps
from typing import Any

from django.db.models import JSONField
from django.db.models.fields.json import KeyTransform
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.permissions.boards import demand_shown
from ronda.apps.rounds.selectors.compilations import latest_seen, questionnaire_asked
from ronda.apps.rounds.selectors.versions import questionnaire_of
from ronda.questionnaires.answers import Answers
from ronda.questionnaires.compiling import compiled
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.versions import carried_over
from ronda.questionnaires.writing.compilation_to_docx import compilation_docx


def compilation_file(actor: Actor, conduct: Conduct, question: str = "") -> bytes:
    """The compilation of a question, or of all; raises NotVisible for one that is not asked."""
    demand_shown(actor, conduct)
    now = questionnaire_asked(conduct)
    parties = conduct.parties.order_by("party__name").values_list("party__code", flat=True)
    found = compiled(
        now,
        _replies(actor, conduct, now),
        list(parties),
        questions=[question] if question else None,
    )
    if not found:
        raise NotVisible(_("The questionnaire has no such question."))
    return compilation_docx(now, found, as_at=timezone.localdate())


def _replies(actor: Actor, conduct: Conduct, now: Questionnaire) -> list[Answers]:
    told = KeyTransform("answers", "content", output_field=JSONField())
    rows: list[dict[str, Any]] = list(
        latest_seen(actor, conduct).annotate(told=told).values_list("told", flat=True)
    )
    replies = [Answers.model_validate_json(dumps(row)) for row in rows]
    earlier = {one.version for one in replies} - {now.version}
    versions = conduct.versions.filter(number__in=earlier)
    known = {one.number: questionnaire_of(one) for one in versions}
    return [
        one if one.version == now.version else carried_over(one, known[one.version], now).answers
        for one in replies
    ]
