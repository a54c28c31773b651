"""What the database saw of records: every version of a row, and what differs from the one before.

Two things to know. Versions come from the history tables that triggers write, so that nothing done
past the services is missing. And values are told as people read them: names for keys, labels for
choices.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ronda.apps.audit.services import key_of

Tellers = Mapping[str, Callable[[object], str]]
"""How values of fields with these names are told, where the field itself does not say."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record: what it was and what it became, as texts."""

    record: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """What the database saw of one record at one time, and in which request by whom."""

    key: str
    at: datetime
    request: str
    actor: int | None
    what: str
    changes: tuple[Change, ...]


def versions_of(
    records: Sequence[models.Model], tellers: Tellers | None = None
) -> Iterator[Version]:
    """Every version of the records, those of one model together, the oldest first."""
    groups: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for record in records:
        groups[type(record)].append(record)
    for group in groups.values():
        yield from _versions(group, tellers or {})


def _versions(records: Sequence[models.Model], tellers: Tellers) -> Iterator[Version]:
    history = getattr(type(records[0]), "pgh_event_model", None)
    if history is None:
        return
    known = {record.pk: record for record in records}
    rows = list(history.objects.filter(pgh_obj_id__in=known).order_by("pgh_id"))
    said = _Saying(type(records[0]), rows, tellers)
    last: dict[object, Any] = {}
    for row in rows:
        context = row.pgh_context or {}
        record = known[row.pgh_obj_id]
        before = None if row.pgh_label == "insert" else last.get(row.pgh_obj_id)
        yield Version(
            key=key_of(record),
            at=row.pgh_created_at,
            request=str(context.get("request", "")),
            actor=context.get("actor"),
            what=str(context.get("what", row.pgh_label)),
            changes=tuple(said.changes(str(record), before, row)),
        )
        last[row.pgh_obj_id] = row


class _Saying:
    """Tells the values of one model's rows as texts; asks for names of records once."""

    def __init__(self, model: type[models.Model], rows: Sequence[Any], tellers: Tellers) -> None:
        self.tellers = tellers
        kept = {field.attname for field in type(rows[0])._meta.concrete_fields} if rows else set()
        self.fields = [
            field
            for field in model._meta.concrete_fields
            if field.attname in kept and not field.primary_key
        ]
        self.names = {
            field.attname: names_of(
                field.related_model, {getattr(row, field.attname) for row in rows}
            )
            for field in self.fields
            if field.is_relation and isinstance(field.related_model, type)
        }

    def changes(self, record: str, before: Any, row: Any) -> Iterator[Change]:
        """What differs between two rows; of the first one, all that it says."""
        for field in self.fields:
            new = getattr(row, field.attname)
            old = getattr(before, field.attname) if before is not None else None
            texts = (self._text(field, old), self._text(field, new))
            if row.pgh_label == "delete":
                texts = (texts[1], "")
            if texts[0] != texts[1]:
                label = str(getattr(field, "verbose_name", field.name))
                yield Change(f"{row.pgh_tracked_model._meta.verbose_name}: {record}", label, *texts)

    def _text(self, field: Any, value: Any) -> str:
        if value is None or value == "":
            return ""
        if field.attname in self.tellers:
            return self.tellers[field.attname](value)
        if field.attname in self.names:
            return self.names[field.attname].get(value, str(value))
        labels = dict(field.flatchoices)
        return str(labels[value]) if isinstance(value, str) and value in labels else plain(value)


def names_of(model: type[models.Model], keys: set[Any]) -> dict[Any, str]:
    """The names of records of another model; what is gone has only its key."""
    found = model._base_manager.filter(pk__in={key for key in keys if key is not None})
    return {one.pk: str(one) for one in found}


def plain(value: object) -> str:
    """A value as a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
