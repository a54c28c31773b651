"""The questionnaire of a round, in its versions, as the value that `ronda.questionnaires` has.

Two things to know. A version is read once for each text it holds. And an answer is affected by a
correction where what it answered is no longer worded, or no longer asked, as it was.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.models import Answer, Conduct, QuestionnaireVersion, Reply, VersionState
from ronda.apps.rounds.permissions.questionnaires import seen_by
from ronda.questionnaires.faults import Fault
from ronda.questionnaires.model import Audience, Questionnaire
from ronda.questionnaires.rules import questionnaire_faults
from ronda.questionnaires.versions import TOUCHES_ANSWERS, changes
from ronda.questionnaires.walking import Placed, answerable


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

    Which one that is, is asked anew each time; its content is not, as one that is open never
    changes.
    """
    opened = conduct.versions.filter(state=VersionState.OPEN)
    known = conduct.__dict__.get("_version_open")
    now = opened.values_list("pk", flat=True).first() if known is not None else None
    if not isinstance(known, QuestionnaireVersion) or known.pk != now:
        known = opened.first()
        conduct.__dict__["_version_open"] = known
    return known


def version_draft(conduct: Conduct) -> QuestionnaireVersion | None:
    """The version that is in work or adopted and not yet open."""
    return conduct.versions.filter(state__in=(VersionState.DRAFT, VersionState.ADOPTED)).first()


def questionnaire_of(version: QuestionnaireVersion) -> Questionnaire:
    """What a version asks."""
    return _questionnaire(_text(version))


def asked_in(version: QuestionnaireVersion) -> Mapping[str, Placed]:
    """All that a Party can answer of a version, by the id of its question, in order."""
    return _asked(_text(version))


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


def _text(version: QuestionnaireVersion) -> str:
    return json.dumps(version.content, ensure_ascii=False)


@lru_cache(maxsize=64)
def _questionnaire(text: str) -> Questionnaire:
    return Questionnaire.model_validate_json(text)


@lru_cache(maxsize=64)
def _asked(text: str) -> Mapping[str, Placed]:
    return MappingProxyType(
        {one.id: one for one in answerable(_questionnaire(text), Audience.PARTY)}
    )
