"""Making and ending the tokens by which a person's programs ask.

Two things to know. The token itself is given back once, by the service that makes it, and is
nowhere in the trail. And whose account is closed has no token any more.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Token, User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.accounts.tokens import LONGEST_DAYS, MOST, PREFIX, scopes_offered, tokens_running
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.keys import digest_of, key_new

MAKE, END = "token.make", "token.end"


def token_make(*, actor: Actor, name: str, scopes: Iterable[str], days: int) -> tuple[Token, str]:
    """A token of one's own, good for some days, and the secret, which is told this once.

    Raises NotValid with the field that is wrong, NotNow where one has too many.
    """
    person, wanted = signed_in(actor), list(dict.fromkeys(scopes))
    if not 1 <= days <= LONGEST_DAYS:
        sentence = _("A token is good for 1 to %(days)d days.")
        raise NotValid(sentence % {"days": LONGEST_DAYS}, "days")
    if not set(wanted) <= set(scopes_offered(actor)):
        raise NotValid(_("Your roles do not open this: choose among what is offered."), "scopes")
    secret = key_new(PREFIX)
    with act(actor=actor, what=MAKE) as done:
        # Whoever comes second waits here, and counts what the first made.
        User.objects.select_for_update().get(pk=person.pk)
        _have_room(person)
        now = timezone.now()
        token = Token(
            person=person,
            name=name.strip(),
            digest=digest_of(secret),
            ending=secret[-4:],
            scopes=wanted,
            made_at=now,
            expires_at=now + timedelta(days=days),
        )
        _check(token)
        token.save()
        done.concerns(token)
        done.after = {"name": token.name, "scopes": wanted, "days": days}
    return token, secret


def token_end(*, actor: Actor, token: Token) -> None:
    """End a token of one's own; what asks by it is refused from now on."""
    with act(actor=actor, what=END, about=(token,)) as done:
        locked = Token.objects.select_for_update().get(pk=token.pk, person=signed_in(actor))
        if locked.ended_at is None:
            locked.ended_at = timezone.now()
            locked.save(update_fields=["ended_at"])
        done.before = {"name": locked.name}


def tokens_end_of(person: User) -> None:
    """End every token of somebody who leaves; part of the transaction of whoever closes."""
    Token.objects.filter(person=person, ended_at=None).update(ended_at=timezone.now())


def _have_room(person: User) -> None:
    if tokens_running(person).count() >= MOST:
        sentence = _("You have %(most)d tokens: end one that is no longer used.")
        raise NotNow(sentence % {"most": MOST})
    # A name is free again when its token has run out.
    over = Token.objects.filter(person=person, ended_at=None, expires_at__lte=timezone.now())
    for token in over:
        token.ended_at = token.expires_at
        token.save(update_fields=["ended_at"])


def _check(token: Token) -> None:
    try:
        token.full_clean()
    except ValidationError as error:
        field, sentences = next(iter(error.message_dict.items()))
        raise NotValid(sentences[0], "name" if field == "__all__" else field) from error
