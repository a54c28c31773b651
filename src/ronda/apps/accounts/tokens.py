"""A person's tokens, and what a person may have them open.

Two things to know. A token is seen by its owner alone, the secretariat included. And what is
offered follows from the roles of today; what a token really opens is asked again at each use.
"""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Scope, Token
from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.errors import NotVisible

PREFIX = "ronda_"
"""What tokens begin with, so that programs that look for leaked secrets know one."""
MOST = 20
"""Tokens that a person may have at a time."""
LONGEST_DAYS = 366


def tokens_visible_to(actor: Actor) -> QuerySet[Token]:
    """One's own tokens, newest first, those that ended too."""
    return Token.objects.filter(person=actor.pk or 0)


def tokens_running(actor: Actor) -> QuerySet[Token]:
    """One's own tokens that are good today."""
    return tokens_visible_to(actor).filter(ended_at=None, expires_at__gt=timezone.now())


def token_visible(actor: Actor, id: int) -> Token:
    """One's own token with this key; raises NotVisible."""
    found = tokens_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such token."))
    return found


def scopes_offered(actor: Actor) -> tuple[Scope, ...]:
    """What a person may have a token open, by the roles of today."""
    roles = roles_of(actor)
    if not roles.any:
        return ()
    keeps = roles.parties or roles.contributes
    return (Scope.READ, Scope.RECORD_WRITE) if keeps else (Scope.READ,)
