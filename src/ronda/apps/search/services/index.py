"""Bringing the index in step with what is public.

Two things to know. A thing whose state is as it was taken is left alone, and in one that changed
the statements that did not; one that is not public any more leaves the index with all its
statements. And words that stayed the same keep the moment since when they are public, so that
nobody is told of them twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from django.db import connection, transaction
from django.utils import timezone

from ronda.apps.search.models import Origin, Statement
from ronda.apps.search.models.statements import OF_FACETS
from ronda.apps.search.services.of_factsheets import factsheets_public, statuses_follow
from ronda.apps.search.services.of_library import library_public
from ronda.apps.search.services.of_rounds import (
    conclusions_public,
    replies_public,
    reports_public,
)
from ronda.apps.search.services.taking import Taken
from ronda.apps.search.services.words import words_add
from ronda.apps.treaties.models import Round
from ronda.apps.treaties.selectors import rounds

_OF_ROUND = (factsheets_public, reports_public, replies_public, conclusions_public)
_SAID = (*OF_FACETS, "chapter_title", "codes", "text", "beside", "page")
"""What a statement is, apart from where it comes from and since when it is public."""
_LOCK = 7_170_038
"""Names the lock under which the index is worked on: one at a time, each with what came before."""


def round_refresh(*, round: Round, now: bool = True) -> int:
    """Bring the index in step with what is public of a round; how many things changed.

    `now`: what is new to the index became public now; else it did when its records say so.
    """
    with _alone():
        public = chain.from_iterable(each(round) for each in _OF_ROUND)
        changed = _refresh(public, Origin.objects.filter(round=round), round, now=now)
        statuses_follow(round)
        return changed


def library_refresh(*, now: bool = True) -> int:
    """Bring the index in step with the library; how many texts changed."""
    with _alone():
        own = Origin.objects.filter(name__startswith="library:")
        return _refresh(library_public(), own, None, now=now)


def everything_refresh() -> int:
    """Bring the whole index in step, each round in a transaction of its own."""
    changed = sum(round_refresh(round=one, now=False) for one in rounds())
    return changed + library_refresh(now=False)


def everything_anew() -> int:
    """Make the whole index anew; how many things are in it."""
    Origin.objects.update(mark="")
    return everything_refresh()


@contextmanager
def _alone() -> Iterator[None]:
    """A transaction in which nobody else works on the index."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield


def _refresh(
    public: Iterable[Taken], own: Iterable[Origin], round: Round | None, *, now: bool
) -> int:
    known = {one.name: one for one in own}
    changed = 0
    for taken in public:
        origin = known.pop(taken.name, None)
        if origin is None or origin.mark != taken.mark:
            _take(taken, origin, round, now=now)
            changed += 1
    Origin.objects.filter(pk__in=[one.pk for one in known.values()]).delete()
    return changed + len(known)


def _take(taken: Taken, origin: Origin | None, round: Round | None, *, now: bool) -> None:
    # What has no mark is made anew: its columns may be worked out otherwise by now.
    stays = origin is not None and bool(origin.mark)
    if origin is not None:
        origin.mark = taken.mark
        origin.save(update_fields=["mark", "taken_at"])
    else:
        origin = Origin.objects.create(name=taken.name, round=round, mark=taken.mark)
    had = {row[0]: row[1:] for row in origin.statements.values_list("place", "pk", "since", *_SAID)}
    since = {_words(said): moment for _key, moment, *said in had.values()}
    new, now_public = [], timezone.now()
    for row in taken.statements():
        said = [getattr(row, name) for name in _SAID]
        if stays and row.place in had and said == list(had[row.place][2:]):
            del had[row.place]
            continue
        row.origin = origin
        row.since = since.get(_words(said)) or (now_public if now else row.since)
        new.append(row)
    Statement.objects.filter(pk__in=[row[0] for row in had.values()]).delete()
    Statement.objects.bulk_create(new, batch_size=500)
    words_add(row.text for row in new)


def _words(said: Sequence[object]) -> tuple[object, object]:
    return said[_SAID.index("kind")], said[_SAID.index("text")]
