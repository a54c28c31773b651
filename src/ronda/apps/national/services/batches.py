"""Rows that a program hands in: through a register's own way in for spreadsheets, at once.

Two things to know. An app says in its AppConfig what programs may hand in: `record_intakes` has, by
the name in the address, the dotted path of an `Intake` and what its uploads are kept with. And
nothing stays of what was not taken in whole: neither rows nor the upload.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, NotVisible
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Batch, Spreadsheet, UploadState
from ronda.apps.national.services.rows import Problem
from ronda.apps.national.services.spreadsheets import (
    AT_ONCE,
    Intake,
    spreadsheet_receive,
    spreadsheet_take_in,
)
from ronda.apps.national.standing import standing_of

MOST_BYTES = AT_ONCE
"""What is longer is handed in as a file, which the worker takes."""


@dataclass(frozen=True)
class Taken:
    """That rows were taken in, now or `again`; `upload` is the key of their source."""

    rows: int
    upload: int
    again: bool = False


@dataclass(frozen=True)
class NotTaken:
    """That nothing was taken in: why, or which rows, of `wrong` altogether."""

    problems: Sequence[Problem]
    wrong: int
    sentence: str = ""


class _Undone(Exception):
    """Takes everything back that was written; carries why."""

    def __init__(self, told: NotTaken) -> None:
        super().__init__(told)
        self.told = told


def batch_take(*, actor: Actor, name: str, key: str, data: bytes) -> Taken | NotTaken:
    """Take rows into a register, all or none; what was taken under this key is told again.

    Raises NotVisible for a register that there is not, NotValid for too much at once, NotNow where
    something else was sent under this key.
    """
    if len(data) > MOST_BYTES:
        told = _("Send at most %(most)d bytes at once, or hand the rows in as a file.")
        raise NotValid(told % {"most": MOST_BYTES}, "rows")
    digest = hashlib.sha256(name.encode() + b"\0" + data).hexdigest()
    try:
        with at_desk(actor):
            intake, kept = _intake(name)
            who = standing_of(actor)
            intake.check(who)
            if before := Batch.objects.filter(by=who.person, key=key).first():
                return _again(before, digest)
            with act(actor=actor, what=intake.can) as done:
                batch = _noted(who.party_id, who.person.pk, key, digest)
                taken = _taken(intake, actor, (f"API {key}"[:200], data, kept))
                batch.taken, batch.keys = taken.rows, [taken.upload]
                batch.save()
                done.concerns(batch)
            return taken
    except _Undone as undone:
        return undone.told


def _noted(party: int, person: int, key: str, digest: str) -> Batch:
    """The batch; raises NotNow where the same was sent at the same time and came first."""
    try:
        with transaction.atomic():
            return Batch.objects.create(
                party_id=party, by_id=person, key=key, sha256=digest, taken=0
            )
    except IntegrityError as error:
        raise NotNow(_("The same key is being worked on: send it again in a moment.")) from error


def _again(before: Batch, digest: str) -> Taken:
    if before.sha256 != digest:
        raise NotNow(_("Something else was sent under this key: take a new key for it."))
    return Taken(before.taken, before.keys[0], again=True)


def _taken(
    intake: Intake[Any, Any], actor: Actor, sent: tuple[str, bytes, Mapping[str, Any]]
) -> Taken:
    """Keep what was sent and take it in, in this transaction; raises _Undone."""
    name, data, kept = sent
    upload: Spreadsheet = spreadsheet_receive(
        intake=intake, actor=actor, data=data, name=name, kept=kept
    )
    if upload.state != UploadState.READ or upload.wrong or not upload.good:
        sentence = upload.sentence or ("" if upload.wrong else _("There is no row in it."))
        raise _Undone(NotTaken(_problems(upload), upload.wrong, sentence))
    spreadsheet_take_in(intake=intake, actor=actor, upload=upload)
    upload.refresh_from_db()
    if upload.state != UploadState.TAKEN:
        raise _Undone(NotTaken(_problems(upload), upload.wrong))
    return Taken(upload.good, upload.pk)


def _problems(upload: Spreadsheet) -> list[Problem]:
    return [Problem(row, sentence) for row, sentence in upload.problems]


def intakes() -> Iterator[tuple[str, Intake[Any, Any]]]:
    """What programs may hand in: the name of each register, and its way in."""
    for name, (path, _kept) in _intakes():
        yield name, import_string(path)


def _intakes() -> Iterator[tuple[str, tuple[str, Mapping[str, Any]]]]:
    for config in apps.get_app_configs():
        yield from getattr(config, "record_intakes", {}).items()


def _intake(name: str) -> tuple[Intake[Any, Any], Mapping[str, Any]]:
    for known, (path, kept) in _intakes():
        if known == name:
            return import_string(path), kept
    raise NotVisible(_("There is no such register."))
