"""A step of the services: what an author says, and whether it may be said so.

Two things to know. It is checked whenever a draft is saved, so that what is submitted was checked
too. And a wish is only taken where the body's rules let the author choose.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Organisation, OrganisationKind
from ronda.apps.errors import NotValid
from ronda.apps.rounds.models import CommentKind, Conduct, RoundParty, Wish
from ronda.apps.rounds.permissions.comments import SPEAKS_AS
from ronda.apps.rounds.selectors.procedures import follow_up_is_public
from ronda.apps.rounds.selectors.windows import (
    ASKED_AS,
    publicity_rule,
    questions_asked,
)
from ronda.procedure.participants import Participant
from ronda.questionnaires.answers import LONGEST_TEXT, typed
from ronda.questionnaires.model import Audience
from ronda.questionnaires.walking import Placed

OF_ONE_PARTY = (OrganisationKind.NHRI, OrganisationKind.FACILITATOR)


@dataclass(frozen=True)
class File:
    """A file as it was sent."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Said:
    """What an author says, on what, in which language, and how open they wish it to be."""

    kind: CommentKind
    language: str
    parties: tuple[RoundParty, ...] = ()
    on_questionnaire: bool = False
    on_follow_up: bool = False
    question: str = ""
    text: str = ""
    wish: Wish = Wish.NONE
    children_count: int | None = None
    children_ages: str = ""
    children_how: str = ""
    file: File | None = None

    @property
    def fields(self) -> dict[str, object]:
        """The fields of the record, as they are kept."""
        return {
            "kind": self.kind,
            "language": self.language.strip(),
            "on_questionnaire": self.on_questionnaire,
            "on_follow_up": self.on_follow_up,
            "question": self.question,
            "text": typed(self.text).strip(),
            "wish": self.wish,
            "children_count": self.children_count,
            "children_ages": typed(self.children_ages).strip(),
            "children_how": typed(self.children_how).strip(),
        }


def speaks_as(organisation: Organisation) -> Participant:
    """The participant as which an organisation speaks; raises NotValid where it does not."""
    known = SPEAKS_AS.get(OrganisationKind(organisation.kind))
    if known is None:
        raise NotValid(_("This organisation does not comment in rounds."), "organisation")
    return known


def check(said: Said, organisation: Organisation, conduct: Conduct) -> None:
    """Raises NotValid where it may not be said so, with the field that does not fit."""
    author = speaks_as(organisation)
    _check_parties(said, organisation, conduct)
    _check_follow_up(said)
    if not said.language.strip():
        raise NotValid(_("Say in which language it is."), "language")
    if len(said.text) > LONGEST_TEXT:
        sentence = _("The text is longer than %(most)d signs: attach it as a file.")
        raise NotValid(sentence % {"most": LONGEST_TEXT}, "text")
    rule = publicity_rule(conduct, said.kind, author)
    if said.wish and not (rule and rule.author_may_choose):
        raise NotValid(_("The body’s rules do not let the author choose who sees it."), "wish")
    if said.question and said.question not in questions_for(conduct, author, said.kind):
        raise NotValid(_("The questionnaire does not ask you this question."), "question")


def questions_for(conduct: Conduct, author: Participant, kind: str) -> dict[str, Placed]:
    """The questions that something may be said on, by id.

    A comment is on what Parties are asked; a contribution answers what its author is asked.
    """
    of_author = ASKED_AS.get(author, Audience.PARTY)
    audience = Audience.PARTY if kind == CommentKind.COMMENT else of_author
    return {one.id: one for one in questions_asked(conduct, audience)}


def _check_follow_up(said: Said) -> None:
    """What a Party did since is commented on once everybody may read it."""
    if not said.on_follow_up:
        return
    if said.kind != CommentKind.COMMENT or said.on_questionnaire or said.question:
        raise NotValid(_("A comment on follow-up is on the whole of it."), "question")
    for party in said.parties:
        if not follow_up_is_public(party):
            told = _("The information of %(party)s is not published yet.")
            raise NotValid(told % {"party": party.party}, "parties")


def _check_parties(said: Said, organisation: Organisation, conduct: Conduct) -> None:
    if any(one.conduct_id != conduct.pk or one.left_on is not None for one in said.parties):
        raise NotValid(_("Choose Parties of this round."), "parties")
    if said.on_questionnaire and (said.kind != CommentKind.COMMENT or said.parties):
        raise NotValid(
            _("What is on the questionnaire itself is a comment, and is about no Party."),
            "parties",
        )
    if said.kind == CommentKind.COMMENT and not (said.parties or said.on_questionnaire):
        raise NotValid(_("Choose the Parties on whose replies you comment."), "parties")
    own_only = organisation.kind in OF_ONE_PARTY
    if own_only and any(one.party_id != organisation.party_id for one in said.parties):
        raise NotValid(_("You may comment on your own Party only."), "parties")
