"""The questionnaire of a round, in its versions, as the value that `ronda.questionnaires` has.

Two things to know. A version is read once for each text it holds. And an answer is affected by a
correction where what it answered is no longer worded, or no longer asked, as it was.
"""

import json
from functools import lru_cache

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.models import Answer, Conduct, QuestionnaireVersion, Reply, VersionState
from ronda.apps.rounds.permissions.questionnaires import seen_by
from ronda.questionnaires.model import Question, Questionnaire
from ronda.questionnaires.walking import placed


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


def version_open(conduct: Conduct) -> QuestionnaireVersion | None:
    """The version that is answered now; None before the launch."""
    return conduct.versions.filter(state=VersionState.OPEN).first()


def version_draft(conduct: Conduct) -> QuestionnaireVersion | None:
    """The version that is in work or adopted and not yet open."""
    return conduct.versions.filter(state__in=(VersionState.DRAFT, VersionState.ADOPTED)).first()


def questionnaire_of(version: QuestionnaireVersion) -> Questionnaire:
    """What a version asks."""
    return _questionnaire(json.dumps(version.content, ensure_ascii=False))


def faults_of(version: QuestionnaireVersion) -> tuple[str, ...]:
    """What the checks find broken in a version, a sentence each."""
    return faults_in(questionnaire_of(version))


def faults_in(questionnaire: Questionnaire) -> tuple[str, ...]:
    """What the checks find broken in a questionnaire, a sentence each."""
    ids = [one.id for one in placed(questionnaire)]
    return tuple(
        _("The id “%(id)s” stands twice.") % {"id": id}
        for id in sorted(set(ids))
        if ids.count(id) > 1
    )


def rewritten(old: Questionnaire, new: Questionnaire) -> frozenset[str]:
    """The ids of questions that are no longer asked as they were: reworded, or taken out.

    A number that changes, or a question that comes anew, makes no answer wrong.
    """
    now = {one.id: _asked(one.question) for one in placed(new)}
    before = {one.id: _asked(one.question) for one in placed(old)}
    return frozenset(id for id, asked in before.items() if now.get(id) != asked)


def answers_affected(reply: Reply) -> list[Answer]:
    """The answers of a reply that answer another wording than its version has, by question."""
    now, known = questionnaire_of(reply.version), dict[int, frozenset[str]]()
    answers = reply.answers.exclude(version=reply.version_id).select_related("version")
    for answer in answers:
        if answer.version_id not in known:
            known[answer.version_id] = rewritten(questionnaire_of(answer.version), now)
    return [one for one in answers if one.question in known[one.version_id]]


def _asked(question: Question) -> object:
    """What is asked in a question itself, whatever stands below it."""
    return question.text, question.asks, question.condition


@lru_cache(maxsize=64)
def _questionnaire(text: str) -> Questionnaire:
    return Questionnaire.model_validate_json(text)
