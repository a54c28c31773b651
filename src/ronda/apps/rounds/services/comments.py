"""Comments and contributions: written, submitted, admitted, transmitted, withdrawn.

Two things to know. The secretariat admits by form alone and never changes what somebody said; that
there is a draft stands in its own story, not in the round's, which the secretariat reads. And
nothing becomes public that the Parties concerned were not given at the latest at that moment.
"""

from dataclasses import dataclass

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Organisation, User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import demand, refused
from ronda.apps.rounds import comment_news as news
from ronda.apps.rounds.commenting import Said, check, speaks_as
from ronda.apps.rounds.models import (
    Comment,
    CommentParty,
    CommentState,
    Conduct,
    OpenTo,
    RoundParty,
)
from ronda.apps.rounds.permissions import comments as permissions
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.selectors.comments import organisations_speaking, transmission_event
from ronda.apps.rounds.selectors.procedures import happened
from ronda.apps.rounds.selectors.windows import window_of
from ronda.apps.rounds.services.events import event_record
from ronda.apps.rounds.workflow.comments import comment_way
from ronda.apps.sources.models import Purpose, Source
from ronda.apps.sources.services import source_receive
from ronda.procedure.publicity import Publicity


@dataclass(frozen=True)
class Transmitted:
    """What was transmitted to a Party, and the event that this was, where the rules know one."""

    comments: tuple[Comment, ...]
    event: str


def comment_begin(
    *, actor: Actor, conduct: Conduct, organisation: Organisation, said: Said
) -> Comment:
    """Keep a draft, in the name of an organisation that the person serves."""
    demand(permissions.verdict(actor, Can.COMMENT, conduct=conduct))
    if organisation not in organisations_speaking(actor, conduct):
        demand(refused(_("Only people of this organisation may do this.")))
    check(said, organisation, conduct)
    with act(actor=actor, what=Can.COMMENT) as done:
        comment = Comment.objects.create(
            conduct=conduct,
            organisation=organisation,
            author=speaks_as(organisation),
            created_by=signed_in(actor),
            **said.fields,
        )
        _keep_beside(actor, comment, said)
        done.concerns(comment)
    return comment


def comment_save(*, actor: Actor, comment: Comment, seen: int, said: Said) -> Comment:
    """Save a draft; raises Stale, with the draft as it stands, where somebody saved it since.

    `seen` is the version that the person had before them.
    """
    demand(permissions.verdict(actor, Can.COMMENT, comment))
    check(said, comment.organisation, comment.conduct)
    with act(actor=actor, what=Can.COMMENT, about=(comment,)):
        locked = _locked(comment)
        if locked.state != CommentState.DRAFT:
            raise NotNow(_("It was submitted and cannot be changed any more."))
        _check_seen(locked, seen)
        for name, value in said.fields.items():
            setattr(locked, name, value)
        locked.version += 1
        _keep_beside(actor, locked, said)
        locked.save()
    return locked


def comment_move(
    *, actor: Actor, comment: Comment, name: str, reason: str = "", seen: int | None = None
) -> Comment:
    """Go one of the ways of `workflow.comments`; raises NotNow where a guard bars it."""
    way = comment_way(comment, name)
    if way is None:
        raise NotNow(_("This has been done meanwhile, or cannot be done any more."))
    demand(permissions.verdict(actor, way.can, comment))
    if way.needs_reason and not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    with act(actor=actor, what=f"comment.{way.name}", about=(comment,), reason=reason) as done:
        locked = _locked(comment)
        if locked.state != way.start:
            raise NotNow(_("This has been done meanwhile, or cannot be done any more."))
        _check_seen(locked, locked.version if seen is None else seen)
        if hindrances := way.hindrances(locked):
            raise NotNow(hindrances[0], hindrances[1:])
        done.before, done.after = way.start, way.end
        if way.name != "discard":
            done.concerns(comment.conduct)
        _STEPS[CommentState(way.end)](signed_in(actor), locked, reason)
    return locked


