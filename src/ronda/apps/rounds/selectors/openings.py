"""What one organisation may say in a round now: on what, about whom, in answer to which questions.

Two things to know. Pages offer nothing that the service would refuse. And an institution or a
facilitator of a Party speaks about that Party only.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.models import Organisation
from ronda.apps.rounds.commenting import OF_ONE_PARTY, questions_for, speaks_as
from ronda.apps.rounds.models import Comment, CommentKind, Conduct, RoundParty
from ronda.apps.rounds.selectors.procedures import asks_for_follow_up, procedure_of
from ronda.apps.rounds.selectors.rounds import parties_of
from ronda.apps.rounds.selectors.windows import Window, publicity_rule, who_will_see, window
from ronda.questionnaires.walking import Placed


class What(StrEnum):
    """What something is said on."""

    REPLIES = "replies"
    QUESTIONNAIRE = "questionnaire"
    FOLLOW_UP = "follow-up"
    CONTRIBUTION = "contribution"

    @property
    def label(self) -> Promise:
        """What it is, for people."""
        return _LABELS[self]

    @property
    def kind(self) -> CommentKind:
        """The kind of record that it makes."""
        return CommentKind.CONTRIBUTION if self is What.CONTRIBUTION else CommentKind.COMMENT


_LABELS = {
    What.REPLIES: _("A comment on what Parties replied"),
    What.QUESTIONNAIRE: _("A comment on the questionnaire itself"),
    What.FOLLOW_UP: _("A comment on what Parties say they did since"),
    What.CONTRIBUTION: _(
        "A contribution: information of your own, or answers to what you are asked"
    ),
}


@dataclass(frozen=True)
class Opening:
    """One thing that may be said now, until when, and who will see it."""

    what: What
    window: Window
    who_will_see: str
    may_choose: bool


@dataclass(frozen=True)
class Openings:
    """All that one organisation may say in a round."""

    organisation: Organisation
    open: tuple[Opening, ...]
    shut: tuple[Opening, ...]
    parties: tuple[RoundParty, ...]
    questions: tuple[Placed, ...]
    languages: tuple[str, ...]

    @property
    def may_choose(self) -> bool:
        """Whether the author chooses who sees it, for any of them."""
        return any(one.may_choose for one in self.open)


def openings(conduct: Conduct, organisation: Organisation) -> Openings:
    """What the organisation may say in the round now."""
    author = speaks_as(organisation)
    every = [_opening(conduct, organisation, what) for what in What if _is_time(conduct, what)]
    asked = {
        id: one
        for kind in dict.fromkeys(what.what.kind for what in every if what.window.is_open)
        for id, one in questions_for(conduct, author, kind).items()
    }
    staying = parties_of(conduct).filter(left_on=None)
    if organisation.kind in OF_ONE_PARTY:
        staying = staying.filter(party=organisation.party_id)
    return Openings(
        organisation,
        tuple(one for one in every if one.window.is_open),
        tuple(one for one in every if not one.window.is_open),
        tuple(staying),
        tuple(asked.values()),
        procedure_of(conduct).languages.official,
    )


def title_of(offered: Openings, comment: Comment | None = None) -> str:
    """What the page says that one writes: what the draft is, else what may be written now."""
    kinds = {one.what.kind for one in offered.open}
    if comment is not None:
        kinds = {CommentKind(comment.kind)}
    if kinds == {CommentKind.COMMENT}:
        return _now("Write a comment")
    if kinds == {CommentKind.CONTRIBUTION}:
        return _now("Write a contribution")
    return _now("Write a comment or a contribution")


def _is_time(conduct: Conduct, what: What) -> bool:
    """Before Parties are asked what they did, nothing is told of comments on it."""
    return what is not What.FOLLOW_UP or asks_for_follow_up(conduct)


def _opening(conduct: Conduct, organisation: Organisation, what: What) -> Opening:
    author = speaks_as(organisation)
    found = window(
        conduct,
        author,
        what.kind,
        on_questionnaire=what is What.QUESTIONNAIRE,
        on_follow_up=what is What.FOLLOW_UP,
    )
    about = what is not What.QUESTIONNAIRE
    who = who_will_see(conduct, what.kind, author, about_a_party=about)
    rule = publicity_rule(conduct, what.kind, author)
    chooses = rule is not None and rule.author_may_choose
    return Opening(what, found, who, chooses)
