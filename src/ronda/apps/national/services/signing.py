"""Signing the State's text: sent to validators, signed in their order, sent back, agreed.

Two things to know. What is signed is one version: to change the text, it is taken back, and signed
anew. And where nobody is to sign, the coordinator agrees alone; but what tells
the State's record is signed by somebody.
"""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Post, PostKind, SignOff, SignOffState, Text, TextState
from ronda.apps.national.notices import told_to_sign
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.texts import (
    flagged,
    pieces_of,
    rivals_of,
    sign_offs_of,
    tells_the_record,
    turn_of,
    version_of,
)
from ronda.apps.national.standing import standing_of
from ronda.apps.national.workflow import Way, go
from ronda.apps.policy import demand


def text_send_to_sign(*, actor: Actor, text: Text, posts: Sequence[Post]) -> Text:
    """Have validators sign the newest version, in this order; with nobody named it is agreed.

    Raises NotNow where something used was withdrawn, or two texts are not yet merged.
    """
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.CONSOLIDATE, text))
        with act(actor=actor, what=Can.CONSOLIDATE, about=(text,)) as done:
            locked = _locked(text)
            done.before = locked.state
            version = version_of(locked)
            if version is None or not version.pieces.exists():
                raise NotNow(_("Nothing is written yet."))
            _check_ready(locked)
            if not posts and tells_the_record(pieces_of(version)):
                sentence = _("It tells measures or figures of the record: have a validator sign.")
                raise NotValid(sentence, "posts")
            go(locked, Way.SEND_TO_SIGN if posts else Way.AGREE)
            locked.save()
            version.sign_offs.all().delete()
            for order, post in enumerate(posts, start=1):
                if post.what != PostKind.VALIDATOR:
                    raise NotValid(_("Only validators sign."), "posts")
                SignOff.objects.create(
                    party_id=who.party_id, version=version, post=post, order=order
                )
            _tell_next(actor, locked)
            done.after = locked.state
    return locked


def _check_ready(text: Text) -> None:
    if rivals_of(text):
        raise NotNow(_("Two people saved this text at once: merge the two first."))
    check_holds(text)


def check_holds(text: Text) -> None:
    """Raises NotNow where a text uses what was withdrawn since; its pieces are told."""
    withdrawn = [one for one in flagged(pieces_of(version_of(text))) if one.withdrawn]
    if withdrawn:
        raise NotNow(
            _("It uses what was withdrawn since: change or take out these pieces first."),
            tuple(one.piece.text[:200] for one in withdrawn),
        )


def sign_off_give(*, actor: Actor, sign_off: SignOff, remark: str = "") -> Text:
    """Sign; with the last signature the text is agreed.

    Raises NotNow where something used was withdrawn since it was sent: it is sent back then.
    """
    return _settle(actor, sign_off, SignOffState.SIGNED, remark)


def sign_off_return(*, actor: Actor, sign_off: SignOff, remark: str) -> Text:
    """Send the text back to the coordinator, with the reason."""
    if not remark.strip():
        raise NotValid(_("Say what is to be changed."), "remark")
    return _settle(actor, sign_off, SignOffState.RETURNED, remark)


def _settle(actor: Actor, sign_off: SignOff, state: SignOffState, remark: str) -> Text:
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.SIGN_OFF, sign_off))
        text = sign_off.version.text
        with act(actor=actor, what=Can.SIGN_OFF, about=(text, sign_off)) as done:
            locked = _locked(text)
            waiting = turn_of(sign_offs_of(version_of(locked)))
            if locked.state != TextState.SIGNING or waiting != sign_off:
                raise NotNow(_("It is not your turn to sign this text."))
            if state == SignOffState.SIGNED:
                check_holds(locked)
            sign_off.state, sign_off.remark = state, remark.strip()
            sign_off.at, sign_off.by = timezone.now(), who.person
            sign_off.save()
            _go_on(actor, locked, state)
            done.after = {"signature": state.value, "text": locked.state}
    return locked


def _go_on(actor: Actor, text: Text, state: SignOffState) -> None:
    if state == SignOffState.RETURNED:
        go(text, Way.TAKE_BACK)
    elif turn_of(sign_offs_of(version_of(text))) is None:
        go(text, Way.AGREE)
    else:
        _tell_next(actor, text)
    text.save()


def text_take_back(*, actor: Actor, text: Text) -> Text:
    """Make a draft again of what is being signed or agreed; signatures are then given anew."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.CONSOLIDATE, text))
        with act(actor=actor, what=Can.CONSOLIDATE, about=(text,)) as done:
            locked = _locked(text)
            done.before = locked.state
            go(locked, Way.TAKE_BACK)
            locked.save()
            done.after = locked.state
    return locked


def _tell_next(actor: Actor, text: Text) -> None:
    waiting = turn_of(sign_offs_of(version_of(text)))
    if waiting is not None:
        told_to_sign(actor, waiting)


def _locked(text: Text) -> Text:
    return Text.objects.select_for_update(of=("self",)).get(pk=text.pk)
