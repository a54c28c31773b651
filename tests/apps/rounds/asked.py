"""A round that asks Parties now, made by the services people use, for tests of their replies."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion, Reply
from ronda.apps.rounds.selectors.replies import replies
from ronda.apps.rounds.services.events import event_record
from ronda.apps.rounds.services.questionnaires import (
    questionnaire_adopt,
    questionnaire_correct,
)
from ronda.questionnaires.model import Questionnaire
from tests.apps.people import coordinator, secretary, state
from tests.apps.rounds.scene import begun, drafted
from tests.questionnaires.invented import both, questionnaire

CODES = ("XAR", "XTA", "XVE")


@dataclass
class AskedRound:
    """A round whose questionnaire is open, and who serves it."""

    conduct: Conduct
    secretary: User

    def reply(self, code: str = "XAR") -> Reply:
        """The reply of a Party that is asked, as pages load it."""
        return replies().get(party__conduct=self.conduct, party__party__code=code)

    def correct(self, value: Questionnaire) -> QuestionnaireVersion:
        """A correction of the questionnaire, open at once."""
        return questionnaire_correct(
            actor=self.secretary, conduct=self.conduct, content=value, reason="A slip"
        )

    def reword(self) -> QuestionnaireVersion:
        """A correction that words question 2 a otherwise."""
        return self.correct(reworded())


def asked_round(
    value: Questionnaire | None = None,
    *,
    launched: date | None = None,
    number: int = 3,
    codes: tuple[str, ...] = CODES,
) -> AskedRound:
    """A round of the Lanzarote Committee that was launched on a day, by default ten days ago."""
    who = secretary()
    conduct = begun(who, number=number)
    version = drafted(conduct, who, value or questionnaire(round=number))
    questionnaire_adopt(actor=who, version=version)
    event_record(
        actor=who,
        conduct=conduct,
        event="launch",
        on=launched or timezone.localdate() - timedelta(days=10),
        parties=[state(code) for code in codes],
    )
    return AskedRound(Conduct.objects.get(pk=conduct.pk), who)


def asked_reply(code: str = "XAR", **more: object) -> tuple[Reply, User]:
    """The reply of a Party in such a round, and the Party's coordinator."""
    return asked_round(**more).reply(code), coordinator(code)  # type: ignore[arg-type]


def reworded(version: int = 2) -> Questionnaire:
    """The invented questionnaire with question 2 a worded otherwise."""
    value = questionnaire(version=version)
    chapter = value.chapters[0]
    second = chapter.questions[1]
    item = second.items[0].model_copy(
        update={"text": both("help by telephone or text message", "l’aide par téléphone ou SMS")}
    )
    second = second.model_copy(update={"items": (item, *second.items[1:])})
    chapter = chapter.model_copy(update={"questions": (chapter.questions[0], second)})
    return value.model_copy(update={"chapters": (chapter, *value.chapters[1:])})
