"""Two texts for one answer, for the page on which a person merges them.

Two things to know. Both stand there whole, and the difference word by word between them. And what
is proposed as the merged text is the newer answer: nothing is mixed by itself.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.rounds.forms.answering import Typed, typed_of
from ronda.apps.rounds.models import Answer, Reply, Rival
from ronda.apps.rounds.saying import answer_said, read
from ronda.apps.rounds.selectors.answers import rivals_of, value_of
from ronda.apps.rounds.selectors.replies import question_at
from ronda.questionnaires.walking import Placed


@dataclass(frozen=True)
class RivalPage:
    """The answer as it stands, the rival, and the question they answer."""

    rival: Rival
    answer: Answer
    place: Placed
    text: str
    standing: str
    other: str
    typed: Typed
    other_typed: Typed

    @property
    def kind(self) -> str:
        """What kind of answer is asked for."""
        return self.place.question.asks.kind.value


def rival_visible(reply: Reply, id: int) -> Rival:
    """The rival of a reply that is still to be merged; raises NotVisible."""
    found = rivals_of(reply).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There are no two texts to merge here any more."))
    found.answer.reply = reply
    return found


def rival_page(reply: Reply, rival: Rival) -> RivalPage:
    """The page on which they are merged."""
    place = question_at(reply, rival.answer.question)
    mine, other = value_of(rival.answer), value_of(rival)
    return RivalPage(
        rival=rival,
        answer=rival.answer,
        place=place,
        text=read(place.question.text),
        standing=answer_said(place.question, mine),
        other=answer_said(place.question, other),
        typed=typed_of(mine, rival.answer.revision),
        other_typed=typed_of(other, rival.seen),
    )
