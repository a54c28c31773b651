"""Meetings whose list of decisions is public, the same for everybody.

Two things to know. Nothing of any other meeting is told here, not even that there is one. And what
the secretariat chose is not yet all: whoever shows a decision asks whether what it is about is
public too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.meetings.models import Decision, DecisionAbout, Meeting, MeetingState


def meetings_published() -> QuerySet[Meeting]:
    """The meetings whose decisions are published, the newest first."""
    found = Meeting.objects.filter(state=MeetingState.CLOSED, decisions_published_at__isnull=False)
    return found.select_related("body").order_by("-begins", "body__name", "-number")


def meeting_published(body: str, number: int) -> Meeting:
    """The meeting of a body (by its short name) with this number; raises NotVisible."""
    found = meetings_published().filter(body__slug=body, number=number).first()
    if found is None:
        raise NotVisible(_("There is no published list of decisions of this meeting."))
    return found


def decisions_published(meetings: Iterable[Meeting]) -> list[Decision]:
    """The decisions in the public lists of these meetings, by number.

    One that was taken back knows by which decision, if that is in a public list as well.
    """
    found = Decision.objects.filter(meeting__in=list(meetings), in_public_list=True)
    found = found.select_related("meeting__body", "item", "taken_back_by__meeting__body")
    return list(found.order_by("meeting", "number"))


def keys_of(decisions: Iterable[Decision]) -> Mapping[int, frozenset[str]]:
    """The keys of the records that each decision is about, by the decision's own."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = DecisionAbout.objects.filter(decision__in=list(decisions))
    for decision, key in rows.values_list("decision", "key"):
        found[decision].add(key)
    return {decision: frozenset(keys) for decision, keys in found.items()}


def is_published(decision: Decision) -> bool:
    """Whether a decision is in the public list of its meeting."""
    return decision.in_public_list and decision.meeting.decisions_published_at is not None
