"""With what a draft of a questionnaire may start: nothing, an earlier round's, a file's."""

from ronda.apps.accounts.selectors import Actor
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion, VersionState
from ronda.apps.rounds.permissions.questionnaires import seen_by
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.rounds.selectors.versions import questionnaire_of
from ronda.procedure.stated import Wording
from ronda.questionnaires.model import Questionnaire


def languages_of(conduct: Conduct) -> tuple[str, ...]:
    """The languages in which a questionnaire is worded, all of them equal."""
    return procedure_of(conduct).languages.wording


def empty(conduct: Conduct, title: Wording) -> Questionnaire:
    """A questionnaire that asks nothing yet."""
    body, number = conduct.round.body.slug, conduct.round.number
    return Questionnaire(
        id=f"{body}-{number}", body=body, round=number, languages=languages_of(conduct), title=title
    )


def copied(conduct: Conduct, version: QuestionnaireVersion) -> Questionnaire:
    """What another round asks, as this one's; its questions keep their ids, by which they pair."""
    body, number = conduct.round.body.slug, conduct.round.number
    return questionnaire_of(version).model_copy(update={"id": f"{body}-{number}"})


def made_own(conduct: Conduct, content: Questionnaire) -> Questionnaire:
    """What a file asks, as this round's: under its id, in the languages of the body and its own."""
    body, number = conduct.round.body.slug, conduct.round.number
    languages = tuple(dict.fromkeys((*languages_of(conduct), *content.languages)))
    return content.model_copy(update={"id": f"{body}-{number}", "languages": languages})


def earlier_versions(actor: Actor, conduct: Conduct) -> list[QuestionnaireVersion]:
    """The questionnaires of the body's other rounds, newest first."""
    others = QuestionnaireVersion.objects.filter(
        seen_by(actor), state=VersionState.OPEN, conduct__round__body=conduct.round.body_id
    )
    found = others.exclude(conduct=conduct).select_related("conduct__round__body")
    return list(found.order_by("-conduct__round__number"))
