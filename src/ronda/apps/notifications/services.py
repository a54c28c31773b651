"""Telling people: adding notifications, in the transaction of whatever is told of.

Two things to know. Nothing is sent here: a row is written for each person, and the worker sends
when the transaction has been committed. And a text never holds what is confidential: words name
public things, and the link leads to where the reader may or may not see the rest.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import models

from ronda.apps.accounts.models import Membership, User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.notifications.adding import News, add
from ronda.apps.notifications.models import Notification
from ronda.apps.notifications.words import Word

ADD = "notification.add"


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
