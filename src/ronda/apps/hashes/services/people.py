"""Inviting people to the base, giving and ending posts.

Two things to know. Nobody registers themselves: who is invited gets a letter with a link to choose
a password. And the base never loses its last custodian by mistake.
"""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, machine
from ronda.apps.accounts.services import person_invite
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes.models import Appointment, Post
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.policy import demand


def holder_invite(
    *,
    actor: Actor,
    email: str,
    full_name: str,
    post: str,
    language: str = "en",
    request: HttpRequest | None = None,
) -> User:
    """An account for a person, with a post; given the `request`, they get a letter with a link."""
    demand(verdict(actor, Can.PERSON_INVITE))
    with act(actor=actor, what=Can.PERSON_INVITE) as done:
        # Accounts are a secretariat's to open; here the machine account does it for a custodian.
        person = person_invite(
            actor=machine(), email=email, full_name=full_name, language=language, request=request
        )
        done.concerns(person)
        appointment_give(actor=actor, person=person, post=post)
    return person


def appointment_give(*, actor: Actor, person: User, post: str) -> Appointment:
    """Give a person a post from today on; raises NotNow where they hold it."""
    demand(verdict(actor, Can.APPOINT))
    if post not in Post.values:
        raise NotValid(_("Choose a post."), "post")
    if Appointment.objects.filter(person=person, post=post, until__isnull=True).exists():
        raise NotNow(_("This person already holds this post."))
    with act(actor=actor, what=Can.APPOINT, about=(person,)) as done:
        made = Appointment.objects.create(person=person, post=post, since=timezone.localdate())
        done.concerns(made)
        done.after = post
    return made


def appointment_end(*, actor: Actor, appointment: Appointment) -> Appointment:
    """End a post today; raises NotNow for the last custodian."""
    demand(verdict(actor, Can.APPOINTMENT_END, appointment))
    with act(actor=actor, what=Can.APPOINTMENT_END, about=(appointment,)) as done:
        locked = Appointment.objects.select_for_update().get(pk=appointment.pk)
        if locked.until is not None:
            raise NotNow(_("This appointment has ended already."))
        running = Appointment.objects.select_for_update().filter(until__isnull=True)
        others = running.filter(post=Post.CUSTODIAN).exclude(pk=locked.pk)
        if locked.post == Post.CUSTODIAN and not others.exists():
            raise NotNow(_("The base would be left without a custodian: appoint another first."))
        locked.until = timezone.localdate()
        locked.save(update_fields=["until"])
        done.concerns(locked.person)
    return locked
