"""Telling the people of an institution that something waits for them.

Two things to know. What is told names only the request's reference and dates, never what is asked:
a letter may lie in a mailbox outside the desk. And it is handed over away from the desk, as a
service of another app.
"""

from collections.abc import Iterable

from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor
from ronda.apps.national.desk import away_from_desk
from ronda.apps.national.models import Addressee, PostKind, SignOff
from ronda.apps.national.standing import holder_of, holders_at
from ronda.apps.notifications.services import notification_add


def told(actor: Actor, addressee: Addressee, what: str) -> None:
    """Tell those who answer for the institution; `what` is "asked" or "reminded"."""
    at = [addressee.institution_id]
    people = holders_at(at, PostKind.FOCAL_POINT) or holders_at(at, PostKind.ALTERNATE)
    request = addressee.request
    link = reverse("national:addressee", args=[addressee.pk])
    words = {"reference": request.reference or str(request.pk)}
    with away_from_desk():
        notification_add(
            actor=actor,
            people=_others(actor, people),
            kind=f"national.{what}",
            about=request,
            link=link,
            due=request.due,
            words=words,
        )


def told_to_sign(actor: Actor, sign_off: SignOff) -> None:
    """Tell the validator whose turn it is."""
    holder = holder_of(sign_off.post)
    text = sign_off.version.text
    link = reverse("national:text", args=[text.target_id])
    with away_from_desk():
        notification_add(
            actor=actor,
            people=_others(actor, [holder] if holder else []),
            kind="national.sign",
            about=text,
            link=link,
        )


def _others(actor: Actor, people: Iterable[User]) -> list[User]:
    """Nobody is told of what they did themselves."""
    return [person for person in people if person != actor]
