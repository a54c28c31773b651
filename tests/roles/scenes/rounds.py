"""Rounds of the Lanzarote Committee as the tables look at them, with what must not leak."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Conduct, Happening, Milestone
from ronda.apps.rounds.selectors.versions import questionnaire_of, version_draft
from ronda.apps.rounds.services.milestones import extension_grant, milestone_set
from ronda.apps.rounds.services.questionnaires import (
    correction_begin,
    questionnaire_draft_save,
)
from ronda.questionnaires.model import Questionnaire
from tests.apps.rounds.scene import THEMES, begun, drafted, party, round_in
from tests.questionnaires.invented import both, questionnaire
from tests.roles.cast import Cast

THEME = "a theme that is not launched"
DRAFTED = "a question that is only drafted"
CORRECTED = "a wording that is not opened yet"
WHY = "why a Party was given more time"


@dataclass(frozen=True)
class Scene:
    """A round: its place in addresses, what was recorded last, a milestone of its own."""

    conduct: Conduct
    milestone: Milestone
    happening: Happening | None

    @property
    def number(self) -> int:
        """Its number."""
        return self.conduct.round.number


def before_launch(cast: Cast) -> Scene:
    """One that is only drafted."""
    who = _secretary(cast)
    conduct = begun(who, number=21)
    Conduct.objects.filter(pk=conduct.pk).update(themes=dict.fromkeys(THEMES, THEME))
    drafted(conduct, who, _saying(questionnaire(), DRAFTED))
    return _scene(cast, conduct)


def launched(cast: Cast) -> Scene:
    """One that all may see, with a correction in work and a Party that has more time."""
    conduct = round_in("replies", _secretary(cast), number=22)
    extension_grant(
        actor=cast["secretariat"],
        party=party(conduct),
        rule="reply",
        until=date(2026, 9, 1),
        reason=WHY,
    )
    correction_begin(actor=cast["secretariat"], conduct=conduct, reason="A slip.")
    draft = version_draft(conduct)
    assert draft is not None
    content = _saying(questionnaire_of(draft), CORRECTED)
    questionnaire_draft_save(actor=cast["secretariat"], conduct=conduct, content=content)
    return _scene(cast, conduct)


def restricted(cast: Cast) -> Scene:
    """One that only those who take part see."""
    who = _secretary(cast)
    return _scene(cast, round_in("replies", who, procedure="lanzarote-1", number=23))


def _secretary(cast: Cast) -> User:
    who = cast["secretariat"]
    assert isinstance(who, User)
    return who


def _scene(cast: Cast, conduct: Conduct) -> Scene:
    titles = {"en": "Meeting of the Bureau", "fr": "Réunion du Bureau"}
    milestone = milestone_set(
        actor=cast["secretariat"], conduct=conduct, on=date(2026, 9, 3), titles=titles
    )
    return Scene(conduct, milestone, conduct.happenings.order_by("-pk").first())


def _saying(content: Questionnaire, words: str) -> Questionnaire:
    first, *rest = content.chapters
    question = first.questions[0].model_copy(update={"text": both(words, words)})
    chapter = first.model_copy(update={"questions": (question, *first.questions[1:])})
    return content.model_copy(update={"chapters": (chapter, *rest)})


OF_STAGES: dict[str, Callable[[Cast], Scene]] = {
    "before the launch": before_launch,
    "launched": launched,
    "restricted": restricted,
}
