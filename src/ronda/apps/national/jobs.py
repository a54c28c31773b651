"""What the worker does at the desk: looks through large spreadsheets, and takes them in.

Two things to know. A job carries keys, never contents, and acts for whoever asked for it: their
desk, what they may do. And its name is part of what lies in the queue.
"""

from procrastinate.contrib.django import app

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Upload
from ronda.apps.national.services.uploads import (
    READ,
    TAKE_IN,
    upload_keep,
    upload_look_through,
)


@app.task(name=READ, queue="readings")
def read_spreadsheet(upload_id: int, person_id: int) -> None:
    """Look through a spreadsheet."""
    person, upload = _asked(upload_id, person_id)
    upload_look_through(actor=person, upload=upload)


@app.task(name=TAKE_IN, queue="readings")
def take_spreadsheet_in(upload_id: int, person_id: int) -> None:
    """Take a spreadsheet in."""
    person, upload = _asked(upload_id, person_id)
    upload_keep(actor=person, upload=upload)


def _asked(upload_id: int, person_id: int) -> tuple[User, Upload]:
    person = User.objects.get(pk=person_id)
    with at_desk(person):
        return person, Upload.objects.get(pk=upload_id)
