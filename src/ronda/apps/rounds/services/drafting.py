"""Changing a draft piece by piece: its cover, a chapter, a question, their order.

Two things to know. Two people may change two questions at once, and both hold; who changes the same
one as another did meanwhile is told, with what stands there now. And each change is one edit of the
draft, under its lock.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import demand
from ronda.apps.rounds import drafting
from ronda.apps.rounds.happening import conduct_locked
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion, VersionState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.questionnaires import verdict
from ronda.apps.rounds.selectors.versions import questionnaire_of, version_draft
from ronda.apps.rounds.services.questionnaires import as_data
from ronda.procedure.stated import Wording
from ronda.questionnaires.model import Chapter, Question, Questionnaire
from ronda.questionnaires.numbering import NoSuchPlace
from ronda.questionnaires.walking import Standing, placed

Change = Callable[[Questionnaire], Questionnaire]


def cover_save(
    *, actor: Actor, conduct: Conduct, title: Wording, introduction: Wording | None, seen: str
) -> QuestionnaireVersion:
    """The title and the introduction of the whole; `seen` as `drafting.seen_as` tells it."""

    def change(now: Questionnaire) -> Questionnaire:
        _check(now, seen)
        return now.model_copy(update={"title": title, "introduction": introduction})

    return _changed(actor, conduct, "cover", change)


def chapter_save(
    *, actor: Actor, conduct: Conduct, chapter: Chapter, seen: str = ""
) -> QuestionnaireVersion:
    """A chapter as `chapter` has it; a new one where `seen` is empty."""

    def change(now: Questionnaire) -> Questionnaire:
        if seen:
            _check(drafting.chapter_of(now, chapter.id), seen)
        else:
            _check_new(now, chapter.id)
        return drafting.with_chapter(now, chapter)

    return _changed(actor, conduct, chapter.id, change)


def question_save(
    *, actor: Actor, conduct: Conduct, question: Question, seen: str
) -> QuestionnaireVersion:
    """A question as `question` has it; what stands below it stays."""

    def change(now: Questionnaire) -> Questionnaire:
        _check(drafting.place_of(now, question.id).question, seen)
        return drafting.with_question(now, question)

    return _changed(actor, conduct, question.id, change)


def question_add(
    *, actor: Actor, conduct: Conduct, question: Question, within: str, standing: Standing
) -> QuestionnaireVersion:
    """A new question, item or prompt, the last within a chapter or a question."""

    def change(now: Questionnaire) -> Questionnaire:
        _check_new(now, question.id)
        return drafting.with_question_added(now, question, within, standing)

    return _changed(actor, conduct, question.id, change)


def place_shift(*, actor: Actor, conduct: Conduct, id: str, by: int) -> QuestionnaireVersion:
    """A question or a chapter one place up (-1) or down (1)."""

    def change(now: Questionnaire) -> Questionnaire:
        if any(one.id == id for one in now.chapters):
            return drafting.with_chapter_shifted(now, id, by)
        return drafting.with_question_shifted(now, id, by)

    return _changed(actor, conduct, id, change)


def place_remove(*, actor: Actor, conduct: Conduct, id: str) -> QuestionnaireVersion:
    """Take out a question or a chapter; raises NotNow while something stands in it."""

    def change(now: Questionnaire) -> Questionnaire:
        if any(id in {*one.above, one.chapter.id} for one in placed(now)):
            raise NotNow(_("Something stands in it: take that out first."))
        return drafting.without(now, id)

    return _changed(actor, conduct, id, change)


def _changed(actor: Actor, conduct: Conduct, place: str, change: Change) -> QuestionnaireVersion:
    demand(verdict(actor, Can.DRAFT, conduct))
    with act(actor=actor, what=Can.DRAFT, about=(conduct,)) as done:
        draft = version_draft(conduct_locked(conduct))
        if draft is None:
            raise NotNow(_("There is no draft: start one, or begin a correction."))
        if draft.state != VersionState.DRAFT:
            raise NotNow(_("The questionnaire is adopted: open it for changes again first."))
        try:
            changed = change(questionnaire_of(draft))
        except NoSuchPlace as error:
            raise NotNow(_("It is no longer there: somebody took it out meanwhile.")) from error
        draft.content, draft.edits = as_data(changed), draft.edits + 1
        draft.save(update_fields=["content", "edits"])
        done.concerns(draft)
        done.after = {"version": draft.number, "edits": draft.edits, "place": place}
    return draft


def _check(now: Questionnaire | Chapter | Question, seen: str) -> None:
    if drafting.seen_as(now) != seen:
        raise Stale(_("Somebody changed this meanwhile: look at what stands there now."), now)


def _check_new(now: Questionnaire, id: str) -> None:
    taken = {one.id for one in now.chapters} | {one.id for one in placed(now)}
    if id in taken:
        raise NotValid(_("This id stands already: choose another."), "id")
