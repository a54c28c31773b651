"""National exports, and what goes into one."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.models import Export
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.own_tables import own_tables
from ronda.apps.national.selectors.registers import Table, tables_of_registers
from ronda.apps.national.standing import Standing


def export_tables() -> list[Table]:
    """Every table of the record, the registers of other apps first: they point at ours."""
    return [*tables_of_registers(), *own_tables()]


def exports_visible(who: Standing) -> QuerySet[Export]:
    """The exports of a desk, newest first; the coordinator's alone."""
    found = Export.objects.select_related("asked_by")
    return found if verdict(who, Can.EXPORT).allowed else found.none()


def export_visible(who: Standing, id: int) -> Export:
    """One of them; raises NotVisible."""
    found = exports_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found
