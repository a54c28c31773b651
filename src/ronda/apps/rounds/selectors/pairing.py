"""Which question of a round was asked in the earlier one, so that answers can be proposed.

Two things to know. What a person said goes before the same id, and that before the same words. And
the earlier round is the last one of the body that was launched before this one.
"""

from dataclasses import dataclass

from ronda.apps.accounts.selectors import Actor
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion
from ronda.apps.rounds.selectors.starts import earlier_versions
from ronda.apps.rounds.selectors.versions import questionnaire_of, version_draft, version_open
from ronda.questionnaires.model import Audience, Questionnaire
from ronda.questionnaires.prefilling import Ground
from ronda.questionnaires.prefilling import pairs as pairs_between
from ronda.questionnaires.walking import Placed, answerable


@dataclass(frozen=True)
class Paired:
    """A question of this round, the one of the earlier round that it was, and why they pair.

    `is_new` where a person said that it was none.
    """

    place: Placed
    previous: Placed | None
    ground: Ground | None
    is_new: bool = False


@dataclass(frozen=True)
class Pairing:
    """The questions of a round beside those of the earlier one."""

    earlier: QuestionnaireVersion
    lines: list[Paired]
    choices: tuple[Placed, ...]


def pairing_of(actor: Actor, conduct: Conduct) -> Pairing | None:
    """The questions that are for Parties, each with its pair; None where there is no earlier round.

    Of the draft where there is one, else of the version that is open.
    """
    version = version_draft(conduct) or version_open(conduct)
    number = conduct.round.number
    earlier = [one for one in earlier_versions(actor, conduct) if one.conduct.round.number < number]
    if version is None or not earlier:
        return None
    before, now = questionnaire_of(earlier[0]), questionnaire_of(version)
    known = {one.id: one for one in answerable(before)}
    found = {one.question: one for one in pairs_between(before, now, conduct.pairs)}
    lines = []
    for place in _of_parties(now):
        pair = found.get(place.id)
        previous = known[pair.previous] if pair else None
        is_new = conduct.pairs.get(place.id) == ""
        lines.append(Paired(place, previous, pair.ground if pair else None, is_new))
    return Pairing(earlier[0], lines, _of_parties(before))


def _of_parties(questionnaire: Questionnaire) -> tuple[Placed, ...]:
    return answerable(questionnaire, Audience.PARTY)
