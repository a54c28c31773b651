"""Inviting people, giving and ending memberships.

Two things to know. Nobody registers themselves: who is invited gets a letter with a link to choose
a password. And a membership is ended, never deleted, and can be handed over to a successor.
"""

from datetime import date

from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ronda.apps.accounts.models import (
    ROLES_IN,
    Membership,
    Organisation,
    OrganisationKind,
    Role,
    User,
)
from ronda.apps.accounts.permissions import Can, verdict
from ronda.apps.accounts.selectors import Actor, memberships_running
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand


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
    demand(verdict(actor, Can.INVITE))
    with act(actor=actor, what=Can.INVITE) as done:
        person = User(email=email.strip().lower(), full_name=full_name.strip(), language=language)
        person.set_unusable_password()
        _save(person)
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
        _save(person)
    return person


def person_deactivate(*, actor: Actor, person: User, reason: str) -> User:
    """Close an account; what its owner did stays theirs. Memberships end today."""
    demand(verdict(actor, Can.DEACTIVATE, person))
    with act(actor=actor, what=Can.DEACTIVATE, about=(person,), reason=reason):
        for membership in memberships_running(timezone.localdate()).filter(person=person):
            membership_end(actor=actor, membership=membership)
        person.is_active = False
        _save(person)
    return person


def organisation_add(*, actor: Actor, name: str, party_id: int) -> Organisation:
    """An authority of a Party, for its coordinators to serve in.

    Raises NotValid where there is one of this name already.
    """
    demand(verdict(actor, Can.ADD_ORGANISATION))
    with act(actor=actor, what=Can.ADD_ORGANISATION) as done:
        organisation = Organisation(
            name=name.strip(), kind=OrganisationKind.STATE, party_id=party_id
        )
        _save(organisation)
        done.concerns(organisation)
        done.after = {"name": organisation.name, "party": str(organisation.party)}
    return organisation


def membership_begin(
    *,
    actor: Actor,
    person: User,
    organisation: Organisation,
    role: Role,
    since: date | None = None,
) -> Membership:
    """Give a person a role in an organisation; raises NotValid where the role is not one there."""
    demand(verdict(actor, Can.BEGIN, person))
    if role not in ROLES_IN[OrganisationKind(organisation.kind)]:
        sentence = _("%(role)s is not a role in %(organisation)s.")
        raise NotValid(sentence % {"role": role.label, "organisation": organisation}, "role")
    with act(actor=actor, what=Can.BEGIN, about=(person, organisation)) as done:
        membership = Membership(
            person=person,
            organisation=organisation,
            role=role,
            since=since or timezone.localdate(),
        )
        _save(membership)
        done.concerns(membership)
        done.after = {"role": role.value, "since": str(membership.since)}
    return membership


def membership_end(
    *,
    actor: Actor,
    membership: Membership,
    until: date | None = None,
    handed_over_to: Membership | None = None,
    reason: str = "",
) -> Membership:
    """End a membership, today or on `until`; raises NotNow for the last of a secretariat."""
    demand(verdict(actor, Can.END, membership.person))
    with act(actor=actor, what=Can.END, about=(membership, membership.person), reason=reason) as d:
        _keep_the_secretariat_staffed(membership)
        d.before = {"until": str(membership.until or "")}
        membership.until = until or timezone.localdate()
        membership.handed_over_to = handed_over_to
        _save(membership)
        d.after = {"until": str(membership.until)}
    return membership


def _keep_the_secretariat_staffed(membership: Membership) -> None:
    if membership.role != Role.SECRETARIAT:
        return
    others = (
        memberships_running(timezone.localdate())
        .filter(organisation=membership.organisation, role=Role.SECRETARIAT)
        .filter(person__is_active=True)
        .exclude(pk=membership.pk)
    )
    if not others.select_for_update(of=("self",)).exists():
        raise NotNow(_("This is the last member of the secretariat: add another one first."))


def _save(record: User | Membership | Organisation) -> None:
    try:
        record.full_clean()
    except ValidationError as error:
        field, sentences = next(iter(error.message_dict.items()))
        raise NotValid(sentences[0], field) from error
    record.save()
