"""Spreadsheets handed in: kept, looked through, and taken in whole or not at all.

Two things to know. A small one is looked through at once, a large one by the worker, which tells
how far it has come. And taking in looks at every row once more in the one transaction that keeps
them: a single row that does not fit any more, and nothing is kept.
"""

import hashlib
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from procrastinate.contrib.django import app

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.desk import at_desk, away_from_desk
from ronda.apps.national.models import IndicatorValue, Upload, UploadKind, UploadState
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.standing import standing_of
from ronda.apps.national.taking_in import LEFT_OUT, Fits, Problem, Register
from ronda.apps.policy import demand
from ronda.factsheets.errors import DocumentError
from ronda.spreadsheets.reading import LeftOut, Why

READ, TAKE_IN = "national.read_spreadsheet", "national.take_spreadsheet_in"
AT_ONCE = 300_000
"""Bytes up to which a spreadsheet is done while somebody waits for the page."""
SHOWN, A_BATCH, A_STEP = 200, 1_000, 5_000


def upload_receive(*, actor: Actor, data: bytes, name: str) -> Upload:
    """Keep a spreadsheet of values and have it looked through; raises NotValid for its size."""
    if not data:
        raise NotValid(_("The file is empty."), "file")
    if len(data) > settings.UPLOAD_LIMIT_BYTES:
        limit = settings.UPLOAD_LIMIT_BYTES // 1_000_000
        told = _("The file is larger than %(limit)d MB, the most Ronda takes in.")
        raise NotValid(told % {"limit": limit}, "file")
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.COUNT))
        with act(actor=actor, what=Can.COUNT) as done:
            upload = Upload.objects.create(
                party_id=who.party_id,
                kind=UploadKind.VALUES,
                file_name=name[-255:],
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                data=data,
                handed_in_by=who.person,
            )
            done.concerns(upload)
            _by_worker(READ, upload)
    if len(data) <= AT_ONCE:
        upload_look_through(actor=actor, upload=upload)
    return upload


def upload_look_through(*, actor: Actor, upload: Upload) -> None:
    """Look through a spreadsheet and keep what was found in it; nothing is taken in."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.COUNT))
        register = Register(standing_of(actor))
    upload.good = upload.wrong = upload.formulas = 0
    upload.problems, upload.left_out, upload.sample = [], [], []
    with override(signed_in(actor).language):
        try:
            for count, found in enumerate(register.looked(upload), start=1):
                _note(upload, found)
                if count % A_STEP == 0:
                    _tell(actor, upload, count)
            upload.state = UploadState.READ
        except DocumentError as error:
            upload.state, upload.sentence = UploadState.REFUSED, str(error)
    with at_desk(actor), act(actor=actor, what=Can.COUNT, about=(upload,)) as done:
        done.after = {"good": upload.good, "wrong": upload.wrong, "state": upload.state}
        upload.save()


def _note(upload: Upload, found: Fits | Problem | LeftOut) -> None:
    if isinstance(found, Problem):
        upload.wrong += 1
        if len(upload.problems) < SHOWN:
            upload.problems.append([found.row, found.sentence])
    elif isinstance(found, LeftOut):
        if found.why is not Why.BLANK and len(upload.left_out) < SHOWN:
            upload.left_out.append([found.row, str(LEFT_OUT[found.why])])
    else:
        upload.good += 1
        upload.formulas += found.formula
        if len(upload.sample) < 10:
            upload.sample.append(_told(found))


def _told(fits: Fits) -> list[str]:
    """A row as it was understood, to be looked at."""
    value = fits.value
    period = f"{value.first.isoformat()} – {value.last.isoformat()}"
    return [str(fits.row), value.indicator.name, period, value.group, f"{value.amount:f}"]


def _tell(actor: Actor, upload: Upload, count: int) -> None:
    with at_desk(actor):
        Upload.objects.filter(pk=upload.pk).update(rows_read=count)


def upload_take_in(*, actor: Actor, upload: Upload) -> Upload:
    """Take every row in, at once or by the worker; raises NotNow where that cannot be done."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.COUNT, None))
        demand(verdict(standing_of(actor), Can.SEE, upload))
        with act(actor=actor, what=Can.COUNT, about=(upload,)):
            locked = Upload.objects.select_for_update().get(pk=upload.pk)
            if locked.state != UploadState.READ or locked.wrong or not locked.good:
                raise NotNow(_("Only a spreadsheet with nothing wrong in it is taken in."))
            locked.state = UploadState.TAKING
            locked.save()
            _by_worker(TAKE_IN, locked)
    if locked.size <= AT_ONCE:
        upload_keep(actor=actor, upload=locked)
    return locked


def upload_keep(*, actor: Actor, upload: Upload) -> None:
    """Keep the values of a spreadsheet, all of them or, where one does not fit, none."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.COUNT))
        with act(actor=actor, what=Can.COUNT, about=(upload,)) as done:
            locked = Upload.objects.select_for_update().get(pk=upload.pk)
            if locked.state != UploadState.TAKING:
                return
            problems = _keep(Register(who).looked(locked))
            # What was given meanwhile may have made a row one too many: it is looked at again.
            locked.state = UploadState.READ if problems else UploadState.TAKEN
            locked.wrong = len(problems)
            locked.problems = [[one.row, one.sentence] for one in problems[:SHOWN]]
            locked.save()
            done.after = {"state": locked.state, "wrong": locked.wrong}


def _keep(rows: Iterable[Fits | Problem | LeftOut]) -> list[Problem]:
    """Keep the values in batches; where there is a problem, none of them stays."""
    problems: list[Problem] = []
    batch: list[IndicatorValue] = []
    with transaction.atomic():
        for one in rows:
            if isinstance(one, Problem):
                problems.append(one)
            elif isinstance(one, Fits):
                batch.append(one.value)
            if len(batch) >= A_BATCH:
                IndicatorValue.objects.bulk_create(batch)
                batch = []
        IndicatorValue.objects.bulk_create(batch)
        transaction.set_rollback(bool(problems))
    return problems


def upload_drop(*, actor: Actor, upload: Upload) -> None:
    """Set a spreadsheet aside that was not taken in."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.COUNT))
        demand(verdict(standing_of(actor), Can.SEE, upload))
        with act(actor=actor, what=Can.COUNT, about=(upload,)):
            locked = Upload.objects.select_for_update().get(pk=upload.pk)
            if locked.state not in (UploadState.READ, UploadState.REFUSED):
                raise NotNow(_("This spreadsheet cannot be set aside now."))
            locked.state = UploadState.DROPPED
            locked.save()


def _by_worker(task: str, upload: Upload) -> None:
    """Ask the worker for it, within the transaction, where it is not done at once."""
    if upload.size > AT_ONCE:
        with away_from_desk():
            app.configure_task(task).defer(upload_id=upload.pk, person_id=upload.handed_in_by_id)
