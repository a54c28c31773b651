"""What happened to a record, told from the audit trail.

Two things to know. Who may see a record's story is decided by whoever shows it: ask for the record
first, through its own `visible_to`. And a story has the events of all records that are given.
"""

from django.db import models
from django.db.models import QuerySet

from ronda.apps.audit.models import Event
from ronda.apps.audit.services import key_of


def story_of(*records: models.Model) -> QuerySet[Event]:
    """Everything that was done to the records, newest first."""
    keys = [key_of(record) for record in records]
    return Event.objects.filter(about__overlap=keys).select_related("actor")


def every_event() -> QuerySet[Event]:
    """The whole trail, newest first; who may read it is decided by whoever shows it."""
    return Event.objects.select_related("actor")
