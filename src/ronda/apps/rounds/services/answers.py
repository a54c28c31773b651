"""Answers: saved one by one or a chapter at once, confirmed, merged; chapters called ready.

Two things to know. Who saves says which revision they saw: over a newer one their text is kept as a
rival, and nothing is overwritten. And an answer is saved whatever the day: a deadline that passed
makes a submission late, it never throws a text away.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.kept_queries import Blank, KeptQuery
from ronda.apps.policy import demand
from ronda.apps.rivals import rival_kept, rival_settled, rival_waiting
from ronda.apps.rounds.limits import said_too_long
from ronda.apps.rounds.models import (
    Answer,
    ChapterMark,
    QuestionnaireVersion,
    Reply,
    ReplyState,
    Rival,
)
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.saying import fault_said
from ronda.apps.rounds.selectors.answers import draft_of, kept_value
from ronda.apps.rounds.selectors.replies import version_of
from ronda.apps.rounds.selectors.versions import asked_in
from ronda.questionnaires.answers import AnswerValue, NoInformation
from ronda.questionnaires.checking import value_faults

_LOCKED = KeptQuery(
    lambda: (
        Reply.objects.filter(pk=Blank("key"))
        .select_for_update(of=("self",))
        .select_related("party")
        .order_by()
    )
)


@dataclass(frozen=True)
class Given:
    """What somebody answers to a question: None takes the answer out; `seen` is the revision."""

    question: str
    value: AnswerValue | None
    seen: int = 0


@dataclass(frozen=True)
class Saved:
    """An answer after saving; `rival` is what was kept beside it where it had changed meanwhile."""

    answer: Answer
    rival: Rival | None = None
    changed: bool = True


def answer_save(
    *, actor: Actor, reply: Reply, question: str, value: AnswerValue | None, seen: int
) -> Saved:
    """Save one answer; `seen` is the revision that its writer saw, 0 where there was none.

    Over a newer revision the text is kept as a rival, to be merged by a person. Raises NotValid for
    an answer that does not fit its question, NotNow where the reply is submitted.
    """
    [saved] = answers_save(actor=actor, reply=reply, given=[Given(question, value, seen)])
    return saved


def answers_save(*, actor: Actor, reply: Reply, given: Iterable[Given]) -> list[Saved]:
    """Save several answers in one transaction, as `answer_save` does one."""
    demand(reply_verdict(actor, Can.ANSWER, reply))
    person = signed_in(actor)
    with act(actor=actor, what=Can.ANSWER, about=(reply,)) as done:
        locked = locked_open(reply)
        version = version_of(locked)
        wanted = [check_value(version, one) for one in given]
        saved = _saved(person, locked, version, wanted)
        if any(one.changed for one in saved):
            begin(locked)
        done.concerns(*(one.answer for one in saved))
        done.after = {one.answer.question: _told(one) for one in saved}
    return saved


def answer_confirm(*, actor: Actor, reply: Reply, question: str, seen: int) -> Answer:
    """Say that an answer still holds: for the wording as it is now, and for this round.

    Raises Stale where the answer has changed since it was seen.
    """
    demand(reply_verdict(actor, Can.ANSWER, reply))
    with act(actor=actor, what=Can.ANSWER, about=(reply,), reason=_("It still holds.")) as done:
        locked = locked_open(reply)
        row = _existing(locked, question)
        if row.revision != seen:
            raise Stale(_("This answer has changed since: read it again."), row)
        row.version, row.prefilled_from = version_of(locked), None
        _keep(signed_in(actor), row)
        begin(locked)
        done.concerns(row)
    return row


def rival_settle(
    *, actor: Actor, rival: Rival, value: AnswerValue | None, seen: int, drop: bool = False
) -> Answer:
    """Merge a rival text: `value` becomes the answer; with `drop` the answer stays as it is.

    Raises Stale where the answer changed again since it was seen, NotNow where the rival was
    settled before.
    """
    reply = rival.answer.reply
    demand(reply_verdict(actor, Can.ANSWER, reply))
    person = signed_in(actor)
    with act(actor=actor, what=Can.ANSWER, about=(reply, rival.answer)) as done:
        locked = locked_open(reply)
        one = rival_waiting(rival)
        row = _existing(locked, rival.answer.question)
        if row.revision != seen:
            raise Stale(_("The answer has changed again: compare the texts once more."), row)
        if not drop:
            version = version_of(locked)
            check_value(version, Given(row.question, value, seen))
            row.value, row.version, row.prefilled_from = kept_value(value), version, None
            _keep(person, row)
        rival_settled(one, person, drop=drop)
        done.concerns(one)
        done.after = one.state
    return row


def chapter_mark(*, actor: Actor, reply: Reply, chapter: str, ready: bool) -> None:
    """Call a chapter ready, or take that back; raises NotNow while something in it is missing."""
    demand(reply_verdict(actor, Can.ANSWER, reply))
    with act(actor=actor, what=Can.ANSWER, about=(reply,)) as done:
        locked = locked_open(reply)
        fill = next((one for one in draft_of(locked).chapters if one.chapter == chapter), None)
        if fill is None:
            raise NotValid(_("There is no such chapter in the questionnaire."), "chapter")
        if ready and not fill.may_be_ready:
            raise NotNow(_("Something in this chapter is still missing or wrong."))
        if ready:
            ChapterMark.objects.get_or_create(
                reply=locked, chapter=chapter, defaults={"marked_by": signed_in(actor)}
            )
        else:
            ChapterMark.objects.filter(reply=locked, chapter=chapter).delete()
        done.after = {"chapter": chapter, "ready": ready}


def locked_open(reply: Reply) -> Reply:
    """The reply, which nobody else changes until the transaction ends.

    Raises NotNow if it is submitted, or if the Party has left since it was loaded. What was loaded
    of the round and the Party comes along.
    """
    [locked] = _LOCKED(key=reply.pk)
    if locked.party.left_on is not None:
        raise NotNow(_("The Party has left this round: its reply can be read, not changed."))
    if locked.state == ReplyState.SUBMITTED:
        raise NotNow(
            _(
                "This reply was submitted meanwhile and is closed. What you wrote is still in the"
                " form: copy it, then ask that the reply be opened again."
            )
        )
    locked.party = reply.party
    return locked


def check_value(version: QuestionnaireVersion, given: Given) -> Given:
    """The same, if it fits its question; raises NotValid with the sentence where it does not."""
    place = asked_in(version).get(given.question)
    if place is None:
        raise NotValid(_("The questionnaire does not have this question any more."), given.question)
    if given.value is None:
        return given
    if sentence := said_too_long(_length(given.value)):
        raise NotValid(sentence, given.question)
    for fault in value_faults(place, given.value):
        raise NotValid(fault_said(fault), given.question)
    return given


def _length(value: AnswerValue) -> int:
    text = value.reason if isinstance(value, NoInformation) else getattr(value, "text", "")
    return len(text)


def _saved(
    person: User, reply: Reply, version: QuestionnaireVersion, wanted: list[Given]
) -> list[Saved]:
    """What became of each; questions that were not answered before are written at once."""
    asked = [one.question for one in wanted]
    known = {row.question: row for row in Answer.objects.filter(reply=reply, question__in=asked)}
    fresh: dict[str, Answer] = {}
    saved = []
    for one in wanted:
        if one.question in fresh:
            # It is given twice: the second is told beside what the first left.
            known |= _added(fresh)
        row = known.get(one.question)
        if row is not None:
            saved.append(_save(person, row, version, one))
            continue
        made = Answer(reply=reply, question=one.question, revision=0)
        says = bool(one.value is not None or one.seen)
        if says:
            made.value, made.version, made.changed_by = kept_value(one.value), version, person
            made.revision, fresh[one.question] = 1, made
        saved.append(Saved(made, changed=says))
    _added(fresh)
    return saved


def _added(fresh: dict[str, Answer]) -> dict[str, Answer]:
    """Write the new answers, and begin anew."""
    made = {row.question: row for row in Answer.objects.bulk_create(fresh.values())}
    fresh.clear()
    return made


def _save(person: User, row: Answer, version: QuestionnaireVersion, given: Given) -> Saved:
    kept = kept_value(given.value)
    if row.value == kept:
        return Saved(row, changed=False)
    if row.revision != given.seen:
        beside = Rival.objects.filter(answer=row)
        told: dict[str, object] = {"answer": row, "value": kept}
        return Saved(row, rival_kept(beside, person, given.seen, told))
    row.value, row.version, row.prefilled_from = kept, version, None
    _keep(person, row)
    return Saved(row)


def _keep(person: User, row: Answer) -> None:
    row.revision += 1
    row.changed_by = person
    row.save()


def begin(reply: Reply) -> None:
    """The reply is under way from its first answer on; part of the transaction that saves it."""
    if reply.state == ReplyState.UNDER_WAY:
        return
    reply.state = ReplyState.UNDER_WAY
    reply.opened_at = reply.opened_at or timezone.now()
    reply.save(update_fields=["state", "opened_at"])


def _existing(reply: Reply, question: str) -> Answer:
    row = Answer.objects.filter(reply=reply, question=question).first()
    if row is None:
        raise NotValid(_("There is no answer to this question yet."), question)
    return row


def _told(saved: Saved) -> str:
    if saved.rival is not None:
        return f"rival:{saved.rival.pk}"
    return f"revision:{saved.answer.revision}"
