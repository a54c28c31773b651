"""What a correction of a questionnaire changed, and whom it concerns.

Two things to know. Questions are told apart by their ids, so that one that moved is the same one.
And which Parties answered what is told to the body only; a Party is told of its own reply.
"""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.rounds.models import QuestionnaireVersion, ReplyState, RoundParty
from ronda.apps.rounds.permissions.rounds import body_of, of_parties
from ronda.apps.rounds.selectors.rounds import parties_of
from ronda.apps.rounds.selectors.versions import (
    questionnaire_of,
    rewritten,
    version_open,
    versions_visible,
)
from ronda.questionnaires.versions import TOUCHES_ANSWERS, Change, ChangeKind
from ronda.questionnaires.versions import changes as changes_between
from ronda.questionnaires.walking import Placed, placed

KINDS: dict[ChangeKind, Promise] = {
    ChangeKind.REWORDED: _("reworded"),
    ChangeKind.ADDED: _("added"),
    ChangeKind.REMOVED: _("taken out"),
    ChangeKind.MOVED: _("moved"),
    ChangeKind.RENUMBERED: _("renumbered"),
    ChangeKind.CONDITION: _("asked after another answer"),
    ChangeKind.ASKS: _("asks for another kind of answer"),
    ChangeKind.AUDIENCE: _("asked of others"),
    ChangeKind.REQUIRED: _("must be answered, or no longer"),
}


@dataclass(frozen=True)
class ChangeLine:
    """All that changed about one question, with its wording before and after."""

    kinds: tuple[Promise, ...]
    before: Placed | None
    after: Placed | None
    touches_answers: bool
    is_reworded: bool


@dataclass(frozen=True)
class Concerned:
    """A Party whose answers a correction touches: how many, and whether it submitted already."""

    party: RoundParty
    count: int
    submitted: bool


def version_before(actor: Actor, version: QuestionnaireVersion) -> QuestionnaireVersion | None:
    """The version before this one, where `actor` may see it."""
    return versions_visible(actor, version.conduct).filter(number=version.number - 1).first()


def change_lines(before: QuestionnaireVersion, after: QuestionnaireVersion) -> list[ChangeLine]:
    """What changed, a line for each question, in the order of the newer one."""
    old, new = questionnaire_of(before), questionnaire_of(after)
    was, now = ({one.id: one for one in placed(q)} for q in (old, new))
    by_question: dict[str, list[Change]] = {}
    for change in changes_between(old, new):
        by_question.setdefault(change.question, []).append(change)
    return [
        ChangeLine(
            tuple(KINDS[one.kind] for one in found),
            was.get(id),
            now.get(id),
            any(one.kind in TOUCHES_ANSWERS for one in found),
            any(one.kind is ChangeKind.REWORDED for one in found),
        )
        for id, found in by_question.items()
    ]


def concerned_by(actor: Actor, draft: QuestionnaireVersion) -> list[Concerned]:
    """The Parties that a correction in work will concern."""
    before = version_open(draft.conduct)
    return concerned(actor, before, draft) if before is not None else []


def concerned(
    actor: Actor, before: QuestionnaireVersion, after: QuestionnaireVersion
) -> list[Concerned]:
    """The Parties that answered what changed, as far as `actor` is told of them."""
    conduct, roles = after.conduct, roles_of(actor)
    ids = rewritten(questionnaire_of(before), questionnaire_of(after))
    touched = Q(reply__answers__question__in=ids, reply__answers__version__number__lt=after.number)
    parties = parties_of(conduct).filter(left_on=None)
    if body_of(conduct) not in roles.bodies:
        parties = parties.filter(party__in=of_parties(roles))
    counted = parties.annotate(touched=Count("reply__answers", filter=touched))
    return [
        Concerned(one, one.touched, one.reply.state == ReplyState.SUBMITTED)
        for one in counted.filter(touched__gt=0).select_related("reply")
    ]
