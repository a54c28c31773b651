"""Civil society, the institution for children's rights and the facilitator have their say."""

from collections.abc import Iterable

from ronda.apps.accounts.models import Organisation, User
from ronda.apps.rounds.commenting import Said
from ronda.apps.rounds.models import Comment, CommentKind, Conduct, RoundParty
from ronda.apps.rounds.services.comments import comment_begin, comment_move, comments_transmit
from ronda.demo.rounds.answering import speaker_of
from ronda.demo.rounds.cast import Cast
from ronda.demo.rounds.sentences import Speaker


def contribute(cast: Cast, conduct: Conduct, arcadia: RoundParty, secretary: User) -> None:
    """What children said, through the facilitator; for the Committee only."""
    said = Said(
        kind=CommentKind.CONTRIBUTION,
        language="en",
        parties=(arcadia,),
        text=Speaker("Arcadia", "en").contribution(),
        children_count=24,
        children_ages="11 to 15",
        children_how="In three groups at a youth club, with the facilitator and a teacher.",
    )
    made = _submitted(cast.facilitator, conduct, cast.facilitators, said)
    comment_move(actor=secretary, comment=made, name="admit")


def comment(
    who: User, conduct: Conduct, organisation: Organisation, party: RoundParty, turn: int
) -> Comment:
    """A comment on a Party's reply, submitted."""
    speaker = speaker_of(party)
    said = Said(
        kind=CommentKind.COMMENT,
        language=speaker.language,
        parties=(party,),
        text=speaker.comment(turn),
    )
    return _submitted(who, conduct, organisation, said)


def comment_on_all(
    cast: Cast, conduct: Conduct, parties: Iterable[RoundParty], secretary: User
) -> None:
    """The association comments on each of `parties`; all is admitted and transmitted."""
    for turn, party in enumerate(parties):
        made = comment(cast.speaker, conduct, cast.association, party, turn)
        comment_move(actor=secretary, comment=made, name="admit")
        comments_transmit(actor=secretary, party=party)


def draft(cast: Cast, conduct: Conduct, party: RoundParty) -> None:
    """A comment that the association has not submitted yet."""
    speaker = speaker_of(party)
    said = Said(
        kind=CommentKind.COMMENT,
        language=speaker.language,
        parties=(party,),
        text=speaker.comment(3),
    )
    comment_begin(actor=cast.speaker, conduct=conduct, organisation=cast.association, said=said)


def _submitted(who: User, conduct: Conduct, organisation: Organisation, said: Said) -> Comment:
    made = comment_begin(actor=who, conduct=conduct, organisation=organisation, said=said)
    return comment_move(actor=who, comment=made, name="submit")
