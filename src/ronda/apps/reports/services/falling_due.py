"""Telling members that the time for amendments ends soon.

Two things to know. Each reading is told of in a transaction of its own, with its row locked: run
twice, even at once, nothing is told twice. And once the report is adopted nobody is told.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.notifications.selectors import was_told
from ronda.apps.policy import demand, refused
from ronda.apps.reports import news
from ronda.apps.reports.models import Reading

STEPS = (5, 1)
"""How many days before the time for amendments ends it is told."""


def amendments_due_tell(*, actor: Actor, on: date) -> int:
    """Tell everybody who is to be told on a day; how many letters that makes.

    Only Ronda itself does this, in the name of the account that is not a person.
    """
    if not signed_in(actor).is_machine:
        demand(refused(_("Only Ronda itself does this.")))
    found = Reading.objects.filter(
        amendments_until__in=[on + timedelta(days=step) for step in STEPS],
    ).exclude(draft__report__drafts__adopted=True)
    return sum(_tell(actor, one, on) for one in found)


def _tell(actor: Actor, reading: Reading, on: date) -> int:
    with transaction.atomic():
        row = Reading.objects.select_for_update(of=("self",)).get(pk=reading.pk)
        if row.amendments_until is None:
            return 0
        step = (row.amendments_until - on).days
        if was_told("reports.amendments-due", row, row.amendments_until, step=step):
            return 0
        return news.amendments_due(signed_in(actor), row, step)
