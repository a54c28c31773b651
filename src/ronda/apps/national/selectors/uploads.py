"""Spreadsheets that were handed in: the coordinator sees all, others their own."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.models import Upload
from ronda.apps.national.standing import Standing


def uploads_visible(who: Standing) -> QuerySet[Upload]:
    """The spreadsheets that somebody may see, newest first, without their bytes."""
    every = Upload.objects.select_related("handed_in_by").defer("data")
    return every if who.coordinator else every.filter(handed_in_by=who.person)


def upload_visible(who: Standing, id: int) -> Upload:
    """One of them; raises NotVisible."""
    found = uploads_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found
