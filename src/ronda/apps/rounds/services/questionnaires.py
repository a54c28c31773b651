"""Drafting a questionnaire, recording its adoption, and correcting it once it is open.

Two things to know. A draft counts its edits: who saves over a newer one than they saw is told, and
nothing is lost. And a correction is the next version: answers keep the wording they answered, and
those affected are told.
"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import Act, act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import demand
from ronda.apps.rounds import opening
from ronda.apps.rounds.happening import conduct_locked
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion, VersionState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.questionnaires import verdict
from ronda.apps.rounds.selectors.versions import (
    questionnaire_of,
    rewritten,
    version_draft,
    version_open,
)
from ronda.apps.rounds.telling import tell_corrected
from ronda.apps.rounds.workflow.questionnaires import way_named
from ronda.apps.wordings import reason_checked
from ronda.questionnaires.model import Questionnaire


def questionnaire_draft_save(
    *, actor: Actor, conduct: Conduct, content: Questionnaire, seen: int | None = None
) -> QuestionnaireVersion:
    """Keep `content` as the draft; `seen` is the count of edits that the person saw, if any.

    Raises Stale with the draft of now where somebody saved meanwhile, NotNow where the version is
    adopted or open already.
    """
    demand(verdict(actor, Can.DRAFT, conduct))
    with act(actor=actor, what=Can.DRAFT, about=(conduct,)) as done:
        locked = conduct_locked(conduct)
        draft = version_draft(locked)
        if draft is None:
            draft = _first_draft(locked, signed_in(actor), content)
        else:
            _check_seen(draft, seen)
            draft.content, draft.edits = as_data(_own(content, draft)), draft.edits + 1
            draft.save(update_fields=["content", "edits"])
        done.concerns(draft)
        done.after = {"version": draft.number, "edits": draft.edits}
    return draft


def questionnaire_adopt(*, actor: Actor, version: QuestionnaireVersion) -> QuestionnaireVersion:
    """Record that the body adopted the draft; raises NotNow with what bars it."""
    return version_move(actor=actor, version=version, name="adopt")


def version_move(
    *, actor: Actor, version: QuestionnaireVersion, name: str, reason: str = ""
) -> QuestionnaireVersion:
    """Go the way called `name`; raises NotNow where a guard bars it or the version is elsewhere."""
    way = way_named(name)
    if way is None or name not in {"adopt", "change-again", "correct"}:
        raise NotValid(_("There is no such way."), "name")
    demand(verdict(actor, way.can, version.conduct, version))
    if way.needs_reason:
        reason = reason_checked(reason)
    with act(actor=actor, what=way.can, about=(version.conduct, version), reason=reason) as done:
        conduct = conduct_locked(version.conduct)
        locked = conduct.versions.select_for_update().get(pk=version.pk)
        if locked.state != way.start:
            sentence = _("The version is “%(state)s” by now: look at it again.")
            raise NotNow(sentence % {"state": locked.get_state_display()})
        if hindrances := way.hindrances(locked):
            raise NotNow(" ".join(hindrances), hindrances)
        done.before, done.after = locked.state, way.end
        if name == "correct":
            _corrected(conduct, locked, signed_in(actor), done)
        else:
            locked.state = VersionState(way.end)
            locked.adopted_at = timezone.now() if name == "adopt" else None
            locked.save(update_fields=["state", "adopted_at"])
    return locked


def correction_begin(*, actor: Actor, conduct: Conduct, reason: str) -> QuestionnaireVersion:
    """A draft of the next version, which asks what the open one asks until it is changed."""
    demand(verdict(actor, Can.CORRECT, conduct))
    reason = reason_checked(reason)
    with act(actor=actor, what=Can.CORRECT, about=(conduct,), reason=reason) as done:
        draft = _next_draft(conduct_locked(conduct), signed_in(actor), reason)
        done.concerns(draft)
        done.after = {"version": draft.number}
    return draft


def correction_discard(*, actor: Actor, version: QuestionnaireVersion, reason: str) -> None:
    """Give up a correction that is not open; what it held stays in the history."""
    demand(verdict(actor, Can.CORRECT, version.conduct, version))
    reason = reason_checked(reason)
    about = (version.conduct, version)
    with act(actor=actor, what=Can.CORRECT, about=about, reason=reason) as done:
        locked = conduct_locked(version.conduct).versions.select_for_update().get(pk=version.pk)
        if locked.number == 1 or locked.state != VersionState.DRAFT:
            raise NotNow(_("Only a correction that is not open yet can be discarded."))
        done.before = {"version": locked.number}
        locked.delete()


def questionnaire_correct(
    *, actor: Actor, conduct: Conduct, content: Questionnaire, reason: str
) -> QuestionnaireVersion:
    """Open `content` as the next version at once, with the reason.

    Raises NotNow where no version is open, a correction is in work, or a guard bars it.
    """
    demand(verdict(actor, Can.CORRECT, conduct))
    reason = reason_checked(reason)
    with act(actor=actor, what=Can.CORRECT, about=(conduct,), reason=reason) as done:
        locked = conduct_locked(conduct)
        draft = _next_draft(locked, signed_in(actor), reason)
        draft.content = as_data(_own(content, draft))
        draft.save(update_fields=["content"])
        way = way_named("correct")
        assert way is not None
        if hindrances := way.hindrances(draft):
            raise NotNow(" ".join(hindrances), hindrances)
        done.concerns(draft)
        _corrected(locked, draft, signed_in(actor), done)
    return draft


def as_data(content: Questionnaire) -> dict[str, Any]:
    """A questionnaire as it is kept: its JSON form."""
    return content.model_dump(mode="json")


def _first_draft(conduct: Conduct, actor: User, content: Questionnaire) -> QuestionnaireVersion:
    if version_open(conduct) is not None:
        raise NotNow(_("The questionnaire is open: begin a correction to change it."))
    draft = QuestionnaireVersion(conduct=conduct, number=1, created_by=actor)
    draft.content = as_data(_own(content, draft))
    draft.save()
    return draft


def _next_draft(conduct: Conduct, actor: User, reason: str) -> QuestionnaireVersion:
    now = version_open(conduct)
    if now is None:
        raise NotNow(_("No version is open yet: change the draft instead."))
    if version_draft(conduct) is not None:
        raise NotNow(_("A correction is in work already: change that one."))
    last = conduct.versions.order_by("-number").first()
    assert last is not None
    draft = QuestionnaireVersion(
        conduct=conduct, number=last.number + 1, reason=reason, created_by=actor
    )
    draft.content = as_data(_own(questionnaire_of(now), draft))
    draft.save()
    return draft


def _own(content: Questionnaire, version: QuestionnaireVersion) -> Questionnaire:
    """`content` as this round's, under the version's number and the id of all its versions."""
    first = version.conduct.versions.order_by("number").first()
    round = version.conduct.round
    mine = {"version": version.number, "body": round.body.slug, "round": round.number}
    if first is not None and first.pk != version.pk:
        mine["id"] = questionnaire_of(first).id
    return content.model_copy(update=mine)


def _check_seen(draft: QuestionnaireVersion, seen: int | None) -> None:
    if draft.state != VersionState.DRAFT:
        raise NotNow(_("The questionnaire is adopted: open it for changes again first."))
    if seen is not None and seen != draft.edits:
        sentence = _("Somebody changed the draft meanwhile: look at what stands there now.")
        raise Stale(sentence, questionnaire_of(draft))


def _corrected(conduct: Conduct, version: QuestionnaireVersion, actor: User, done: Act) -> None:
    """Open the correction in place of the version that is open."""
    before = version_open(conduct)
    assert before is not None
    moved = opening.version_replaced(before, version)
    ids = sorted(rewritten(questionnaire_of(before), questionnaire_of(version)))
    tell_corrected(actor, version)
    done.concerns(before)
    done.after = {"version": version.number, "reworded": ids, "replies": len(moved)}
