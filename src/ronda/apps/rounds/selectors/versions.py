"""The questionnaire of a round, in its versions, as the value that `ronda.questionnaires` has.

Two things to know. A version that was opened is read once by each process, as it never changes; a
draft is read once for each text it holds. And an answer is affected by a correction where what it
answered is no longer worded, or no longer asked, as it was.
"""

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.kept_queries import Blank, KeptQuery
from ronda.apps.rounds.models import Answer, Conduct, QuestionnaireVersion, Reply, VersionState
from ronda.apps.rounds.permissions.questionnaires import seen_by
from ronda.questionnaires.faults import Fault
from ronda.questionnaires.model import Audience, Questionnaire
from ronda.questionnaires.rules import questionnaire_faults
from ronda.questionnaires.versions import TOUCHES_ANSWERS, changes
from ronda.questionnaires.walking import Placed, answerable

_OPEN = KeptQuery(
    lambda: (
        QuestionnaireVersion.objects.filter(conduct=Blank("conduct"), state=VersionState.OPEN)
        .defer("content")
        .order_by()
    )
)


def versions_visible(actor: Actor, conduct: Conduct) -> QuerySet[QuestionnaireVersion]:
    """The versions of a round's questionnaire that `actor` may see, newest first."""
    found = QuestionnaireVersion.objects.filter(seen_by(actor), conduct=conduct)
    return found.select_related("conduct__round__body").order_by("-number")


def version_visible(actor: Actor, conduct: Conduct, number: int) -> QuestionnaireVersion:
    """The version of this number; raises NotVisible."""
    found = versions_visible(actor, conduct).filter(number=number).first()
    if found is None:
        raise NotVisible(_("There is no such version."))
    return found


def version_shown(actor: Actor, conduct: Conduct) -> QuestionnaireVersion | None:
    """The version that a page shows at first: the open one, else the newest that is seen."""
    found = list(versions_visible(actor, conduct))
    opened = (one for one in found if one.state == VersionState.OPEN)
    return next(opened, found[0] if found else None)


def version_open(conduct: Conduct) -> QuestionnaireVersion | None:
    """The version that is answered now; None before the launch.

    Which one that is, is asked anew each time. Its content comes when it is read for the first time
    in this process.
    """
    return next(iter(_OPEN(conduct=conduct.pk)), None)


def version_draft(conduct: Conduct) -> QuestionnaireVersion | None:
    """The version that is in work or adopted and not yet open."""
    return conduct.versions.filter(state__in=(VersionState.DRAFT, VersionState.ADOPTED)).first()


def questionnaire_of(version: QuestionnaireVersion) -> Questionnaire:
    """What a version asks."""
    return _questionnaire(_Content.of(version))


def asked_in(version: QuestionnaireVersion) -> Mapping[str, Placed]:
    """All that a Party can answer of a version, by the id of its question, in order."""
    return _asked(_Content.of(version))


def faults_of(version: QuestionnaireVersion) -> tuple[Fault, ...]:
    """What the checks find broken in a version."""
    return questionnaire_faults(questionnaire_of(version))


def rewritten(old: Questionnaire, new: Questionnaire) -> frozenset[str]:
    """The ids of questions after whose change somebody should look at an answer again."""
    return frozenset(one.question for one in changes(old, new) if one.kind in TOUCHES_ANSWERS)


def answers_affected(reply: Reply) -> list[Answer]:
    """The answers of a reply that answer another wording than its version has, by question."""
    now, known = questionnaire_of(reply.version), dict[int, frozenset[str]]()
    answers = reply.answers.exclude(version=reply.version_id).select_related("version")
    for answer in answers:
        if answer.version_id not in known:
            known[answer.version_id] = rewritten(questionnaire_of(answer.version), now)
    return [one for one in answers if one.question in known[one.version_id]]


@dataclass(frozen=True)
class _Content:
    """What a version holds, told apart by what it cannot change without."""

    known_by: Hashable
    version: QuestionnaireVersion = field(compare=False)

    @classmethod
    def of(cls, version: QuestionnaireVersion) -> "_Content":
        if version.opened_at is not None:
            return cls((version.pk, version.opened_at), version)
        return cls(json.dumps(version.content, ensure_ascii=False), version)


@lru_cache(maxsize=64)
def _questionnaire(content: _Content) -> Questionnaire:
    # As JSON, in which lists stand for what are tuples here.
    return Questionnaire.model_validate_json(json.dumps(content.version.content))


@lru_cache(maxsize=64)
def _asked(content: _Content) -> Mapping[str, Placed]:
    return MappingProxyType(
        {one.id: one for one in answerable(_questionnaire(content), Audience.PARTY)}
    )
