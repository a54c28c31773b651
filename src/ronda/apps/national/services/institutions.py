"""Keeping the institutions of a State: names, units, posts, routes, holidays; dissolving one.

Two things to know. A name is never changed but succeeded: the former one stays findable. And an
institution with open requests is dissolved only together with moving them to another.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership
from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import Act, act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Addressee,
    AddresseeState,
    Holiday,
    Institution,
    InstitutionName,
    NameKind,
    Post,
    PostKind,
    Route,
    RouteKind,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.national.workflow import OPEN
from ronda.apps.policy import demand
from ronda.apps.treaties.models import Body


@contextmanager
def keeping(actor: Actor, *about: Model) -> Iterator[tuple[Standing, Act]]:
    """An act of the coordinator on the institutions of the State."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.KEEP))
        with act(actor=actor, what=Can.KEEP, about=about) as done:
            yield who, done


@contextmanager
def told_once(sentence: str, field: str) -> Iterator[None]:
    """Turn the database's refusal of a second one into a sentence at its field."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise NotValid(sentence, field) from error


def institution_add(
    *,
    actor: Actor,
    name: str,
    language: str,
    abbreviation: str = "",
    parent: Institution | None = None,
) -> Institution:
    """An institution under its official name, or a unit of `parent`."""
    with keeping(actor) as (who, done):
        added = Institution.objects.create(party_id=who.party_id, parent=parent)
        InstitutionName.objects.create(
            party_id=who.party_id,
            institution=added,
            language=language,
            name=name.strip(),
            abbreviation=abbreviation.strip(),
        )
        done.concerns(added)
    return added


@dataclass(frozen=True)
class Name:
    """A name as it is put down: language with script, words, kind, and its time."""

    language: str
    name: str
    abbreviation: str = ""
    kind: NameKind = NameKind.OFFICIAL
    since: date | None = None
    until: date | None = None


def name_add(*, actor: Actor, institution: Institution, name: Name) -> InstitutionName:
    """A further name; a new official one makes the one before it in its language a former one."""
    with keeping(actor, institution) as (who, _done):
        if name.kind == NameKind.OFFICIAL and name.until is None:
            _succeed(institution, name.language, name.since or timezone.localdate())
        if name.since and name.until and name.until < name.since:
            raise NotValid(_("A name cannot end before it begins."), "until")
        return InstitutionName.objects.create(
            party_id=who.party_id,
            institution=institution,
            language=name.language,
            name=name.name.strip(),
            abbreviation=name.abbreviation.strip(),
            kind=name.kind,
            since=name.since,
            until=name.until,
        )


def _succeed(institution: Institution, language: str, since: date) -> None:
    running = institution.names.filter(
        language=language, kind=NameKind.OFFICIAL, until__isnull=True
    )
    for name in running:
        if name.since and name.since >= since:
            sentence = _("The name before this one began later: give the day it was changed.")
            raise NotValid(sentence, "since")
        name.kind, name.until = NameKind.FORMER, since - timedelta(days=1)
        name.save()


def post_begin(
    *,
    actor: Actor,
    institution: Institution,
    membership: Membership,
    what: PostKind,
    order: int = 1,
) -> Post:
    """Give a post to somebody who serves the State."""
    with keeping(actor, institution) as (who, done):
        if membership.organisation.party_id != who.party_id:
            raise NotValid(_("This person does not serve your State."), "membership")
        with told_once(_("This person holds this post already."), "membership"):
            post = Post.objects.create(
                party_id=who.party_id,
                institution=institution,
                membership=membership,
                what=what,
                order=order,
                since=timezone.localdate(),
            )
        done.concerns(post)
    return post


def post_end(*, actor: Actor, post: Post, hand_over_to: Membership | None = None) -> Post | None:
    """End a post today; whoever it is handed over to holds it from today on."""
    with keeping(actor, post.institution, post):
        post.until = timezone.localdate() - timedelta(days=1)
        post.since = min(post.since, post.until)
        post.save()
        if hand_over_to is None:
            return None
        return post_begin(
            actor=actor,
            institution=post.institution,
            membership=hand_over_to,
            what=PostKind(post.what),
            order=post.order,
        )


def route_add(
    *, actor: Actor, institution: Institution, body: Body, kind: RouteKind, code: str
) -> Route:
    """That an institution answers this; a code that ends with "*" means all that begin so."""
    with keeping(actor, institution) as (who, done):
        with told_once(_("This is in the routing table already."), "code"):
            route = Route.objects.create(
                party_id=who.party_id,
                institution=institution,
                body=body,
                kind=kind,
                code=code.strip(),
            )
        done.concerns(route)
    return route


def route_remove(*, actor: Actor, route: Route) -> None:
    """Take a line out of the routing table."""
    with keeping(actor, route.institution, route):
        route.delete()


def holiday_add(*, actor: Actor, day: date, name: str) -> Holiday:
    """A day that counts as no working day."""
    with keeping(actor) as (who, done):
        with told_once(_("This day is a holiday already."), "day"):
            holiday = Holiday.objects.create(party_id=who.party_id, day=day, name=name.strip())
        done.concerns(holiday)
    return holiday


def holiday_remove(*, actor: Actor, holiday: Holiday) -> None:
    """Take a day out of the calendar."""
    with keeping(actor, holiday):
        holiday.delete()


def open_requests_of(institution: Institution) -> list[Addressee]:
    """What an institution has not yet answered or declined."""
    return list(institution.asked.filter(state__in=OPEN).select_related("request"))


def institution_dissolve(
    *,
    actor: Actor,
    institution: Institution,
    on: date,
    successor: Institution | None = None,
    move: bool = False,
) -> Institution:
    """Dissolve an institution; its open requests, routes and units go to its successor.

    Raises NotNow where there are open requests and they are not moved in the same act.
    """
    with keeping(actor, institution) as (_who, done):
        waiting = open_requests_of(institution)
        units = institution.units.filter(dissolved_on=None)
        _check_dissolving(institution, successor, waiting, move, has_units=units.exists())
        if successor is not None:
            done.concerns(successor)
            for addressee in waiting:
                _move(addressee, successor)
            _move_routes(institution, successor)
            units.update(parent=successor)
        institution.posts.filter(until=None).update(until=on)
        institution.dissolved_on, institution.succeeded_by = on, successor
        institution.save()
        done.after = {"requests moved": len(waiting)}
    return institution


def _check_dissolving(
    institution: Institution,
    successor: Institution | None,
    waiting: list[Addressee],
    move: bool,
    *,
    has_units: bool,
) -> None:
    if institution.dissolved_on is not None:
        raise NotNow(_("This institution was dissolved already."))
    if successor is not None and (successor == institution or successor.dissolved_on):
        raise NotValid(_("Choose an institution that goes on."), "successor")
    if waiting and (successor is None or not move):
        raise NotNow(
            _("It has open requests: say which institution takes them over."),
            tuple(one.request.subject for one in waiting),
        )
    if has_units and successor is None:
        raise NotNow(_("It has units: say which institution they go to, or dissolve them first."))


def _move(addressee: Addressee, successor: Institution) -> None:
    """The request goes on at the successor; what was written so far goes with it."""
    known = addressee.request.addressees.filter(institution=successor)
    taken_over = known.exclude(state=AddresseeState.MOVED).first()
    if taken_over is None:
        taken_over = Addressee.objects.create(
            party_id=addressee.party_id,
            request=addressee.request,
            institution=successor,
            state=AddresseeState.SENT
            if addressee.state != AddresseeState.WAITING
            else AddresseeState.WAITING,
            forwarded_from=addressee.forwarded_from,
        )
    addressee.contributions.update(addressee=taken_over, institution=successor)
    addressee.forwarded_to.update(forwarded_from=taken_over)
    addressee.state = AddresseeState.MOVED
    addressee.save()


def _move_routes(institution: Institution, successor: Institution) -> None:
    known = set(successor.routes.values_list("body", "kind", "code"))
    for route in institution.routes.all():
        if (route.body_id, route.kind, route.code) in known:
            route.delete()
        else:
            route.institution = successor
            route.save()
