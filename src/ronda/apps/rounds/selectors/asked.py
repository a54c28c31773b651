"""A questionnaire as a page shows it: chapters of lines, one within the other.

Two things to know. A line says beside its wording when it is asked, what kind of answer it wants
and of whom. And of one audience only what that audience is asked is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.rounds.saying import condition_said, unit_of
from ronda.procedure.stated import Wording
from ronda.questionnaires.model import (
    AsksChoice,
    AsksKind,
    AsksNumber,
    Audience,
    Chapter,
    Questionnaire,
)
from ronda.questionnaires.walking import Placed, placed

AUDIENCES: dict[Audience, Promise] = {
    Audience.PARTY: gettext_lazy("the Parties"),
    Audience.CIVIL_SOCIETY: gettext_lazy("civil society"),
    Audience.NHRI: gettext_lazy("national human rights institutions"),
    Audience.CHILDREN: gettext_lazy("children, through a facilitator"),
}


@dataclass(frozen=True)
class AskedLine:
    """A question, an item or a prompt, with what stands below it."""

    place: Placed
    notes: tuple[str, ...]
    options: tuple[Wording, ...]
    below: list["AskedLine"] = field(default_factory=list)


@dataclass(frozen=True)
class ChapterShown:
    """A chapter with its lines."""

    chapter: Chapter
    audiences: tuple[Promise, ...]
    lines: list[AskedLine]


def chapters_shown(
    questionnaire: Questionnaire, audience: Audience | None = None
) -> list[ChapterShown]:
    """The chapters in which `audience` is asked anything; all of them without one."""
    places = placed(questionnaire, audience)
    every = {one.id: one for one in placed(questionnaire)}
    found = []
    for chapter in questionnaire.chapters:
        own = [one for one in places if one.chapter.id == chapter.id]
        if own or audience is None:
            whom = tuple(AUDIENCES[one] for one in chapter.audiences)
            found.append(ChapterShown(chapter, whom, _nested(own, every)))
    return found


def audiences_asked(questionnaire: Questionnaire) -> list[tuple[Audience, Promise]]:
    """The audiences that are asked anything, in the usual order."""
    asked = {audience for one in placed(questionnaire) for audience in one.audiences}
    return [(one, AUDIENCES[one]) for one in Audience if one in asked]


def _nested(places: Iterable[Placed], every: dict[str, Placed]) -> list[AskedLine]:
    top: list[AskedLine] = []
    open_lists = [top]
    for place in places:
        line = AskedLine(place, _notes(place, every), _options(place))
        del open_lists[place.depth + 1 :]
        open_lists[-1].append(line)
        open_lists.append(line.below)
    return top


def _notes(place: Placed, every: dict[str, Placed]) -> tuple[str, ...]:
    question, notes = place.question, []
    other = every.get(question.condition.question) if question.condition else None
    if question.condition is not None and other is not None:
        notes.append(condition_said(question.condition, other))
    notes += filter(None, [_wants(place), "" if question.required else _("Optional.")])
    if question.audiences:
        whom = ", ".join(str(AUDIENCES[one]) for one in place.audiences)
        notes.append(_("Only for: %(audiences)s.") % {"audiences": whom})
    return tuple(notes)


def _wants(place: Placed) -> str:
    asks = place.question.asks
    if isinstance(asks, AsksNumber):
        unit = unit_of(place.question)
        return _("A figure: %(unit)s.") % {"unit": unit} if unit else _("A figure.")
    if isinstance(asks, AsksChoice):
        return _("Choose one or several.") if asks.several else _("Choose one.")
    return _("Yes or no.") if asks.kind is AsksKind.YES_NO else ""


def _options(place: Placed) -> tuple[Wording, ...]:
    asks = place.question.asks
    return tuple(one.text for one in asks.options) if isinstance(asks, AsksChoice) else ()
