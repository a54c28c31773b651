"""What can be done in a round; each value is its audit code too."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Can(StrEnum):
    """What can be done in a round."""

    SEE_ROUND = "round.see"
    BEGIN = "round.begin"
    CHANGE = "round.change"
    RECORD = "round.record"
    TAKE_BACK = "round.take-back"
    EXTEND = "round.extend"
    LET_LEAVE = "round.let-leave"
    SEE_BOARD = "round.see-board"
    REMIND = "round.remind"
    SEE_QUESTIONNAIRE = "questionnaire.see"
    DRAFT = "questionnaire.draft"
    ADOPT = "questionnaire.adopt"
    CORRECT = "questionnaire.correct"
    SEE_REPLY = "reply.see"
    SEE_DRAFT = "reply.see-draft"
    ANSWER = "reply.answer"
    SUBMIT = "reply.submit"
    ASK_TO_REOPEN = "reply.ask-to-reopen"
    REOPEN = "reply.reopen"
    COMPILE = "reply.compile"
    SEE_REPLY_STORY = "reply.see-story"
    SEE_COMMENT = "comment.see"
    COMMENT = "comment.write"
    ADMIT = "comment.admit"
    TRANSMIT = "comment.transmit"
    WITHDRAW = "comment.withdraw"
    SEE_COMMENT_STORY = "comment.see-story"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.SEE_ROUND: _("See this round"),
    Can.BEGIN: _("Begin a round"),
    Can.CHANGE: _("Change the theme and the dates of a round"),
    Can.RECORD: _("Record what happened in a round"),
    Can.TAKE_BACK: _("Take back what was recorded by mistake"),
    Can.EXTEND: _("Extend a deadline for a Party"),
    Can.LET_LEAVE: _("Record that a Party leaves a round"),
    Can.SEE_BOARD: _("See the state of play"),
    Can.REMIND: _("Remind Parties"),
    Can.SEE_QUESTIONNAIRE: _("See the questionnaire"),
    Can.DRAFT: _("Draft the questionnaire"),
    Can.ADOPT: _("Record that the questionnaire was adopted"),
    Can.CORRECT: _("Correct a questionnaire that is open"),
    Can.SEE_REPLY: _("See a reply"),
    Can.SEE_DRAFT: _("See what is written before it is submitted"),
    Can.ANSWER: _("Answer questions"),
    Can.SUBMIT: _("Submit the reply"),
    Can.ASK_TO_REOPEN: _("Ask that a submitted reply be opened again"),
    Can.REOPEN: _("Open a submitted reply again"),
    Can.COMPILE: _("Compile replies by question"),
    Can.SEE_REPLY_STORY: _("Read the story of a reply"),
    Can.SEE_COMMENT: _("See a comment"),
    Can.COMMENT: _("Comment"),
    Can.ADMIT: _("Admit a comment"),
    Can.TRANSMIT: _("Transmit comments to the Party"),
    Can.WITHDRAW: _("Withdraw a comment"),
    Can.SEE_COMMENT_STORY: _("Read the story of a comment"),
}
