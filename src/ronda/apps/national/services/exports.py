"""The whole national record packed for the State itself: asked for, made by the worker, taken out.

Two things to know. It is read in pages, each through the door anew, so that the page tells how far
it has come and whoever stops being coordinator stops it. And there is one at a time: a new one
takes the bytes of those before it away.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow
from ronda.apps.national.desk import at_desk, away_from_desk
from ronda.apps.national.exporting import About, pack
from ronda.apps.national.models import Export, ExportPart, ExportState
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.exports import export_tables
from ronda.apps.national.selectors.registers import Row, Table, key_of
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.policy import demand
from ronda.apps.treaties.models import Party

MAKE = "national.make_export"
A_PAGE, A_PART = 2_000, 1 << 20
STUCK = timedelta(minutes=15)
"""After this long another may be asked for, though one is still said to be in the making."""


def export_ask(*, actor: Actor, licence: str = "") -> Export:
    """Have the whole record packed by the worker; raises NotNow where that is being done."""
    with at_desk(actor):
        who = _coordinator(actor)
        with act(actor=actor, what=Can.EXPORT) as done:
            before = Export.objects.select_for_update().filter(party=who.party_id)
            running = [one for one in before if one.state == ExportState.MAKING]
            if any(one.asked_at > timezone.now() - STUCK for one in running):
                raise NotNow(_("An export is being made: wait until it is ready."))
            _take_away(list(before.exclude(state=ExportState.GONE)))
            export = Export.objects.create(
                party_id=who.party_id, licence=licence.strip(), asked_by=who.person
            )
            done.concerns(export)
            with away_from_desk():
                app.configure_task(MAKE).defer(export_id=export.pk, person_id=who.person.pk)
    return export


def _take_away(exports: list[Export]) -> None:
    for one in exports:
        one.parts.all().delete()
        one.state = ExportState.GONE
        one.save()


def export_make(*, actor: Actor, export: Export) -> None:
    """Pack the record, table by table, and keep the package; nothing where it is there already."""
    with at_desk(actor):
        who = _coordinator(actor)
        export.refresh_from_db()
        if export.state != ExportState.MAKING:
            return
        party: Party = export.party
        tables = export_tables()
        export.rows_all = sum(table.records().count() for table in tables)
        Export.objects.filter(pk=export.pk).update(rows_all=export.rows_all, rows_done=0)
        ExportPart.objects.filter(export=export).delete()
    about = About(party.name, party.code, timezone.now(), export.licence)
    with tempfile.TemporaryFile("w+b") as file:
        pack(file, about, tables, lambda table: _rows(actor, export, table), _now)
        size, sha256 = _keep(actor, who, export, file)
    with at_desk(actor):
        _coordinator(actor)
        with act(actor=actor, what=Can.EXPORT, about=(export,)) as done:
            locked = Export.objects.select_for_update().get(pk=export.pk)
            if locked.state != ExportState.MAKING:
                locked.parts.all().delete()
                return
            locked.state, locked.ready_at = ExportState.READY, timezone.now()
            locked.size, locked.sha256 = size, sha256
            locked.save()
            done.after = {"state": locked.state, "size": size, "sha256": sha256}


def _now() -> datetime:
    return datetime.now(UTC)


def _rows(actor: Actor, export: Export, table: Table) -> Iterator[tuple[int, Row]]:
    """The rows of a table by key, a page at a time, and how far it has come told after each."""
    last = 0
    while True:
        with at_desk(actor):
            _coordinator(actor)
            page = list(table.records().filter(pk__gt=last).order_by("pk")[:A_PAGE])
            rows = [(key_of(one), table.row(one)) for one in page]
            Export.objects.filter(pk=export.pk).update(rows_done=F("rows_done") + len(rows))
        yield from rows
        if len(page) < A_PAGE:
            return
        last = rows[-1][0]


def _keep(actor: Actor, who: Standing, export: Export, file: BinaryIO) -> tuple[int, str]:
    """The package in parts; its size and checksum."""
    file.seek(0)
    told, size, number = hashlib.sha256(), 0, 0
    while chunk := file.read(A_PART):
        told.update(chunk)
        size, number = size + len(chunk), number + 1
        with at_desk(actor):
            ExportPart.objects.create(
                party_id=who.party_id, export=export, number=number, data=chunk
            )
    return size, told.hexdigest()


def export_take_out(*, actor: Actor, export: Export) -> Iterator[bytes]:
    """The bytes of an export, part by part, each through the door; that it left is audited.

    Raises NotNow where there is none to be had.
    """
    with at_desk(actor):
        _coordinator(actor)
        with act(actor=actor, what=Can.EXPORT_TAKE, about=(export,)) as done:
            locked = Export.objects.select_for_update().get(pk=export.pk)
            if locked.state != ExportState.READY:
                raise NotNow(_("This export is not there: have one made."))
            done.after = {"sha256": locked.sha256}
            numbers = list(locked.parts.values_list("number", flat=True))
    return _parts(actor, export, numbers)


def _parts(actor: Actor, export: Export, numbers: list[int]) -> Iterator[bytes]:
    for number in numbers:
        with at_desk(actor):
            part = ExportPart.objects.get(export=export, number=number)
        yield bytes(part.data)


def _coordinator(actor: Actor) -> Standing:
    who = standing_of(actor)
    demand(verdict(who, Can.EXPORT))
    return who
