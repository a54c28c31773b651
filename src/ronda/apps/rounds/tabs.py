"""The tabs of a round's pages: which there are, and to whom each is shown.

Two things to know. A tab only leads the way: every page asks its own policy again. And a tab is
shown where it leads to something for this reader; whoever adds a page to a round adds its line.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.rounds.models import Conduct, Openness
from ronda.apps.rounds.permissions import boards
from ronda.apps.rounds.permissions.boards import shown_to
from ronda.apps.rounds.permissions.rounds import sees
from ronda.apps.rounds.selectors.procedures import asks_for_follow_up

Shown = Callable[[Actor, Conduct], bool]


@dataclass(frozen=True)
class Tab:
    """A page of a round: `key` marks the tab as current, `name` is its address's."""

    key: str
    name: str
    label: Promise
    shown: Shown


def _always(actor: Actor, conduct: Conduct) -> bool:
    return sees(roles_of(actor), conduct)


def _board(actor: Actor, conduct: Conduct) -> bool:
    return shown_to(actor, conduct) is not boards.Shown.NOTHING


def _opened(actor: Actor, conduct: Conduct) -> bool:
    return conduct.openness != Openness.CONFIDENTIAL and _board(actor, conduct)


def _report(actor: Actor, conduct: Conduct) -> bool:
    """The body sees the report in the making; others once a draft of it is published."""
    roles = roles_of(actor)
    if conduct.round.body_id in roles.bodies | roles.committee:
        return True
    report = getattr(conduct.round, "report", None)
    return report is not None and report.published_id is not None


def _follow_up(actor: Actor, conduct: Conduct) -> bool:
    """From the stage on in which Parties say what they did about what was recommended."""
    return sees(roles_of(actor), conduct) and asks_for_follow_up(conduct)


TABS = (
    Tab("round", "rounds:round", pgettext_lazy("tab", "Round"), _always),
    Tab("questionnaire", "rounds:questionnaire", _("Questionnaire"), _always),
    Tab("parties", "rounds:parties", _("Parties"), _always),
    Tab("board", "rounds:board", _("State of play"), _board),
    Tab("replies", "rounds:round-replies", _("Replies"), _opened),
    Tab("by-question", "rounds:by-question", _("By question"), _opened),
    Tab("comments", "rounds:comments", _("Comments"), _always),
    Tab("report", "reports:report", _("Report"), _report),
    Tab("follow-up", "follow_ups:board", _("Follow-up"), _follow_up),
    Tab("calendar", "rounds:calendar", _("Calendar"), _always),
)


def tabs_of(actor: Actor, conduct: Conduct) -> list[tuple[Tab, str]]:
    """The tabs that are shown to `actor`, each with its address."""
    place = (conduct.round.body.slug, conduct.round.number)
    return [(tab, reverse(tab.name, args=place)) for tab in TABS if tab.shown(actor, conduct)]
