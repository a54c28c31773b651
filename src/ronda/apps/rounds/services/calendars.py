"""Making and ending the key by which a calendar program reads a person's calendar."""

from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.keys import digest_of, key_new
from ronda.apps.rounds.models import CalendarKey

MAKE, END = "calendar-key.make", "calendar-key.end"


def calendar_key_make(*, actor: Actor) -> str:
    """A new key of one's own, in place of the one before; it is told this once."""
    person, key = signed_in(actor), key_new()
    with act(actor=actor, what=MAKE) as done:
        _ended(person)
        done.concerns(CalendarKey.objects.create(person=person, digest=digest_of(key)))
    return key


def calendar_key_end(*, actor: Actor) -> None:
    """End one's own key: what reads by it reads nothing more."""
    with act(actor=actor, what=END):
        _ended(signed_in(actor))


def _ended(person: User) -> None:
    # Whoever comes second waits here, and ends what the first made.
    User.objects.select_for_update().get(pk=person.pk)
    CalendarKey.objects.filter(person=person, ended_at=None).update(ended_at=timezone.now())
