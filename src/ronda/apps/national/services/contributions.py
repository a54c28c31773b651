"""What institutions give back: written, handed in, signed, taken back, withdrawn.

Two things to know. A draft is its institution's alone to change; handing in settles what was asked.
And a contribution that was handed in is withdrawn, never deleted: where it was used, that shows.
"""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Addressee,
    AddresseeState,
    Contribution,
    Passage,
    RequestItem,
    RequestState,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.reading import Cut, cuts_typed
from ronda.apps.national.services.addressees import answered
from ronda.apps.national.standing import standing_of
from ronda.apps.national.workflow import Way, go
from ronda.apps.policy import demand

Texts = Mapping[RequestItem | None, str]
"""What was typed for each thing that is asked; under None what is said beside."""


def contribution_begin(*, actor: Actor, addressee: Addressee) -> Contribution:
    """The draft of an institution's answer; the one there is, if there is one."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.WRITE, addressee))
        check_open(addressee)
        known = addressee.contributions.filter(state="draft", letter=None).first()
        if known is not None:
            return known
        with act(actor=actor, what=Can.WRITE, about=(addressee,)) as done:
            begun = Contribution.objects.create(
                party_id=who.party_id,
                institution=addressee.institution,
                addressee=addressee,
                subject=addressee.request.subject,
                language=addressee.request.language,
                made_by=who.person,
            )
            done.concerns(begun)
    return begun


def contribution_write(
    *, actor: Actor, contribution: Contribution, texts: Texts, language: str, version: int
) -> Contribution:
    """Put down what was typed; raises Stale where somebody wrote since `version`."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.WRITE, contribution))
        with act(actor=actor, what=Can.WRITE, about=(contribution,)) as done:
            locked = locked_contribution(contribution)
            if locked.letter_id is not None:
                raise NotNow(_("A letter stands as it was signed: read the new one in."))
            go(locked, Way.CHANGE)
            if locked.version != version:
                raise Stale(_("Somebody wrote here meanwhile: both texts are shown."), locked)
            locked.version += 1
            locked.language = language
            locked.save()
            _replace(locked, texts)
            done.after = {"version": locked.version}
    return locked


def _replace(contribution: Contribution, texts: Texts) -> None:
    contribution.passages.all().delete()
    order = 0
    for item, text in texts.items():
        for cut in cuts_typed(text, contribution.language):
            order += 1
            passage_of(contribution, order, cut, item).save()


def passage_of(
    contribution: Contribution, order: int, cut: Cut, item: RequestItem | None = None
) -> Passage:
    """A passage as a record that is not saved yet."""
    return Passage(
        party_id=contribution.party_id,
        contribution=contribution,
        order=order,
        item=item,
        heading=cut.heading,
        text=cut.text,
        start=cut.start,
        end=cut.end,
        language=contribution.language,
        named=cut.named,
    )


def contribution_hand_in(*, actor: Actor, contribution: Contribution) -> Contribution:
    """Give the contribution to the coordinator; what was asked counts as answered."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.WRITE, contribution))
        with act(actor=actor, what=Can.WRITE, about=(contribution,)) as done:
            locked = locked_contribution(contribution)
            done.before = locked.state
            if not locked.passages.exists():
                raise NotValid(_("Nothing is written yet."))
            go(locked, Way.HAND_IN)
            locked.handed_in_at = timezone.now()
            locked.save()
            answered(locked.addressee)
            done.after = locked.state
    return locked


def contribution_sign(*, actor: Actor, contribution: Contribution) -> Contribution:
    """Sign what the institution handed in."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.SIGN, contribution))
        with act(actor=actor, what=Can.SIGN, about=(contribution,)) as done:
            locked = locked_contribution(contribution)
            done.before = locked.state
            go(locked, Way.SIGN)
            locked.signed_by, locked.signed_at = who.person, timezone.now()
            locked.save()
            done.after = locked.state
    return locked


def contribution_take_back(*, actor: Actor, contribution: Contribution) -> Contribution:
    """Make a draft of what was handed in and not yet signed, to go on writing."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.WRITE, contribution))
        with act(actor=actor, what=Can.WRITE, about=(contribution,)) as done:
            locked = locked_contribution(contribution)
            done.before = locked.state
            go(locked, Way.TAKE_BACK)
            locked.handed_in_at = None
            locked.save()
            done.after = locked.state
    return locked


def contribution_withdraw(*, actor: Actor, contribution: Contribution, reason: str) -> Contribution:
    """Withdraw a contribution; texts in which it was used are flagged. The reason stays here."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.WITHDRAW, contribution))
        if not reason.strip():
            raise NotValid(_("Say why, in a sentence."), "reason")
        with act(actor=actor, what=Can.WITHDRAW, about=(contribution,)) as done:
            locked = locked_contribution(contribution)
            done.before = locked.state
            go(locked, Way.WITHDRAW)
            locked.withdrawn_at, locked.withdrawn_reason = timezone.now(), reason.strip()
            locked.save()
            done.after = locked.state
    return locked


def check_open(addressee: Addressee) -> None:
    """Raises NotNow where the request takes no contributions any more."""
    if addressee.request.state != RequestState.SENT:
        raise NotNow(_("This request is not open."))
    if addressee.state in (AddresseeState.DECLINED, AddresseeState.MOVED):
        sentence = _("This request is “%(state)s” here.")
        raise NotNow(sentence % {"state": addressee.get_state_display()})


def locked_contribution(contribution: Contribution) -> Contribution:
    """The contribution as it is now, held until the act ends."""
    return Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
