"""Calendars of rounds: of one round for whoever sees it, and a person's own.

Two things to know. A person's own calendar has every round that they may see on that day, with the
dates of their own Parties. And a key that is unknown, ended or whose person may no longer sign in
opens nothing.
"""

import hashlib
from collections.abc import Iterable

from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor
from ronda.apps.addresses import path_to
from ronda.apps.errors import NotVisible
from ronda.apps.ical import Entry
from ronda.apps.keys import digest_of
from ronda.apps.meetings.selectors import calendars as meetings
from ronda.apps.rounds.models import CalendarKey, Conduct
from ronda.apps.rounds.naming import round_named
from ronda.apps.rounds.selectors.pages import Dated, calendar_of, dates_of_party
from ronda.apps.rounds.selectors.rounds import own_parties, visible_to
from ronda.apps.treaties.selectors import body_named, party_named
from ronda.apps.wordings import in_reader_language


def key_running(actor: Actor) -> CalendarKey | None:
    """The key of one's own calendar, if there is one."""
    return CalendarKey.objects.filter(person=actor.pk or 0, ended_at=None).first()


def person_of_key(key: str) -> User:
    """Whose calendar it is; raises NotVisible."""
    found = CalendarKey.objects.select_related("person").filter(
        digest=digest_of(key), ended_at=None, person__is_active=True
    )
    one = found.first()
    if one is None:
        raise NotVisible(_("There is no such calendar."))
    return one.person


def dates_shown(actor: Actor, conduct: Conduct) -> list[Dated]:
    """Everything with a day in a round: for all, and for the reader's own Parties."""
    found = calendar_of(conduct)
    for party in own_parties(actor, conduct).prefetch_related("extensions"):
        party.conduct = conduct
        found += dates_of_party(party)
    return sorted(found, key=lambda one: (one.on, one.kind))


def entries_of(actor: Actor, conduct: Conduct, site: str) -> list[Entry]:
    """The round's calendar as entries of a feed; `site` is Ronda's own address."""
    path = path_to("rounds:round", conduct.round.body.slug, conduct.round.number)
    return [_entry(one, conduct, f"{site}{path}") for one in dates_shown(actor, conduct)]


def own_entries(person: User, site: str) -> list[Entry]:
    """The calendar of all rounds and meetings that a person may see."""
    rounds = visible_to(person).prefetch_related("happenings", "milestones", "parties")
    entries = [entry for conduct in rounds for entry in entries_of(person, conduct, site)]
    return entries + meetings.own_entries(person, site)


def feed_name(rounds: Iterable[Conduct]) -> str:
    """What a calendar program calls the feed."""
    return "; ".join(round_named(one) for one in rounds) or "Ronda"


def _entry(one: Dated, conduct: Conduct, address: str) -> Entry:
    what = in_reader_language(dict(one.title.texts))
    if one.party is not None:
        what = f"{party_named(one.party.party)}: {what}"
    thing = one.rule.id if one.rule else one.milestone.pk if one.milestone else _slug(one)
    whom = one.party.pk if one.party else "all"
    return Entry(
        uid=f"{conduct.pk}-{one.kind}-{thing}-{whom}@ronda",
        on=one.on,
        summary=f"{what} ({body_named(conduct.round.body)}, {conduct.round.number})",
        description=in_reader_language(conduct.themes),
        address=address,
        changed=conduct.version,
    )


def _slug(one: Dated) -> str:
    """An event's own name: a day on which it happened is told once for each of its titles."""
    told = f"{one.on}{one.title.texts}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]
