"""Who a program asks for: the person of the token that it shows, and how often it may ask.

Two things to know. A token stands in the header "Authorization: Bearer …" and nowhere else: not in
an address, where logs would keep it, and a session never stands in for one. And the person is given
with the roles of this very moment; `demand_scope` only ever takes something away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.counting import Limit, address_told, counted
from ronda.apps.accounts.models import Scope, Token, User
from ronda.apps.accounts.selectors import Actor, needs_second_factor
from ronda.apps.accounts.tokens import PREFIX
from ronda.apps.errors import NotAllowed, NotKnown
from ronda.apps.keys import digest_of

_LONGEST = 200
_FRESH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Asking:
    """Whoever asks: by a token, or as anybody."""

    token: Token | None = None

    @property
    def reader(self) -> Actor:
        """In whose name to read: the owner's with the scope `read`, else anybody's."""
        if self.token is not None and Scope.READ in self.token.scopes:
            return self.token.person
        return AnonymousUser()

    def demand_scope(self, scope: Scope) -> User:
        """The person in whose name to act; NotKnown without a token, NotAllowed by the scope."""
        if self.token is None:
            raise NotKnown(_("This needs a token: make one on the page of your account."))
        if scope not in self.token.scopes:
            sentence = _("The token “%(name)s” does not open this: it lacks the scope “%(scope)s”.")
            raise NotAllowed(sentence % {"name": self.token.name, "scope": scope.value})
        return self.token.person


def asking(request: HttpRequest) -> Asking:
    """Who asks; raises NotKnown where a token is shown that opens nothing."""
    shown = request.headers.get("Authorization", "")
    return Asking(_token(shown)) if shown else Asking()


def counted_for(request: HttpRequest, who: Asking) -> Limit:
    """Count this question, for the token or the address that it comes from."""
    if who.token is not None:
        return counted(f"token:{who.token.pk}", settings.ASKED_A_MINUTE["token"])
    address = str(get_adapter(request).get_client_ip(request))
    return counted(address_told(address, timezone.now()), settings.ASKED_A_MINUTE["address"])


def limit_headers(limit: Limit) -> Mapping[str, str]:
    """What a program is told of how often it may ask."""
    told: dict[str, Any] = {
        "RateLimit-Limit": limit.most,
        "RateLimit-Remaining": limit.left,
        "RateLimit-Reset": limit.seconds,
    }
    if limit.passed:
        told["Retry-After"] = limit.seconds
    return {name: str(value) for name, value in told.items()}


def _token(shown: str) -> Token:
    scheme, _blank, secret = shown.partition(" ")
    secret = secret.strip()
    if scheme.lower() != "bearer" or not secret.startswith(PREFIX) or len(secret) > _LONGEST:
        raise NotKnown(
            _("The header “Authorization” holds no token of Ronda: write “Bearer ronda_…”.")
        )
    found = Token.objects.select_related("person").filter(digest=digest_of(secret)).first()
    if found is None or found.ended_at is not None or not found.person.is_active:
        raise NotKnown(_("This token is not known or was ended: make a new one."))
    if found.expires_at <= timezone.now():
        sentence = _("This token ran out on %(day)s: make a new one.")
        raise NotKnown(sentence % {"day": timezone.localdate(found.expires_at).isoformat()})
    if settings.SECOND_FACTOR_REQUIRED and needs_second_factor(found.person):
        raise NotKnown(_("The owner of this token has to set up a second factor first."))
    _used(found)
    return found


def _used(token: Token) -> None:
    """Note the use, once a minute: who asks often shall not write each time."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > _FRESH:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
