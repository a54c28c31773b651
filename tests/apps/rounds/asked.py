"""A round that is run here, with Parties that are asked, for tests of their replies."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import (
    Conduct,
    Happening,
    QuestionnaireVersion,
    Reply,
    RoundParty,
    VersionState,
)
from ronda.apps.rounds.selectors.replies import replies
from ronda.apps.treaties.models import Round
from ronda.procedure import bodies
from ronda.questionnaires.model import Questionnaire
from tests.apps.people import coordinator, secretary, state
from tests.questionnaires.invented import questionnaire

FILE = Path(next(iter(bodies.__path__))) / "lanzarote.toml"


@dataclass
class AskedRound:
    """A round whose questionnaire is open, and who serves it."""

    conduct: Conduct
    version: QuestionnaireVersion
    secretary: User

    def reply(self, code: str = "XAR") -> Reply:
        """The reply of a Party that is asked, as pages load it."""
        party = state(code)
        at, _new = RoundParty.objects.get_or_create(conduct=self.conduct, party=party)
        Reply.objects.get_or_create(party=at, defaults={"version": self.version})
        return replies().get(party=at)

    def correct(self, value: Questionnaire) -> QuestionnaireVersion:
        """A next version of the questionnaire, open at once."""
        now = timezone.now()
        self.conduct.versions.filter(state=VersionState.OPEN).update(state=VersionState.REPLACED)
        self.version = QuestionnaireVersion.objects.create(
            conduct=self.conduct,
            number=value.version,
            state=VersionState.OPEN,
            content=value.model_dump(mode="json"),
            reason="A slip" if value.version > 1 else "",
            created_by=self.secretary,
            opened_at=now,
        )
        return self.version


def asked_round(
    value: Questionnaire | None = None, *, launched: date | None = None, number: int = 3
) -> AskedRound:
    """A round of the Lanzarote Committee that was launched on a day, by default ten days ago."""
    who = secretary()
    body = who.memberships.get().organisation.body
    assert body is not None
    at = Round.objects.create(body=body, number=number, theme="Help on line")
    conduct = Conduct.objects.create(
        round=at,
        procedure="lanzarote",
        procedure_text=FILE.read_text("utf-8"),
        themes={"en": "Help on line", "fr": "L’aide en ligne"},
        stage="replies",
        created_by=who,
    )
    on = launched or timezone.localdate() - timedelta(days=10)
    Happening.objects.create(conduct=conduct, event="launch", on=on, recorded_by=who)
    made = AskedRound(conduct, QuestionnaireVersion(), who)
    made.correct(value or questionnaire())
    return made


def asked_reply(code: str = "XAR", **more: object) -> tuple[Reply, User]:
    """The reply of a Party in such a round, and the Party's coordinator."""
    return asked_round(**more).reply(code), coordinator(code)  # type: ignore[arg-type]
