"""A step of the services: the rows of what people are told, each as its reader has chosen.

Two things to know. It runs inside the transaction of whoever calls. And what is due is never
switched off: who wants no letters gets it in the daily digest, or at once where that is too late.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, models
from django.utils import timezone
from procrastinate.contrib.django import app

from ronda.apps.accounts.models import Membership, User
from ronda.apps.accounts.selectors import roles_of
from ronda.apps.audit.services import key_of
from ronda.apps.errors import NotValid
from ronda.apps.notifications.kinds import comes_daily, needed_words
from ronda.apps.notifications.models import Letter, Notification, Preference, State, Way
from ronda.apps.notifications.words import Word, day_of, kept

SEND = "notifications.send"


@dataclass(frozen=True)
class News:
    """What people are told: its kind, the record it is about, where to read on, until when."""

    kind: str
    about: models.Model
    link: str
    due: date | None = None
    words: Mapping[str, Word] | None = None
    letter: Letter | None = None


def check(news: News) -> None:
    """Raises UnknownKind where the kind has no text, NotValid where a word or the link is wrong."""
    lacking = needed_words(news.kind) - set(news.words or {})
    if lacking:
        raise NotValid(f"The text of “{news.kind}” needs: {', '.join(sorted(lacking))}.", "words")
    if not news.link.startswith("/") or news.link.startswith("//"):
        raise NotValid(f"“{news.link}” is not a path within Ronda.", "link")


def add(actor: User, people: Iterable[User | Membership], news: News) -> list[Notification]:
    """One row for each person; they are sent when the transaction is committed."""
    check(news)
    now = timezone.now()
    rows = [
        Notification(
            person=who,
            membership=membership,
            caused_by=actor,
            body_id=_body_of(actor, news.about),
            kind=news.kind,
            about=key_of(news.about),
            words=kept(news.words or {}),
            letter=news.letter,
            link=news.link,
            due=day_of(news.due),
            send_after=now,
        )
        for who, membership in _each_once(people)
    ]
    _choose_ways(rows, news.kind, now)
    _keep(rows)
    return rows


def next_digest(now: datetime) -> datetime:
    """The next moment at which the daily digest goes out, by the clock where Ronda runs."""
    local = timezone.localtime(now)
    today = local.replace(hour=settings.DIGEST_HOUR, minute=0, second=0, microsecond=0)
    return today if today > local else today + timedelta(days=1)


def _each_once(people: Iterable[User | Membership]) -> list[tuple[User, Membership | None]]:
    told: dict[int, tuple[User, Membership | None]] = {}
    for one in people:
        who, membership = (one.person, one) if isinstance(one, Membership) else (one, None)
        if not who.is_machine:
            told.setdefault(who.pk, (who, membership))
    return list(told.values())


def _body_of(actor: User, about: models.Model) -> int | None:
    """The body whose secretariat may see what was sent: of the record, else of the actor.

    The account that is not a person acts for no body: there the record alone says.
    """
    named = getattr(about, "body_id", None)
    if actor.is_machine:
        return named
    bodies = roles_of(actor).bodies
    if named in bodies:
        return int(named)
    return next(iter(bodies)) if len(bodies) == 1 else None


def _choose_ways(rows: list[Notification], kind: str, now: datetime) -> None:
    people = [row.person_id for row in rows]
    chosen = dict(
        Preference.objects.filter(kind=kind, person__in=people).values_list("person", "way")
    )
    digest = next_digest(now)
    usual = Way.DIGEST if comes_daily(kind) else Way.AT_ONCE
    for row in rows:
        row.way = Way(chosen.get(row.person_id, usual))
        if row.due is None and row.way == Way.PAGE:
            row.state = State.SHOWN
        elif row.way != Way.AT_ONCE:
            late = row.due is not None and row.due <= timezone.localtime(digest).date()
            row.way = Way.AT_ONCE if late else Way.DIGEST
            row.send_after = now if late else digest


def _keep(rows: list[Notification]) -> None:
    with connection.cursor() as cursor:
        # Else every trigger that waits for the end makes the next row slower.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    Notification.objects.bulk_create(rows)
    if any(row.state == State.WAITING and row.way == Way.AT_ONCE for row in rows):
        app.configure_task(SEND).defer()
