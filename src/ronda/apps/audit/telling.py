"""The story of records, step by step: what was done, and what that changed, field by field.

Two things to know. What a service says it did (the trail) and what the database saw (the history of
rows) are put together by the request they belong to; a change that no service made is a step of its
own. And values are told as people read them: names for keys, labels for choices.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ronda.apps.audit.models import Event
from ronda.apps.audit.services import key_of
from ronda.apps.audit.versions import Change, Tellers, Version, names_of, plain, versions_of
from ronda.hashes.exchange.separated.cells import defused

Words = Mapping[str, object]
"""What is done under a code ("membership.begin"), as a sentence."""
COLUMNS = (
    *("at", "actor", "on_behalf", "what", "done", "reason"),
    *("record", "field", "before", "after"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done; `before` and `after` are what the service noted itself."""

    at: datetime
    actor: str
    what: str
    done: str = ""
    on_behalf: str = ""
    reason: str = ""
    before: object = None
    after: object = None
    changes: tuple[Change, ...] = ()


def story_of(*records: models.Model) -> models.QuerySet[Event]:
    """Everything that services did to the records, newest first."""
    keys = [key_of(record) for record in records]
    return Event.objects.filter(about__overlap=keys).select_related("actor")


def steps_of(
    records: Sequence[models.Model],
    words: Words | None = None,
    *,
    history: bool = True,
    tellers: Tellers | None = None,
) -> list[Step]:
    """The story of the records, newest first.

    With `history` it tells every wording there ever was, drafts too: whoever shows it makes sure
    that the reader may see them, or has what services noted alone.
    """
    told = words or {}
    events = list(story_of(*records))
    versions = list(versions_of(records, tellers)) if history else []
    found, left = _matched(events, versions)
    names = names_of(get_user_model(), {one.actor for one in left})
    steps = [_step(event, found[event.pk], told) for event in reversed(events)]
    for one in left:
        actor = names.get(one.actor, _("Directly in the database"))
        done = str(told.get(one.what, ""))
        steps.append(Step(one.at, actor, one.what, done, changes=one.changes))
    # What happened at one time stays in the order in which it was written down.
    return sorted(steps, key=lambda step: step.at)[::-1]


def steps_csv(steps: Iterable[Step]) -> str:
    """The story as a table: a row for each field that was changed, or one for the step."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for step in steps:
        for change in step.changes or (Change("", "", plain(step.before), plain(step.after)),):
            table.writerow([defused(cell) for cell in _row(step, change)])
    return out.getvalue()


def _row(step: Step, change: Change) -> tuple[str, ...]:
    return (
        localtime(step.at).isoformat(),
        step.actor,
        step.on_behalf,
        step.what,
        step.done,
        step.reason,
        change.record,
        change.field,
        change.before,
        change.after,
    )


def _step(event: Event, versions: Iterable[Version], words: Words) -> Step:
    return Step(
        at=event.at,
        actor=str(event.actor),
        what=event.what,
        done=str(words.get(event.what, "")),
        on_behalf=event.on_behalf,
        reason=event.reason,
        before=event.before,
        after=event.after,
        changes=tuple(change for one in versions for change in one.changes),
    )


def _matched(
    events: Sequence[Event], versions: Iterable[Version]
) -> tuple[dict[int, list[Version]], list[Version]]:
    """The versions that belong to each event, by its key; and those that belong to none."""
    of_request: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        of_request[str(event.request_id)].append(event)
    found: dict[int, list[Version]] = defaultdict(list)
    left = []
    for version in versions:
        if not version.changes:
            continue
        same = of_request.get(version.request, [])
        about = [event for event in same if version.key in event.about]
        exact = [event for event in about if event.what == version.what]
        chosen = next(iter([*exact, *about, *same]), None)
        if chosen is None:
            left.append(version)
        else:
            found[chosen.pk].append(version)
    return found, left
