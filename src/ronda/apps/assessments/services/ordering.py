"""Asking for all compliance reports of a round, which are made in the background.

Two things to know. The job is there if, and only if, the order is: both are one transaction. And
while one order of a kind is on its way, asking again gives that one. An order is of every language
of the body: the texts are equal, none of them is made alone.
"""

from procrastinate.contrib.django import app

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.assessments.models import OrderState, ReportOrder
from ronda.apps.assessments.permissions import Can, verdict
from ronda.apps.assessments.selectors.bases import basis_of
from ronda.apps.audit.services import act
from ronda.apps.policy import demand
from ronda.apps.treaties.models import Round
from ronda.assessments.model import Form

MAKE_REPORTS = "assessments.make_reports"


def reports_order(*, actor: Actor, round: Round, form: Form) -> ReportOrder:
    """Have the reports made in all of the body's languages; the order says how far they are."""
    basis = basis_of(round)
    demand(verdict(actor, Can.ORDER, round, basis.procedure))
    with act(actor=actor, what=Can.ORDER, about=(round,)) as done:
        Round.objects.select_for_update().get(pk=round.pk)
        going_on = ReportOrder.objects.filter(
            round=round,
            form=form.value,
            state__in=(OrderState.WAITING, OrderState.MAKING),
        ).first()
        if going_on is not None:
            return going_on
        order = ReportOrder.objects.create(
            round=round,
            form=form.value,
            languages=" ".join(basis.languages),
            asked_by=signed_in(actor),
        )
        app.configure_task(MAKE_REPORTS).defer(order_id=order.pk)
        done.concerns(order)
        done.after = {"form": form.value, "languages": list(basis.languages)}
    return order