def comments_transmit(*, actor: Actor, party: RoundParty) -> Transmitted:
    """Give a Party every admitted comment on it that is not for the body alone.

    Where the procedure has an event for that, it is recorded; what it opens becomes public.
    """
    conduct = party.conduct
    demand(permissions.verdict(actor, Can.TRANSMIT, conduct=conduct))
    if party.left_on is not None:
        raise NotNow(_("%(party)s left the round.") % {"party": party.party})
    with act(actor=actor, what=Can.TRANSMIT, about=(party, conduct)) as done:
        found = [one for one in _waiting(party) if _is_for(one, party)]
        if not found:
            raise NotNow(_("There is nothing to transmit to this Party."))
        _transmit(found, party)
        done.concerns(*found)
        event = transmission_event(conduct)
        if event and event not in happened(conduct, party):
            today = timezone.localdate()
            event_record(actor=actor, conduct=conduct, event=event, on=today, party=party)
        news.transmitted(signed_in(actor), party, len(found))
        done.after = {"comments": len(found), "event": event}
    return Transmitted(tuple(found), event)


def _keep_beside(actor: Actor, comment: Comment, said: Said) -> None:
    """The Parties that it is about, and the file that came with it."""
    wanted = {one.pk for one in said.parties}
    comment.parties.exclude(party__in=wanted).delete()
    known = set(comment.parties.values_list("party", flat=True))
    for party in said.parties:
        if party.pk not in known:
            CommentParty.objects.create(comment=comment, party=party)
    if said.file is not None:
        comment.source = _received(actor, comment, said)
        comment.save(update_fields=["source"])


def _received(actor: Actor, comment: Comment, said: Said) -> Source:
    assert said.file is not None
    received = source_receive(
        actor=actor,
        data=said.file.data,
        name=said.file.name,
        purpose=Purpose.COMMENT,
        about=f"comment:{comment.pk}",
    )
    return received.source


def _locked(comment: Comment) -> Comment:
    """The comment as it stands, until the end of the transaction nobody else's to change."""
    related = ("organisation", "conduct__round__body")
    found = Comment.objects.select_for_update(of=("self",)).select_related(*related)
    return found.get(pk=comment.pk)


def _check_seen(locked: Comment, seen: int) -> None:
    if locked.version != seen:
        raise Stale(_("Somebody of your organisation changed this meanwhile."), locked)


def _submit(actor: User, comment: Comment, _reason: str) -> None:
    comment.state, comment.submitted_at = CommentState.SUBMITTED, timezone.now()
    comment.late = window_of(comment).is_late
    comment.save()
    news.submitted(actor, comment)


def _admit(actor: User, comment: Comment, _reason: str) -> None:
    """What is public at once is given to the Parties concerned at once."""
    comment.state, comment.admitted_at = CommentState.ADMITTED, timezone.now()
    comment.save()
    for one in comment.parties.select_related("party__party"):
        if permissions.openness_for(comment, one.party) is Publicity.PUBLIC:
            _transmit([comment], one.party)
            news.transmitted(actor, one.party, 1)


def _refuse(actor: User, comment: Comment, reason: str) -> None:
    comment.state, comment.reason = CommentState.NOT_ADMITTED, reason
    comment.save()
    news.not_admitted(actor, comment)


def _withdraw(_actor: User, comment: Comment, reason: str) -> None:
    was = OpenTo.AUTHOR
    if comment.state == CommentState.ADMITTED:
        was = OpenTo(permissions.openness(comment))
    comment.state, comment.reason, comment.was_open_to = CommentState.WITHDRAWN, reason, was
    comment.withdrawn_at = timezone.now()
    comment.save()


_STEPS = {
    CommentState.SUBMITTED: _submit,
    CommentState.ADMITTED: _admit,
    CommentState.NOT_ADMITTED: _refuse,
    CommentState.WITHDRAWN: _withdraw,
}


def _waiting(party: RoundParty) -> list[Comment]:
    """The admitted comments on a Party that it was not given yet."""
    found = Comment.objects.filter(
        state=CommentState.ADMITTED, parties__party=party, parties__transmitted_at=None
    )
    return list(found.select_for_update(of=("self",)).prefetch_related("parties__party"))


def _is_for(comment: Comment, party: RoundParty) -> bool:
    return permissions.openness_for(comment, party) is not Publicity.CONFIDENTIAL


def _transmit(comments: list[Comment], party: RoundParty) -> None:
    with connection.cursor() as cursor:
        # Else every trigger that waits for the end makes the next row slower.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    rows = CommentParty.objects.filter(comment__in=comments, party=party, transmitted_at=None)
    rows.update(transmitted_at=timezone.now())
