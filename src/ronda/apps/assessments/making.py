"""Making all compliance reports of a round: what the worker does for an order.

Two things to know. How far it has come is written at once and outside any transaction, so that it
shows while the work goes on. And what is made is what the one who asked for it may see.
"""

import io
import logging
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeAlias

import psycopg
from django.db import connection, transaction
from psycopg import sql

from ronda.apps.assessments.models import OrderState, ReportOrder
from ronda.apps.assessments.selectors.bases import basis_of
from ronda.apps.assessments.selectors.reports import (
    Material,
    by_party,
    by_recommendation,
    material_of,
)
from ronda.apps.errors import Refusal
from ronda.assessments.model import ComplianceReport, Form
from ronda.assessments.writing.outline import Outlined, outlined
from ronda.assessments.writing.to_docx import report_docx
from ronda.assessments.writing.to_pdf import report_pdfs
from ronda.factsheets.errors import CannotWrite

log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
Named: TypeAlias = tuple[str, ComplianceReport]
_KINDS = ("docx", "pdf")


def order_make(order_id: int) -> None:
    """Make what was asked for; an order that is done or being made is left as it is."""
    waiting = ReportOrder.objects.filter(pk=order_id, state=OrderState.WAITING)
    if not waiting.update(state=OrderState.MAKING):
        return
    order = ReportOrder.objects.select_related("round__body__convention", "asked_by").get(
        pk=order_id
    )
    try:
        archive = _archive(order, lambda done, total: _come_to(order_id, done, total))
    except (Refusal, CannotWrite) as error:
        _end(order, OrderState.FAILED, refusal=str(error))
    except Exception:
        log.exception("order %s failed", order_id)
        _end(order, OrderState.FAILED)
        raise
    else:
        _end(order, OrderState.DONE, archive=archive)


def wait_again(order_id: int) -> None:
    """Put an order back whose worker was killed."""
    begun = ReportOrder.objects.filter(pk=order_id, state=OrderState.MAKING)
    begun.update(state=OrderState.WAITING, done=0)


def _in_language(material: Material, tag: str) -> Iterator[Named]:
    """Every report with the name of its file: per recommendation, then per Party."""
    for asked in material.basis.frame.asked:
        yield f"{tag}/recommendations/{asked.code}", by_recommendation(material, tag, asked)
    for party in material.parties:
        yield f"{tag}/parties/{party.code}", by_party(material, tag, party)


def _archive(order: ReportOrder, progress: Progress) -> bytes:
    material = material_of(order.asked_by, basis_of(order.round), Form(order.form))
    languages = order.languages.split()
    about = len(material.basis.frame.asked) + len(material.parties)
    total = len(_KINDS) * len(languages) * about
    reports = (named for tag in languages for named in _in_language(material, tag))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for done, (name, data) in enumerate(_files(reports), start=1):
            archive.writestr(zipfile.ZipInfo(name, datetime.now(UTC).timetuple()[:6]), data)
            if done % 5 == 0 or done == total:
                progress(done, total)
    return held.getvalue()


def _files(reports: Iterator[Named]) -> Iterator[tuple[str, bytes]]:
    """Each report as Word and PDF; other processes make PDF while this one tells and makes Word."""
    as_word: deque[tuple[str, bytes]] = deque()

    def told() -> Iterator[Outlined]:
        for name, report in reports:
            made = outlined(report)
            as_word.append((name, report_docx(made)))
            yield made

    for as_pdf in report_pdfs(told()):
        name, word = as_word.popleft()
        yield from zip((f"{name}.{kind}" for kind in _KINDS), (word, as_pdf), strict=True)


def _come_to(order_id: int, done: int, total: int) -> None:
    ReportOrder.objects.filter(pk=order_id).update(done=done, total=total)


def _end(
    order: ReportOrder, state: OrderState, *, archive: bytes | None = None, refusal: str = ""
) -> None:
    order.state, order.refusal = state, refusal
    with transaction.atomic():
        if archive is not None:
            _keep(order, archive)
        order.save(update_fields=["state", "refusal"])


def _keep(order: ReportOrder, archive: bytes) -> None:
    """Keep the archive beside its order, sent as the bytes it is.

    Django would write it into the words of the statement: a hundred megabytes take longer so than
    some hundred of the reports.
    """
    table = sql.Identifier(ReportOrder._meta.db_table)
    put = sql.SQL("UPDATE {} SET archive = %b WHERE id = %s").format(table)
    assert connection.connection is not None
    with _sent_at_once(connection.connection), psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(put, [archive, order.pk])


@contextmanager
def _sent_at_once(link: psycopg.Connection) -> Iterator[None]:
    """Send to the database without a pause for what it answers.

    With one, libpq moves all that is not yet sent after every piece of it that is.
    """
    link.pgconn.nonblocking = 0
    try:
        yield
    finally:
        link.pgconn.nonblocking = 1
