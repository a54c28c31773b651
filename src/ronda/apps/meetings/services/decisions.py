"""Recording what a meeting decided, and that a decision is taken back.

Two things to know. A decision is recorded in a meeting that is under way and gets the next number
of that meeting, given once: the meeting is locked meanwhile. And an app that is decided about calls
this inside its own transaction, so that the decision and what follows of it are kept together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Model
from django.utils import translation
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import Act, act, key_of
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.meetings.models import (
    AgendaItem,
    Decision,
    DecisionAbout,
    Meeting,
    MeetingState,
    Outcome,
)
from ronda.apps.meetings.permissions import Can, verdict
from ronda.apps.meetings.selectors import open_meeting, stands
from ronda.apps.meetings.selectors.meetings import languages_of
from ronda.apps.meetings.selectors.presence import count_of
from ronda.apps.meetings.services.meetings import meeting_locked
from ronda.apps.policy import demand
from ronda.apps.treaties.selectors import body_named
from ronda.apps.wordings import reason_checked, texts_checked

LONGEST_TEXT = 5_000
LONGEST_CODE = 60
MOST_RECORDS = 2_000


@dataclass(frozen=True)
class Votes:
    """How a vote went."""

    in_favour: int
    against: int
    abstained: int


def decision_record(  # noqa: PLR0913 — each is said by name
    *,
    actor: Actor,
    meeting: Meeting,
    what: str,
    texts: Mapping[str, str],
    about: Iterable[Model],
    item: AgendaItem | None = None,
    outcome: Outcome = Outcome.CONSENSUS,
    votes: Votes | None = None,
    reason: str = "",
) -> Decision:
    """Record a decision on one record or a block of them, or on none.

    `what` is a code of the app that is decided about ("assessment.status"), `texts` the decision in
    each of the body's languages. Without `item` it belongs to the point of the agenda that is about
    one of the records. Raises NotNow where the meeting is not under way, or has no quorum for a
    vote; NotValid for texts or votes that do not fit.
    """
    demand(verdict(actor, Can.DECIDE, meeting))
    records = tuple(about)
    with act(actor=actor, what=Can.DECIDE, about=(meeting,), reason=reason) as done:
        locked = _under_way(meeting)
        made = _made(
            signed_in(actor),
            locked,
            [key_of(one) for one in records],
            Decision(
                item=item,
                what=_code(what),
                texts=_texts(locked, texts),
                outcome=outcome,
                reason=reason.strip(),
                **_figures(locked, outcome, votes),
            ),
        )
        _told(done, made, records)
    return made


def decision_take_back(*, actor: Actor, decision: Decision, reason: str) -> Decision:
    """Record in the meeting that is under way that an earlier decision is taken back.

    That is a decision of its own, on the same records. Raises NotNow where no meeting of the body
    is under way, or the decision does not stand.
    """
    demand(verdict(actor, Can.TAKE_BACK, decision.meeting))
    reason = reason_checked(reason)
    with act(actor=actor, what=Can.TAKE_BACK, about=(decision,), reason=reason) as done:
        meeting = open_meeting(decision.meeting.body)
        if meeting is None:
            raise NotNow(_("No meeting of this body is under way: only a meeting decides."))
        locked = _under_way(meeting)
        if not stands(decision):
            raise NotNow(_("This decision does not stand: it was taken back already."))
        keys = list(decision.about.order_by("pk").values_list("key", flat=True))
        made = _made(
            signed_in(actor),
            locked,
            keys,
            Decision(
                what=decision.what,
                texts=_taking_back(decision),
                takes_back=decision,
                reason=reason,
            ),
        )
        _told(done, made, ())
    return made


def _under_way(meeting: Meeting) -> Meeting:
    """The meeting, locked; the lock also keeps two decisions from getting one number."""
    locked = meeting_locked(meeting)
    if locked.state != MeetingState.OPEN:
        raise NotNow(
            _("This meeting is not under way: it decides only between opening and closing.")
        )
    return locked


def _made(actor: User, meeting: Meeting, keys: list[str], decision: Decision) -> Decision:
    if len(keys) > MOST_RECORDS:
        sentence = _("A decision is about %(count)d records at most: decide in smaller blocks.")
        raise NotValid(sentence % {"count": MOST_RECORDS}, "about")
    last = meeting.decisions.aggregate(last=Max("number"))["last"] or 0
    decision.meeting, decision.number, decision.recorded_by = meeting, last + 1, actor
    decision.item = _item(meeting, keys, decision.item)
    decision.save()
    DecisionAbout.objects.bulk_create(
        DecisionAbout(decision=decision, key=key) for key in dict.fromkeys(keys)
    )
    return decision


def _item(meeting: Meeting, keys: list[str], item: AgendaItem | None) -> AgendaItem | None:
    if item is None:
        return meeting.agenda.filter(removed_at=None, about__in=keys).exclude(about="").first()
    if item.meeting_id != meeting.pk or item.removed_at is not None:
        raise NotValid(_("This is not on the agenda of the meeting."), "item")
    return item


def _texts(meeting: Meeting, texts: Mapping[str, str]) -> dict[str, str]:
    return texts_checked(texts, languages_of(meeting.body), "texts", LONGEST_TEXT)


def _code(what: str) -> str:
    if not what or len(what) > LONGEST_CODE:
        raise NotValid(_("A decision needs a code that says what was decided."), "what")
    return what


def _figures(meeting: Meeting, outcome: Outcome, votes: Votes | None) -> dict[str, int]:
    if (outcome is Outcome.VOTE) != (votes is not None):
        raise NotValid(_("A vote has its three figures, and only a vote has."), "votes")
    if votes is None:
        return {}
    figures = {
        "in_favour": votes.in_favour,
        "against": votes.against,
        "abstained": votes.abstained,
    }
    if min(figures.values()) < 0 or not any(figures.values()):
        raise NotValid(_("The votes are counted from nought up, and somebody voted."), "votes")
    _check_voters(meeting, sum(figures.values()))
    return figures


def _check_voters(meeting: Meeting, cast: int) -> None:
    """A vote needs the quorum of the body's rules, and each Party present has one vote."""
    count = count_of(meeting)
    if not count.quorum:
        sentence = _("There is no quorum for a vote: %(present)d of %(all)d Parties are present.")
        raise NotNow(sentence % {"present": count.parties, "all": count.entitled})
    if cast > count.parties:
        sentence = _("%(cast)d votes are more than the %(present)d Parties that are present.")
        raise NotValid(sentence % {"cast": cast, "present": count.parties}, "votes")


def _taking_back(decision: Decision) -> dict[str, str]:
    """The text of a decision that takes another one back, in each language it was taken in."""
    texts = {}
    for tag in decision.texts:
        with translation.override(tag):
            sentence = _("Decision %(number)d of meeting %(meeting)d of %(body)s is taken back.")
            texts[tag] = sentence % {
                "number": decision.number,
                "meeting": decision.meeting.number,
                "body": body_named(decision.meeting.body),
            }
    return texts


def _told(done: Act, decision: Decision, records: Iterable[Model]) -> None:
    done.concerns(decision, *records)
    done.after = {"number": decision.number, "what": decision.what, "outcome": decision.outcome}
