"""Spreadsheets handed in: kept, looked through, and taken in whole or not at all.

Two things to know. A small one is looked through at once, a large one by the worker, which tells
how far it has come. And taking in looks at every row once more in the one transaction that keeps
them: a single row that does not fit any more, or a worker that is killed, and nothing is kept.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override
from procrastinate.contrib.django import app

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national import progress
from ronda.apps.national.desk import at_desk, away_from_desk
from ronda.apps.national.models import Spreadsheet, UploadState
from ronda.apps.national.reading_ahead import one_ahead
from ronda.apps.national.selectors.uploads import is_left
from ronda.apps.national.services.rows import LEFT_OUT, Fits, Passed, Problem, Register
from ronda.apps.national.standing import Standing, standing_of
from ronda.factsheets.errors import DocumentError
from ronda.spreadsheets.layout import Column
from ronda.spreadsheets.reading import LeftOut, Why

AT_ONCE = 300_000
"""Bytes up to which a spreadsheet is done while somebody waits for the page."""
SHOWN, A_BATCH, A_STEP = 200, 1_000, 5_000
FOUND = (
    "state", "sentence", "good", "wrong", "formulas", "problems", "left_out", "sample", "rows_read",
)  # fmt: skip
"""What looking through a spreadsheet says of it."""
S = TypeVar("S", bound=Spreadsheet)
T = TypeVar("T")


class Intake(ABC, Generic[S, T]):
    """How spreadsheets come into one register: what they are kept as, who may, what rows become.

    `read` and `take_in` are the names of the worker's tasks; `can` is the code for the trail.
    """

    model: type[S]
    read: str
    take_in: str
    can: str
    columns: Sequence[str | Promise]
    """What is shown of a row as it was understood."""

    @abstractmethod
    def check(self, who: Standing, upload: S | None = None) -> None:
        """Raises what the policy refuses, to hand one in or to work on this one."""

    @abstractmethod
    def register(self, who: Standing) -> Register[T]:
        """The register for somebody, with all that its rows are looked at by."""

    def everywhere(self) -> Sequence[Column]:
        """The columns that there are at every desk, as programs are told; none, told to none."""
        return ()

    @abstractmethod
    def keep(self, rows: Sequence[T]) -> None:
        """Keep a batch of rows, within the transaction."""


def spreadsheet_receive(
    *, intake: Intake[S, T], actor: Actor, data: bytes, name: str, kept: Mapping[str, Any]
) -> S:
    """Keep a spreadsheet, and what it is `kept` with, and have it looked through.

    Raises NotValid for its size.
    """
    if not data:
        raise NotValid(_("The file is empty."), "file")
    if len(data) > settings.UPLOAD_LIMIT_BYTES:
        limit = settings.UPLOAD_LIMIT_BYTES // 1_000_000
        told = _("The file is larger than %(limit)d MB, the most Ronda takes in.")
        raise NotValid(told % {"limit": limit}, "file")
    with at_desk(actor):
        who = standing_of(actor)
        intake.check(who)
        with act(actor=actor, what=intake.can) as done:
            upload = intake.model.objects.create(
                party_id=who.party_id,
                file_name=name[-255:],
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                data=data,
                handed_in_by=who.person,
                **kept,
            )
            done.concerns(upload)
            _by_worker(intake.read, upload)
    if len(data) <= AT_ONCE:
        spreadsheet_look_through(intake=intake, actor=actor, upload=upload)
    return upload


def spreadsheet_look_through(*, intake: Intake[S, T], actor: Actor, upload: S) -> None:
    """Look through a spreadsheet and keep what was found in it; nothing is taken in."""
    with at_desk(actor):
        who = standing_of(actor)
        intake.check(who)
        if intake.model.objects.get(pk=upload.pk).state != UploadState.READING:
            return
        register = intake.register(who)
    progress.begin(actor, upload)
    upload.good = upload.wrong = upload.formulas = upload.rows_read = 0
    upload.problems, upload.left_out, upload.sample = [], [], []
    with override(signed_in(actor).language):
        try:
            for count, found in enumerate(register.looked(upload), start=1):
                _note(upload, found)
                if count % A_STEP == 0:
                    progress.come_to(actor, upload, count)
            upload.state = UploadState.READ
        except DocumentError as error:
            upload.state, upload.sentence = UploadState.REFUSED, str(error)
    with at_desk(actor), act(actor=actor, what=intake.can, about=(upload,)) as done:
        done.after = {"good": upload.good, "wrong": upload.wrong, "state": upload.state}
        upload.save(update_fields=FOUND)


def _note(upload: Spreadsheet, found: Fits[T] | Problem | Passed | LeftOut) -> None:
    if isinstance(found, Problem):
        upload.wrong += 1
        if len(upload.problems) < SHOWN:
            upload.problems.append([found.row, found.sentence])
    elif isinstance(found, Passed):
        if len(upload.left_out) < SHOWN:
            upload.left_out.append([found.row, found.why])
    elif isinstance(found, LeftOut):
        if found.why is not Why.BLANK and len(upload.left_out) < SHOWN:
            upload.left_out.append([found.row, str(LEFT_OUT[found.why])])
    else:
        upload.good += 1
        upload.formulas += found.formula
        if len(upload.sample) < 10:
            upload.sample.append([str(found.row), *found.told])


def spreadsheet_take_in(*, intake: Intake[S, T], actor: Actor, upload: S) -> S:
    """Take every row in, at once or by the worker; raises NotNow where that cannot be done."""
    with at_desk(actor):
        intake.check(standing_of(actor), upload)
        with act(actor=actor, what=intake.can, about=(upload,)):
            locked = intake.model.objects.select_for_update().get(pk=upload.pk)
            if locked.state != UploadState.READ or locked.wrong or not locked.good:
                raise NotNow(_("Only a spreadsheet with nothing wrong in it is taken in."))
            locked.state, locked.sentence = UploadState.TAKING, ""
            locked.rows_read = locked.begun_again = 0
            locked.save(update_fields=["state", "sentence", "rows_read", "begun_again"])
            _by_worker(intake.take_in, locked)
    if locked.size <= AT_ONCE:
        spreadsheet_keep(intake=intake, actor=actor, upload=locked)
    return locked


def spreadsheet_keep(*, intake: Intake[S, T], actor: Actor, upload: S) -> None:
    """Keep the rows of a spreadsheet, all of them or, where one does not fit, none.

    Where the work itself fails nothing is kept either, and the spreadsheet says so.
    """
    if upload.size <= AT_ONCE:
        return _kept_whole(intake, actor, upload, lambda _rows: None)
    progress.begin(actor, upload)
    try:
        with progress.shown(actor, upload) as tell:
            _kept_whole(intake, actor, upload, tell)
    except IntegrityError:
        _set_back(intake, actor, upload, _("Somebody told some of it at the same time."))
    except Exception:
        _set_back(intake, actor, upload, _("The work was broken off by a mistake of Ronda."))
        raise


def _kept_whole(intake: Intake[S, T], actor: Actor, upload: S, tell: Callable[[int], None]) -> None:
    with at_desk(actor):
        who = standing_of(actor)
        intake.check(who)
        with act(actor=actor, what=intake.can, about=(upload,)) as done:
            locked = _alone_with(intake, upload)
            if locked.state != UploadState.TAKING:
                return
            problems = _keep(intake, intake.register(who).looked(locked), tell)
            # What was given meanwhile may have made a row one too many: it is looked at again.
            locked.state = UploadState.READ if problems else UploadState.TAKEN
            locked.wrong = len(problems)
            locked.problems = [[one.row, one.sentence] for one in problems[:SHOWN]]
            locked.save(update_fields=["state", "wrong", "problems"])
            done.after = {"state": locked.state, "wrong": locked.wrong}


def _alone_with(intake: Intake[S, T], upload: S) -> S:
    """The spreadsheet, which nobody else takes in before this transaction has ended.

    Its row stays open, so that how far the work has come can be written into it beside it.
    """
    with connection.cursor() as cursor:
        key = f"{upload._meta.db_table}:{upload.pk}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    return intake.model.objects.get(pk=upload.pk)


def _set_back(intake: Intake[S, T], actor: Actor, upload: S, sentence: str) -> None:
    """Say that nothing was taken in, and why, so that somebody may try again."""
    with at_desk(actor), act(actor=actor, what=intake.can, about=(upload,)) as done:
        locked = intake.model.objects.select_for_update().get(pk=upload.pk)
        locked.state, locked.sentence = UploadState.READ, sentence
        locked.save(update_fields=["state", "sentence"])
        done.after = {"state": locked.state}


def _keep(
    intake: Intake[S, T],
    rows: Iterable[Fits[T] | Problem | Passed | LeftOut],
    tell: Callable[[int], None],
) -> list[Problem]:
    """Keep the rows in batches; where there is a problem, none of them stays."""
    problems: list[Problem] = []
    kept = 0
    with transaction.atomic(), closing(one_ahead(_batches(iter(rows)))) as batches:
        for fit, wrong in batches:
            problems += wrong
            intake.keep(fit)
            kept += len(fit)
            tell(kept)
        transaction.set_rollback(bool(problems))
    return problems


def _batches(
    rows: Iterator[Fits[T] | Problem | Passed | LeftOut],
) -> Iterator[tuple[list[T], list[Problem]]]:
    """What becomes of so many rows at a time, and what is wrong with some."""
    while batch := list(islice(rows, A_BATCH)):
        yield (
            [one.record for one in batch if isinstance(one, Fits)],
            [one for one in batch if isinstance(one, Problem)],
        )


def spreadsheet_drop(*, intake: Intake[S, T], actor: Actor, upload: S) -> None:
    """Set a spreadsheet aside that was not taken in, or that somebody left before it was."""
    with at_desk(actor):
        intake.check(standing_of(actor), upload)
        with act(actor=actor, what=intake.can, about=(upload,)):
            # Should the worker be at it since before its person left, it ends first.
            _alone_with(intake, upload)
            locked = intake.model.objects.select_for_update().get(pk=upload.pk)
            if locked.state not in (UploadState.READ, UploadState.REFUSED) and not is_left(locked):
                raise NotNow(_("This spreadsheet cannot be set aside now."))
            locked.state = UploadState.DROPPED
            locked.save()


def _by_worker(task: str, upload: Spreadsheet) -> None:
    """Ask the worker for it, within the transaction, where it is not done at once."""
    if upload.size > AT_ONCE:
        with away_from_desk():
            app.configure_task(task).defer(upload_id=upload.pk, person_id=upload.handed_in_by_id)
