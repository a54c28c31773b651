"""Rounds with what others say in them: drafts, confidential and public, in several stages."""

from dataclasses import dataclass

from ronda.apps.accounts.models import User
from ronda.apps.rounds.commenting import Said
from ronda.apps.rounds.models import Comment, CommentKind, Conduct, Submission, Wish
from ronda.apps.rounds.services.comments import comment_move, comment_save, comments_transmit
from tests.apps.rounds.scene import party, round_in
from tests.apps.rounds.submitted import lay_down
from tests.apps.rounds.voices import admitted, drafted
from tests.roles.cast import Cast

CODES = ("XAR", "SRB")
DRAFT = "what the association has not submitted yet"
EARLIER = "what an earlier draft of it said"
SUBMITTED = "what waits for the secretariat to look at its form"
ADMITTED = "what was admitted and not yet given to the Party"
OPEN = "what was transmitted and can be read by everybody"
CONFIDENTIAL = "what children said, for the Committee alone"
RESTRICTED = "what the institution wishes for the body and the Party"
WITHDRAWN = "what its author took back after it had been public"
ANSWER = "what Arcadia answered and nobody may see before the rules say so"


@dataclass(frozen=True)
class Scene:
    """A round at the stage of comments, and what was said in it and in one before."""

    conduct: Conduct
    draft: Comment
    submitted: Comment
    admitted: Comment
    open: Comment
    confidential: Comment
    restricted: Comment
    withdrawn: Comment
    reply: Submission


def comments(cast: Cast) -> Scene:
    """Something in each state."""
    who, author = _of(cast, "secretariat"), _of(cast, "civil_society")
    taken = round_in("replies", who, number=41, codes=CODES)
    kept = admitted(
        taken, _of(cast, "facilitator"), kind=CommentKind.CONTRIBUTION, text=CONFIDENTIAL
    )
    wished = {"kind": CommentKind.CONTRIBUTION, "text": RESTRICTED, "wish": Wish.RESTRICTED}
    shared = admitted(taken, _of(cast, "nhri"), **wished)
    comments_transmit(actor=who, party=party(taken))
    conduct = round_in("comments", who, number=42, codes=CODES)
    reply = lay_down(conduct, who, ["XAR"])[0]
    public, back = (admitted(conduct, author, text=text) for text in (OPEN, WITHDRAWN))
    comments_transmit(actor=who, party=party(conduct))
    comment_move(actor=author, comment=back, name="withdraw", reason="We were mistaken")
    return Scene(
        conduct=conduct,
        draft=drafted(conduct, author, text=DRAFT),
        submitted=_rewritten(conduct, author),
        admitted=admitted(conduct, author, text=ADMITTED, parties=(party(conduct, "SRB"),)),
        open=public,
        confidential=kept,
        restricted=shared,
        withdrawn=back,
        reply=reply,
    )


@dataclass(frozen=True)
class Bare:
    """A round at a stage, with nothing said in it."""

    conduct: Conduct


def preparation(cast: Cast) -> Bare:
    """A round that was not launched."""
    return Bare(round_in("preparation", _of(cast, "secretariat"), number=43, codes=CODES))


def observations(cast: Cast) -> Bare:
    """A round that takes no comments any more."""
    return Bare(round_in("observations", _of(cast, "secretariat"), number=44, codes=CODES))


def closed(cast: Cast) -> Bare:
    """A round that is over."""
    return Bare(round_in("closed", _of(cast, "secretariat"), number=45, codes=CODES))


def _rewritten(conduct: Conduct, author: User) -> Comment:
    """A comment that was submitted after its draft had said something else."""
    draft = drafted(conduct, author, text=EARLIER)
    now = Said(CommentKind.COMMENT, "en", (party(conduct),), text=SUBMITTED)
    comment_save(actor=author, comment=draft, seen=1, said=now)
    draft.refresh_from_db()
    return comment_move(actor=author, comment=draft, name="submit")


def _of(cast: Cast, role: str) -> User:
    who = cast[role]
    assert isinstance(who, User)
    return who
