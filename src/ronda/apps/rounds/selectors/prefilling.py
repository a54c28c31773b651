"""What a Party submitted in the round before, for the questions of this one.

Two things to know. Only what was submitted counts, never a draft. And only questions without an
answer get a proposal: nothing that a person wrote is replaced.
"""

from ronda.apps.rounds.models import Reply, Submission
from ronda.apps.rounds.selectors.answers import Draft
from ronda.questionnaires.answers import Answers
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.prefilling import Proposal, proposals


def earlier_submission(reply: Reply) -> Submission | None:
    """The last submission of the same Party in an earlier round of the same body."""
    at = reply.party.conduct.round
    found = Submission.objects.filter(
        reply__party__party=reply.party.party_id,
        reply__party__conduct__round__body=at.body_id,
        reply__party__conduct__round__number__lt=at.number,
    )
    return found.order_by("-reply__party__conduct__round__number", "-number").first()


def proposals_for(draft: Draft, source: Submission) -> tuple[Proposal, ...]:
    """What can be taken over into a reply as it stands."""
    before = Questionnaire.model_validate(source.content["questionnaire"])
    given = Answers.model_validate(source.content["answers"])
    answered = {row.question for row in draft.rows.values() if row.value}
    return tuple(
        one
        for one in proposals(before, given, draft.questionnaire, draft.reply.party.conduct.pairs)
        if one.question in draft.asked and one.question not in answered
    )
