"""What can be done in follow-up; each value is its audit code too."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Can(StrEnum):
    """What can be done in follow-up."""

    SEE = "information.see"
    SEE_DRAFT = "information.see-draft"
    FILL = "information.fill"
    SUBMIT = "information.submit"
    ASK_TO_REOPEN = "information.ask-to-reopen"
    REOPEN = "information.reopen"
    PUBLISH = "information.publish"
    REMIND = "information.remind"
    SEE_CLARIFICATIONS = "clarification.see"
    ASK = "clarification.ask"
    ANSWER = "clarification.answer"
    TAKE_BACK_QUESTION = "clarification.take-back"
    SEE_DRAFT_COMMENTS = "draft-comment.see"
    COMMENT_ON_DRAFT = "draft-comment.make"
    ANSWER_DRAFT_COMMENT = "draft-comment.answer"
    SEE_PRACTICES = "practice.see"
    RECORD_PRACTICE = "practice.record"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.SEE: _("See what a Party submitted on its factsheet"),
    Can.SEE_DRAFT: _("See what is written in the boxes before it is submitted"),
    Can.FILL: _("Fill in the boxes of a factsheet"),
    Can.SUBMIT: _("Submit the information of the Party"),
    Can.ASK_TO_REOPEN: _("Ask that submitted information be opened again"),
    Can.REOPEN: _("Open submitted information again"),
    Can.PUBLISH: _("Publish the information of a Party"),
    Can.REMIND: _("Remind Parties that owe their information"),
    Can.SEE_CLARIFICATIONS: _("See what a Party was asked to clarify"),
    Can.ASK: _("Ask a Party for clarification"),
    Can.ANSWER: _("Answer a request for clarification"),
    Can.TAKE_BACK_QUESTION: _("Take a request for clarification back"),
    Can.SEE_DRAFT_COMMENTS: _("See the comments on a draft factsheet"),
    Can.COMMENT_ON_DRAFT: _("Comment on a draft factsheet"),
    Can.ANSWER_DRAFT_COMMENT: _("Answer a comment on a draft factsheet"),
    Can.SEE_PRACTICES: _("See the promising practices of a Party"),
    Can.RECORD_PRACTICE: _("Record promising practices"),
}
