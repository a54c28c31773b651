"""Inviting people, writing to them, closing their accounts."""

from collections.abc import Mapping

from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ronda.apps.accounts import ending
from ronda.apps.accounts.models import Membership, Organisation, Role, User
from ronda.apps.accounts.permissions import Can, may_give, verdict
from ronda.apps.accounts.saving import membership_told, saved
from ronda.apps.accounts.selectors import Actor, memberships_open, roles_of
from ronda.apps.accounts.services.memberships import membership_begin
from ronda.apps.accounts.services.tokens import tokens_end_of
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand, refused


def person_invite(
    *,
    actor: Actor,
    email: str,
    full_name: str,
    language: str = "en",
    request: HttpRequest | None = None,
) -> User:
    """An account for a person; given the `request`, they get a letter with a link.

    Raises NotValid where there is such an account already.
    """
    if not roles_of(actor).secretariat:
        demand(refused(_("Only the secretariat may invite somebody without giving a role.")))
    return _invited(actor, email, full_name, language, request)


def member_invite(
    *,
    actor: Actor,
    email: str,
    full_name: str,
    organisation: Organisation,
    role: Role,
    language: str = "en",
    request: HttpRequest | None = None,
) -> User:
    """A person with a role; where there is an account with this address, it gets the role.

    Raises NotValid where the person has the role already, or the account is closed.
    """
    demand(may_give(actor, organisation, role))
    with act(actor=actor, what=Can.INVITE) as done:
        known = User.objects.filter(email__iexact=email.strip()).first()
        if known is not None and not known.is_active:
            raise NotValid(_("The account with this address is closed."), "email")
        person = known or _invited(actor, email, full_name, language, request)
        done.concerns(person)
        membership_begin(actor=actor, person=person, organisation=organisation, role=role)
    return person


def _invited(
    actor: Actor, email: str, full_name: str, language: str, request: HttpRequest | None
) -> User:
    with act(actor=actor, what=Can.INVITE) as done:
        person = User(email=email.strip().lower(), full_name=full_name.strip(), language=language)
        person.set_unusable_password()
        saved(person)
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        done.concerns(person)
        done.after = {"email": person.email, "full_name": person.full_name}
        if request is not None:
            transaction.on_commit(lambda: _send_link(request, person))
    return person


def password_link_send(*, actor: Actor, person: User, request: HttpRequest) -> None:
    """Send a person the letter with the link by which a password is chosen, once more."""
    demand(verdict(actor, Can.SEND_LINK, person))
    with act(actor=actor, what=Can.SEND_LINK, about=(person,)):
        transaction.on_commit(lambda: _send_link(request, person))


def _send_link(request: HttpRequest, person: User) -> None:
    """The letter, in the language of who gets it."""
    form = ResetPasswordForm(data={"email": person.email})
    with request_context(request), override(person.language):
        if form.is_valid():
            form.save(request)


def person_language_set(*, actor: Actor, person: User, language: str) -> User:
    """Have Ronda speak to a person in another language."""
    demand(verdict(actor, Can.CHANGE_LANGUAGE, person))
    with act(actor=actor, what=Can.CHANGE_LANGUAGE, about=(person,)) as done:
        done.before, done.after = person.language, language
        person.language = language
        saved(person)
    return person


def person_deactivate(
    *,
    actor: Actor,
    person: User,
    reason: str,
    successors: Mapping[int, User | None] | None = None,
) -> User:
    """Close an account; what its owner did stays theirs, what is open goes to others.

    All memberships end today. `successors` says for the key of a membership who follows; None, that
    the place stays empty. Without a word on it a membership goes to those who have the same role
    there. Raises NotNow where there is nobody, and for the last of a secretariat.
    """
    demand(verdict(actor, Can.DEACTIVATE, person))
    with act(actor=actor, what=Can.DEACTIVATE, about=(person,), reason=reason):
        open_ones = memberships_open(person, timezone.localdate())
        ending.lock(open_ones.values_list("organisation", flat=True))
        person.refresh_from_db()
        if not person.is_active:
            raise NotNow(_("This account is closed already."))
        for membership in open_ones.order_by("organisation", "id"):
            _left(actor, membership, successors or {}, reason)
        tokens_end_of(person)
        person.is_active = False
        saved(person)
    return person


def _left(
    actor: Actor, membership: Membership, successors: Mapping[int, User | None], reason: str
) -> None:
    """End or hand over one membership of somebody who leaves."""
    last = max(timezone.localdate(), membership.since)
    to = successors.get(membership.pk)
    what = Can.END if to is None else Can.HAND_OVER
    about = (membership, membership.person, membership.organisation)
    with act(actor=actor, what=what, about=about, reason=reason) as done:
        done.before = membership_told(membership)
        if to is None:
            ending.end(membership, last, vacant=membership.pk in successors)
            done.after = membership_told(membership)
        else:
            done.concerns(ending.hand_over(membership, to, last), to)
            done.after = membership_told(membership) | {"successor": str(to)}
