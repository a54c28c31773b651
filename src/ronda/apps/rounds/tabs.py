"""The tabs of a round's pages: which there are, and to whom each is shown.

Two things to know. A tab only leads the way: every page asks its own policy again. And a tab is
shown where it leads to something for this reader; whoever adds a page to a round adds its line.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.addresses import path_to
from ronda.apps.rounds.models import Conduct, Openness
from ronda.apps.rounds.permissions import boards
from ronda.apps.rounds.permissions.boards import shown_to
from ronda.apps.rounds.permissions.rounds import of_parties, sees
from ronda.apps.rounds.selectors.procedures import (
    has_factsheets,
    publicity_of,
    stage_named,
)
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.publicity import Publicity

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
    """From the stage of the factsheets on, on which Parties comment and say what they did."""
    return sees(roles_of(actor), conduct) and has_factsheets(conduct)


def _assessment(actor: Actor, conduct: Conduct) -> bool:
    """The body sees it once there is a report; others once there is something for them in it."""
    roles = roles_of(actor)
    if conduct.round.body_id in roles.bodies | roles.committee:
        return getattr(conduct.round, "report", None) is not None
    stage = stage_named(conduct)
    if stage is None or DocumentKind.ASSESSMENT not in stage.documents:
        return False
    decided = Q(state="decided", decision__taken_back_by__isnull=True)
    seen = (decided | Q(state="shared")) & Q(party__in=of_parties(roles))
    now = publicity_of(conduct, DocumentKind.ASSESSMENT, Participant.COMMITTEE)
    if now is Publicity.PUBLIC:
        seen |= decided
    return bool(conduct.round.assessments.filter(seen).exists())


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
    Tab("assessments", "assessments:grid", pgettext_lazy("tab", "Assessment"), _assessment),
    Tab("calendar", "rounds:calendar", _("Calendar"), _always),
)


def tabs_of(actor: Actor, conduct: Conduct) -> list[tuple[Tab, str]]:
    """The tabs that are shown to `actor`, each with its address."""
    place = (conduct.round.body.slug, conduct.round.number)
    return [(tab, path_to(tab.name, *place)) for tab in TABS if tab.shown(actor, conduct)]
