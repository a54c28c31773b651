"""What happened to a record, told from the audit trail and the history of its rows.

Two things to know. Who may see a record's story is decided by whoever shows it: ask for the record
first, through its own `visible_to`. And a story has the events of all records that are given.
"""

from django.db.models import QuerySet

from ronda.apps.audit.models import Event
from ronda.apps.audit.telling import Step, Words, steps_csv, steps_of, story_of
from ronda.apps.audit.versions import Tellers

__all__ = ["Step", "Tellers", "Words", "every_event", "steps_csv", "steps_of", "story_of"]


def every_event() -> QuerySet[Event]:
    """The whole trail, newest first; who may read it is decided by whoever shows it."""
    return Event.objects.select_related("actor")
