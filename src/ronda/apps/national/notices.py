"""Telling people at the desk that something waits for them, or was signed or sent back.

Two things to know. What is told names only the request's reference, the year of a report and dates,
never what is asked or remarked: a letter may lie in a mailbox outside the desk. And it is handed
over away from the desk, as a service of another app.
"""

from collections.abc import Iterable

from django.utils import timezone

from ronda.apps.accounts.models import Membership, Role, User
from ronda.apps.accounts.selectors import Actor, memberships_running
from ronda.apps.addresses import path_to
from ronda.apps.national.desk import away_from_desk
from ronda.apps.national.models import Addressee, AnnualReport, PostKind, SignOff
from ronda.apps.national.standing import holder_of, holders_at
from ronda.apps.notifications.services import notification_add


def told(actor: Actor, addressee: Addressee, what: str) -> None:
    """Tell those who answer for the institution; `what` is "asked" or "reminded"."""
    at = [addressee.institution_id]
    people = holders_at(at, PostKind.FOCAL_POINT) or holders_at(at, PostKind.ALTERNATE)
    request = addressee.request
    link = path_to("national:addressee", addressee.pk)
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
    link = path_to("national:text", text.target_id)
    with away_from_desk():
        notification_add(
            actor=actor,
            people=_others(actor, [holder] if holder else []),
            kind="national.sign",
            about=text,
            link=link,
        )


def told_of_annual(actor: Actor, report: AnnualReport, what: str) -> None:
    """Tell whom it concerns of an annual report.

    `what` is "annual-sign", which its validator is told, or "annual-signed" or "annual-returned",
    which the coordinators of the State are.
    """
    people: Iterable[User | Membership]
    if what == "annual-sign":
        holder = holder_of(report.post) if report.post else None
        people = _others(actor, [holder] if holder else [])
    else:
        people = _coordinators(actor, report.party_id)
    with away_from_desk():
        notification_add(
            actor=actor,
            people=people,
            kind=f"national.{what}",
            about=report,
            link=path_to("national:annual", report.pk),
            words={"year": str(report.year)},
        )


def _coordinators(actor: Actor, party_id: int) -> list[Membership]:
    running = memberships_running(timezone.localdate())
    serving = running.filter(
        role=Role.COORDINATOR, organisation__party=party_id, person__is_active=True
    )
    return [one for one in serving if one.person != actor]


def _others(actor: Actor, people: Iterable[User]) -> list[User]:
    """Nobody is told of what they did themselves."""
    return [person for person in people if person != actor]
