"""Keeping a search, changing and deleting it, and telling its person what is new.

Two things to know. Everybody keeps their own, at most `MOST`. And a person is told of what became
public since they were told last, or since they saved the search.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.addresses import path_to
from ronda.apps.audit.services import act
from ronda.apps.errors import NotValid
from ronda.apps.notifications.services import notification_add
from ronda.apps.search.models import SavedSearch
from ronda.apps.search.permissions import Can
from ronda.apps.search.selectors.asked import Asked
from ronda.apps.search.selectors.finding import NEWEST, TooSlow, newest
from ronda.apps.search.selectors.saved import asked_by, saved_search

MOST = 50
KIND = "search.found"


def search_save(*, actor: Actor, name: str, asked: Asked, alerts: bool = True) -> SavedSearch:
    """Keep a search under a name; raises NotValid where there is nothing to keep, or too much."""
    person, name = signed_in(actor), _named(name)
    if asked.is_empty:
        raise NotValid(_("There is nothing to save: look for something first."), "words")
    with act(actor=actor, what=Can.SAVE) as done, _once():
        # Whoever comes second waits here, and is counted.
        User.objects.select_for_update().get(pk=person.pk)
        if SavedSearch.objects.filter(person=person).count() >= MOST:
            sentence = _("You have %(number)d saved searches, as many as there can be: delete one.")
            raise NotValid(sentence % {"number": MOST})
        made = SavedSearch.objects.create(
            person=person,
            name=name,
            words=asked.words,
            facets=asked.chosen,
            alerts=alerts,
            told_until=timezone.now(),
        )
        done.concerns(made)
    return made


def search_change(*, actor: Actor, id: int, name: str, alerts: bool) -> SavedSearch:
    """Call a search otherwise, or be told or not; raises NotVisible, NotValid."""
    found, name = saved_search(actor, id), _named(name)
    with act(actor=actor, what=Can.CHANGE, about=(found,)) as done, _once():
        done.before = {"name": found.name, "alerts": found.alerts}
        if alerts and not found.alerts:
            found.told_until = timezone.now()
        found.name, found.alerts = name, alerts
        found.save()
        done.after = {"name": name, "alerts": alerts}
    return found


def search_delete(*, actor: Actor, id: int) -> None:
    """Keep a search no longer; raises NotVisible."""
    found = saved_search(actor, id)
    with act(actor=actor, what=Can.DELETE, about=(found,)) as done:
        done.before = {"name": found.name}
        found.delete()


def alerts_tell(*, actor: User, now: datetime) -> int:
    """Tell everybody what is new in the searches that they keep; how many were told of one."""
    told = 0
    begun = now.replace(hour=0, minute=0, second=0, microsecond=0)
    # Whom this day's look has reached already is not looked at again.
    due = SavedSearch.objects.filter(
        Q(looked_at=None) | Q(looked_at__lt=begun), alerts=True, person__is_active=True
    ).order_by("pk")
    for id in due.values_list("pk", flat=True):
        told += _told(actor, id, now)
    return told


def _told(actor: User, id: int, now: datetime) -> bool:
    with transaction.atomic():
        found = SavedSearch.objects.select_for_update().select_related("person").get(pk=id)
        try:
            new = newest(asked_by(found), NEWEST + 1, after=found.told_until)
        except TooSlow:
            # It is tried again tomorrow, and its person told of both days.
            new, now_told = [], found.told_until
        else:
            now_told = now
        found.told_until, found.looked_at = now_told, now
        found.save(update_fields=["told_until", "looked_at"])
        if new:
            notification_add(
                actor=actor,
                people=[found.person],
                kind=KIND,
                about=found,
                link=path_to("search:saved-one", found.pk),
                words={"name": found.name, "number": _number(len(new))},
            )
    return bool(new)


def _number(new: int) -> str:
    return f"{NEWEST}+" if new > NEWEST else str(new)


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise NotValid(_("Give it a name."), "name")
    return name


@contextmanager
def _once() -> Iterator[None]:
    """A second search of one name is told as not valid."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise NotValid(_("You have a saved search of this name."), "name") from error
