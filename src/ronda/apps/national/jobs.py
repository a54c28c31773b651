"""What the worker does at the desk: long spreadsheets in, the whole record out.

Two things to know. A job carries keys, never contents, and acts for whoever asked for it: their
desk, what they may do. And its name is part of what lies in the queue.
"""

from procrastinate.contrib.django import app

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Export
from ronda.apps.national.services.background import BEGUN_AGAIN, tasks_of
from ronda.apps.national.services.exports import MAKE, export_make
from ronda.apps.national.services.uploads import INTO_FIGURES, INTO_OUTSIDE

read_spreadsheet, take_spreadsheet_in = tasks_of(INTO_FIGURES)
read_outside, take_outside_in = tasks_of(INTO_OUTSIDE)
BEGUN_AGAIN.add(MAKE)


@app.task(name=MAKE, queue="readings")
def make_export(export_id: int, person_id: int) -> None:
    """Pack the whole national record."""
    person = User.objects.get(pk=person_id)
    with at_desk(person):
        export = Export.objects.get(pk=export_id)
    export_make(actor=person, export=export)
