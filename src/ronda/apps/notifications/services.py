"""Telling people, writing letters to them, and how each wants to be told.

Two things to know. Nothing is sent here: a row is written for each person, in the transaction of
whatever is told of, and the worker sends when that has been committed. And a text never holds what
is confidential: words name public things, and the link leads to where the reader may or may not
see the rest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ronda.apps.accounts.models import Membership, User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.notifications.adding import SEND, News, add
from ronda.apps.notifications.kinds import LETTER, named_kinds
from ronda.apps.notifications.lettering import LONGEST_SUBJECT, LONGEST_TEXT, checked, used_in
from ronda.apps.notifications.models import Letter, Notification, Preference, State, Way
from ronda.apps.notifications.permissions import Can, verdict
from ronda.apps.notifications.words import Word
from ronda.apps.policy import demand

ADD = "notification.add"


@dataclass(frozen=True)
class Addressed:
    """To whom a letter goes, about which record, and what fills its placeholders there."""

    people: Sequence[User | Membership]
    about: models.Model
    link: str
    due: date | None = None
    words: Mapping[str, Word] | None = None


def notification_add(
    *,
    actor: Actor,
    people: Iterable[User | Membership],
    kind: str,
    about: models.Model,
    link: str,
    due: date | None = None,
    words: Mapping[str, Word] | None = None,
) -> list[Notification]:
    """Tell each of `people` of a thing: one row each, sent after the transaction.

    `kind` is "<app>.<what>" with a text in `<app>/mail/<what>.txt`; `words` are what the text
    names, public things only; `link` is a path; `about` the record that the story is told under.
    A Membership among `people` is told through whoever holds it, or its successor, when the letter
    goes out. Raises UnknownKind for a kind without a text, NotValid for a word that is missing.
    """
    person = signed_in(actor)
    with act(actor=actor, what=ADD, about=(about,)) as done:
        rows = add(person, people, News(kind, about, link, due, words))
        done.after = {"kind": kind, "to": [str(row.person) for row in rows]}
    return rows


def letter_send(
    *,
    actor: Actor,
    subject: Mapping[str, str],
    text: Mapping[str, str],
    addressed: Sequence[Addressed],
) -> list[Notification]:
    """Send a letter that a secretariat wrote, by language, to all of `addressed`.

    Its placeholders are {party}, {round}, {due} and {link}; `addressed` has their words. Raises
    NotValid for one that is not known, or that nothing fills for somebody.
    """
    demand(verdict(actor, Can.WRITE))
    person = signed_in(actor)
    with act(actor=actor, what=Can.WRITE, about=tuple(one.about for one in addressed)) as done:
        letter = Letter.objects.create(
            subject=checked(subject, "subject", LONGEST_SUBJECT),
            text=checked(text, "text", LONGEST_TEXT),
            written_by=person,
        )
        needed = used_in([*letter.subject.values(), *letter.text.values()])
        rows: list[Notification] = []
        for one in addressed:
            _check_filled(one, needed)
            news = News(LETTER, one.about, one.link, one.due, one.words, letter)
            rows += add(person, one.people, news)
        done.concerns(letter)
        done.after = {"subject": str(letter), "to": [str(row.person) for row in rows]}
    return rows


def notification_send_again(*, actor: Actor, notification: Notification) -> Notification:
    """Have a letter that was not delivered tried again, from the beginning."""
    demand(verdict(actor, Can.SEND_AGAIN, notification))
    with act(actor=actor, what=Can.SEND_AGAIN, about=(notification,)) as done:
        row = Notification.objects.select_for_update(of=("self",)).get(pk=notification.pk)
        if row.state != State.REFUSED:
            raise NotNow(_("Only a letter that was not delivered is sent again."))
        done.before = {"refusal": row.refusal}
        row.state, row.attempts, row.send_after = State.WAITING, 0, timezone.now()
        row.save(update_fields=["state", "attempts", "send_after"])
        app.configure_task(SEND).defer()
    return row


def preferences_set(*, actor: Actor, ways: Mapping[str, Way]) -> None:
    """How `actor` wants to be told of each kind; raises NotValid for a kind that is not known."""
    demand(verdict(actor, Can.CHOOSE))
    person = signed_in(actor)
    if unknown := set(ways) - set(named_kinds()):
        raise NotValid(f"{', '.join(sorted(unknown))}: no such kind.")
    with act(actor=actor, what=Can.CHOOSE, about=(person,)) as done:
        for kind, way in ways.items():
            Preference.objects.update_or_create(
                person=person, kind=kind, defaults={"way": Way(way)}
            )
        done.after = {kind: str(way) for kind, way in ways.items()}


def _check_filled(one: Addressed, needed: frozenset[str]) -> None:
    filled = {"link", *(one.words or {})} | ({"due"} if one.due else set())
    if lacking := needed - filled:
        named = {"names": ", ".join(f"{{{name}}}" for name in sorted(lacking)), "about": one.about}
        raise NotValid(_("Nothing fills %(names)s for %(about)s.") % named, "text")
