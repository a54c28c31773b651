"""The Party's comments on its draft factsheet, and the secretariat's answers.

Two things to know. A comment is on a place of an edition that the Party was given and that is not
published. And an answer can be given anew until the edition is published, so that a correction made
later can be named.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.compliance.models import Correction, Edition
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.follow_ups.models import DraftAnswer, DraftComment
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.drafts import verdict
from ronda.apps.follow_ups.selectors.drafts_given import corrections_of, draft_given, spots_of
from ronda.apps.follow_ups.telling import tell_of_draft
from ronda.apps.policy import demand
from ronda.apps.rounds.models import RoundParty
from ronda.questionnaires.answers import typed

LONGEST_COMMENT = 20_000


def draft_comment_make(
    *, actor: Actor, party: RoundParty, edition: Edition, place: str, text: str
) -> DraftComment:
    """Comment on a place of the draft ("" for the whole); raises NotNow once it is published."""
    demand(verdict(actor, Can.COMMENT_ON_DRAFT, party))
    said = _said(text, "text")
    with act(actor=actor, what=Can.COMMENT_ON_DRAFT, about=(party,)) as done:
        if draft_given(party, edition.pk) is None:
            raise NotNow(_("This edition is no draft that your Party may comment on any more."))
        spots = {one.place: one.text for one in spots_of(edition)}
        if place and place not in spots:
            raise NotValid(_("The factsheet does not have this place."), "place")
        made = DraftComment.objects.create(
            party=party,
            edition=edition,
            place=place,
            quoted=spots.get(place, ""),
            text=said,
            made_by=signed_in(actor),
        )
        done.concerns(made)
        tell_of_draft(actor, made)
    return made


def draft_comment_answer(
    *,
    actor: Actor,
    comment: DraftComment,
    taken: bool,
    reason: str,
    correction: Correction | None = None,
) -> DraftComment:
    """Say whether it is taken, and why; `correction` is the one that was made because of it."""
    demand(verdict(actor, Can.ANSWER_DRAFT_COMMENT, comment.party))
    why = _said(reason, "reason")
    if correction is not None and not taken:
        raise NotValid(_("Only a comment that is taken leads to a correction."), "correction")
    with act(actor=actor, what=Can.ANSWER_DRAFT_COMMENT, about=(comment.party, comment)) as done:
        locked = DraftComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
        locked.party = comment.party
        if correction is not None and correction not in corrections_of(locked):
            raise NotValid(_("This correction is of another factsheet."), "correction")
        done.before = locked.answer
        locked.answer = DraftAnswer.TAKEN if taken else DraftAnswer.NOT_TAKEN
        locked.reason, locked.correction = why, correction
        locked.answered_by, locked.answered_at = signed_in(actor), timezone.now()
        locked.save()
        done.after = locked.answer
        tell_of_draft(actor, locked)
    return locked


def _said(text: str, field: str) -> str:
    said = typed(text).strip()
    if not said:
        raise NotValid(_("Write at least a sentence."), field)
    if len(said) > LONGEST_COMMENT:
        raise NotValid(_("This is too long: shorten it."), field)
    return said
