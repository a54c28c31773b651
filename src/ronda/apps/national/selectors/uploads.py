"""Spreadsheets that were handed in: the coordinator sees all, others their own."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import roles_of
from ronda.apps.errors import NotVisible
from ronda.apps.national.desk import parties_of
from ronda.apps.national.models import Spreadsheet, Upload, UploadKind, UploadState
from ronda.apps.national.standing import Standing

WAITING = frozenset({UploadState.READING, UploadState.TAKING})
"""While the worker has a spreadsheet before it."""
S = TypeVar("S", bound=Spreadsheet)


def uploads_visible(who: Standing) -> QuerySet[Upload]:
    """The spreadsheets of values that somebody may see, newest first, without their bytes."""
    every = _uploads(UploadKind.VALUES)
    return every if who.coordinator else every.filter(handed_in_by=who.person)


def outside_visible(who: Standing) -> QuerySet[Upload]:
    """The files of recommendations of other bodies; the coordinator's alone."""
    every = _uploads(UploadKind.OUTSIDE)
    return every if who.coordinator else every.none()


def files_visible(model: type[S], who: Standing) -> QuerySet[S]:
    """The spreadsheets of a register that somebody may see, newest first, without their bytes."""
    objects: Any = model._default_manager
    every: QuerySet[S] = objects.select_related("handed_in_by").defer("data")
    return every if who.coordinator else every.filter(handed_in_by=who.person)


def is_left(upload: Spreadsheet) -> bool:
    """Whether whoever handed it in has no work at its desk any more, and it is not done yet.

    The worker acts for that person: it does nothing with it.
    """
    at_work = parties_of(roles_of(upload.handed_in_by))
    return upload.state in WAITING and upload.party_id not in at_work


def _uploads(kind: UploadKind) -> QuerySet[Upload]:
    return Upload.objects.filter(kind=kind).select_related("handed_in_by").defer("data")


def one_of_uploads(visible: QuerySet[S], id: int) -> S:
    """One of those that somebody may see; raises NotVisible."""
    found = visible.filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found
