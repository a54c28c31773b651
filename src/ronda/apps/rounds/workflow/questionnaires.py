"""The ways of a version of a questionnaire: one table.

Two things to know. The first version is adopted by the body and opened by the launch of the round;
a correction is the next version, and opens by itself when it is done. And nothing but
`services.questionnaires` and the launch walks these ways.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.accounts.selectors import Actor
from ronda.apps.policy import Verdict
from ronda.apps.rounds.models import QuestionnaireVersion, VersionState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.questionnaires import verdict
from ronda.apps.rounds.selectors.versions import (
    faults_of,
    questionnaire_of,
    version_open,
)
from ronda.apps.rounds.workflow.way import Way
from ronda.questionnaires.model import Audience
from ronda.questionnaires.walking import answerable


def asks_the_parties(version: QuestionnaireVersion) -> str:
    """The Parties are asked something."""
    if answerable(questionnaire_of(version), Audience.PARTY):
        return ""
    return _("No question is for the Parties: add what they are asked.")


def no_faults(version: QuestionnaireVersion) -> str:
    """Nothing in it is broken."""
    count = len(faults_of(version))
    if not count:
        return ""
    return _("The checks found faults (%(count)d): put them right.") % {"count": count}


def first_version(version: QuestionnaireVersion) -> str:
    """It is the first version; a correction is not adopted but opened."""
    return "" if version.number == 1 else _("A correction is opened, not adopted.")


def a_correction(version: QuestionnaireVersion) -> str:
    """An earlier version is open."""
    if version_open(version.conduct) is not None:
        return ""
    return _("No version is open yet: the launch of the round opens the first one.")


def something_changed(version: QuestionnaireVersion) -> str:
    """It differs from the version that is open."""
    before = version_open(version.conduct)
    if before is None:
        return ""
    now = questionnaire_of(version).model_copy(update={"version": before.number})
    if now != questionnaire_of(before):
        return ""
    return _("Nothing differs from the version that is open: change something, or discard this.")


Guard = Callable[[QuestionnaireVersion], str]
V = VersionState
WAYS: tuple[Way[QuestionnaireVersion], ...] = (
    Way(
        "adopt",
        V.DRAFT,
        V.ADOPTED,
        Can.ADOPT,
        gettext_lazy("Record the adoption"),
        (first_version, asks_the_parties, no_faults),
    ),
    Way(
        "change-again",
        V.ADOPTED,
        V.DRAFT,
        Can.DRAFT,
        gettext_lazy("Open for changes again"),
        needs_reason=True,
    ),
    Way("launch", V.ADOPTED, V.OPEN, Can.RECORD, gettext_lazy("Launch the round")),
    Way(
        "correct",
        V.DRAFT,
        V.OPEN,
        Can.CORRECT,
        gettext_lazy("Open the correction"),
        (a_correction, asks_the_parties, no_faults, something_changed),
    ),
    Way("replace", V.OPEN, V.REPLACED, Can.CORRECT, gettext_lazy("Replaced by the correction")),
)
BY_ITSELF = frozenset({"launch", "replace"})
"""Ways that a version goes with something else: with the launch, with its correction."""


def way_named(name: str) -> Way[QuestionnaireVersion] | None:
    """The way of this name."""
    return next((one for one in WAYS if one.name == name), None)


@dataclass(frozen=True)
class OpenWay:
    """A way on for a version, as one person finds it."""

    way: Way[QuestionnaireVersion]
    allowed: Verdict
    hindrances: tuple[str, ...]


def ways_from(actor: Actor, version: QuestionnaireVersion) -> list[OpenWay]:
    """The ways that somebody may choose to go, each with what bars it."""
    fitting = "correct" if version.number > 1 else "adopt"
    return [
        OpenWay(way, verdict(actor, way.can, version.conduct, version), way.hindrances(version))
        for way in WAYS
        if way.start == version.state
        and way.name not in BY_ITSELF
        and way.name in {fitting, "change-again"}
    ]


def diagram() -> str:
    """The ways as a diagram in Mermaid's language."""
    lines = ["stateDiagram-v2", "    [*] --> draft: draft, begin a correction with a reason"]
    for way in WAYS:
        guards = ", ".join(guard.__name__.replace("_", " ") for guard in way.guards)
        told = [way.name, f"[{guards}]" if guards else "", "with a reason" * way.needs_reason]
        lines.append(f"    {way.start} --> {way.end}: {' '.join(filter(None, told))}")
    return "\n".join(lines) + "\n"
