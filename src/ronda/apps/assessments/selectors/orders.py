"""Compliance reports of a whole round that were asked for, for the body alone."""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.assessments.models import ReportOrder
from ronda.apps.assessments.permissions import of_the_body
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.errors import NotVisible

SHOWN = 20


def orders_of(basis: Basis) -> list[ReportOrder]:
    """The latest orders of a round, newest first, without their archives."""
    found = ReportOrder.objects.filter(round=basis.round).select_related("asked_by")
    return list(found.defer("archive").order_by("-pk")[:SHOWN])


def order_visible(actor: Actor, basis: Basis, id: int) -> ReportOrder:
    """One order of a round; raises NotVisible."""
    found = ReportOrder.objects.filter(round=basis.round, pk=id).defer("archive").first()
    if found is None or not of_the_body(roles_of(actor), basis.round):
        raise NotVisible(_("There are no such reports."))
    return found


def order_archive(order: ReportOrder) -> bytes | None:
    """The archive of an order; None while there is none."""
    data = ReportOrder.objects.values_list("archive", flat=True).get(pk=order.pk)
    return bytes(data) if data is not None else None
