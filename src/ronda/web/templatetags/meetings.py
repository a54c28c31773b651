"""Tags for pages of meetings: tabs, and what a meeting and its decisions are called.

Two things to know. A page of a meeting extends `meetings/base.html`, with `meeting` and `tab` in
its context. And a tab is shown where it leads to something for this reader.
"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.meetings import listing
from ronda.apps.meetings.models import Decision, Meeting, MeetingDocument, MeetingState
from ronda.apps.meetings.permissions import Can, Reads, reads, verdict
from ronda.apps.meetings.selectors.calendars import meeting_named
from ronda.apps.meetings.selectors.documents import language_named, number_in

register = template.Library()
_TAGS = {MeetingState.OPEN: " tag-good", MeetingState.PLANNED: " tag-request"}


@register.inclusion_tag("meetings/tabs.html", takes_context=True)
def meeting_tabs(context: Mapping[str, Any], meeting: Meeting, here: str) -> dict[str, object]:
    """The pages of a meeting that are shown to this reader."""
    who = context["request"].user
    tabs = [
        ("meeting", _("Agenda"), True),
        ("documents", _("Documents"), reads(who, Reads.DOCUMENTS, meeting)),
        ("presence", _("Presence"), bool(verdict(who, Can.RECORD_PRESENCE, meeting))),
        ("decisions", _("Decisions"), reads(who, Reads.DECISIONS, meeting)),
    ]
    place = (meeting.body.slug, meeting.number)
    shown = [
        (key, path_to(f"meetings:{key}", *place), label)
        for key, label, is_there in tabs
        if is_there
    ]
    return {"tabs": shown, "here": here}


@register.filter
def called_meeting(meeting: Meeting) -> str:
    """What a meeting is called."""
    return meeting_named(meeting)


@register.filter
def when(meeting: Meeting) -> str:
    """The days and the place of a meeting."""
    return listing.when(meeting)


@register.filter
def state_tag(meeting: Meeting) -> str:
    """The class of the tag that shows how far a meeting has come."""
    return _TAGS.get(MeetingState(meeting.state), "")


@register.filter
def reached(decision: Decision) -> str:
    """How a decision was reached."""
    return listing.reached(decision)


@register.filter
def taken_back(decision: Decision) -> str:
    """That a decision was taken back, and where."""
    return listing.taken_back(decision)


@register.filter
def file_language(tag: str) -> str:
    """The language of a file."""
    return language_named(tag)


@register.filter
def number_of(document: MeetingDocument) -> str:
    """The number of a document, without a language."""
    return number_in(document)
