"""Meetings and decisions, for whoever may see them; one module for each kind of record.

Two things to know. Every question about meetings begins with `visible_to`. And what was decided on
a record is asked by its key: the app that keeps the record says who may read it.
"""

from ronda.apps.meetings.selectors.decisions import decisions_on, stands
from ronda.apps.meetings.selectors.meetings import meeting_visible, open_meeting, visible_to

__all__ = ["decisions_on", "meeting_visible", "open_meeting", "stands", "visible_to"]
