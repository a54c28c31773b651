"""What people were told, for themselves and for the secretariat of the body it concerned.

Two things to know. `sent_about` is for whoever shows a record: ask for the record first, through
its own `visible_to`. And a list is told in the reader's language, whatever the letter's was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of, signed_in
from ronda.apps.audit.services import key_of
from ronda.apps.errors import NotVisible
from ronda.apps.notifications.adding import News
from ronda.apps.notifications.kinds import LETTER, comes_daily, named_kinds
from ronda.apps.notifications.lettering import LONGEST_SUBJECT, LONGEST_TEXT, checked, preview
from ronda.apps.notifications.models import Letter, Notification, State, Way
from ronda.apps.notifications.rendering import written
from ronda.apps.notifications.words import Word


@dataclass(frozen=True)
class Shown:
    """A notification with what it says, in the reader's language."""

    one: Notification
    subject: str


@dataclass(frozen=True)
class Choice:
    """A kind of notification, and how a person wants to be told of it."""

    kind: str
    name: str
    way: Way


def visible_to(actor: Actor) -> QuerySet[Notification]:
    """What `actor` was told, and what was sent of the matters of the bodies they serve."""
    of_bodies = Q(body__in=roles_of(actor).bodies)
    return _whole().filter(Q(person=actor.pk or 0) | of_bodies)


def own(actor: Actor) -> QuerySet[Notification]:
    """What `actor` was told, newest first."""
    return _whole().filter(person=actor.pk or 0)


def sent_by_bodies(actor: Actor) -> QuerySet[Notification]:
    """What was sent of the matters of the bodies that `actor` serves in the secretariat of."""
    return _whole().filter(body__in=roles_of(actor).bodies)


def sent_about(actor: Actor, *records: models.Model) -> QuerySet[Notification]:
    """What was sent about the records, newest first, as far as `actor` may see it."""
    return visible_to(actor).filter(about__in=[key_of(record) for record in records])


def was_told(kind: str, about: models.Model, due: date, *, step: int) -> bool:
    """Whether anybody was told this of a record that is due on a day, at this step before it."""
    told = Notification.objects.filter(kind=kind, about=key_of(about), due=due)
    return told.filter(words__step=step).exists()


def notification_visible(actor: Actor, id: int) -> Notification:
    """The notification with this key; raises NotVisible."""
    found = visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such notification."))
    return found


def not_delivered(actor: Actor) -> int:
    """How many letters of the bodies that `actor` serves could not be delivered."""
    return sent_by_bodies(actor).filter(state=State.REFUSED).count()


def shown(notifications: list[Notification]) -> list[Shown]:
    """The notifications with their subjects."""
    language = get_language() or "en"
    return [Shown(one, written(one, language).subject) for one in notifications]


def choices_of(actor: Actor) -> list[Choice]:
    """How `actor` wants to be told of each kind, by the kind's name."""
    person = signed_in(actor)
    chosen = dict(person.notification_preferences.values_list("kind", "way"))
    named = sorted(named_kinds().items(), key=lambda pair: pair[1])
    return [Choice(kind, name, Way(chosen.get(kind) or _usual(kind))) for kind, name in named]


def _usual(kind: str) -> Way:
    return Way.DIGEST if comes_daily(kind) else Way.AT_ONCE


def letter_read(
    subject: Mapping[str, str],
    text: Mapping[str, str],
    *,
    link: str,
    due: date | None,
    words: Mapping[str, Word],
    language: str,
) -> tuple[str, str]:
    """The subject and the text of a letter as one reader will get them, before it is sent.

    Raises NotValid for a placeholder that is not known.
    """
    letter = Letter(
        subject=checked(subject, "subject", LONGEST_SUBJECT),
        text=checked(text, "text", LONGEST_TEXT),
    )
    with override(language):
        return preview(letter, News(LETTER, letter, link, due, words), language)


def _whole() -> QuerySet[Notification]:
    return Notification.objects.select_related("person", "caused_by", "letter")
