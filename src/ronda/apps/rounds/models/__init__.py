"""The records of rounds that are run here, by subject.

Two things to know. A round itself is a record of `treaties`, to which factsheets point; its
`Conduct` says that it is run here, and how. And everything a person wrote is kept: what is taken
out is marked so, with who did it and why.
"""

from ronda.apps.rounds.models.answers import Answer, ChapterMark, Rival
from ronda.apps.rounds.models.calendars import CalendarKey
from ronda.apps.rounds.models.comments import (
    Comment,
    CommentKind,
    CommentParty,
    CommentState,
    OpenTo,
    Wish,
)
from ronda.apps.rounds.models.conduct import (
    Conduct,
    Extension,
    Happening,
    Milestone,
    Openness,
    RoundParty,
)
from ronda.apps.rounds.models.letters import Letter, LetterPassage
from ronda.apps.rounds.models.questionnaires import QuestionnaireVersion, VersionState
from ronda.apps.rounds.models.replies import (
    Attachment,
    Reopening,
    Reply,
    ReplyState,
    ReturnedReply,
    Submission,
)

__all__ = [
    "Answer",
    "Attachment",
    "CalendarKey",
    "ChapterMark",
    "Comment",
    "CommentKind",
    "CommentParty",
    "CommentState",
    "Conduct",
    "Extension",
    "Happening",
    "Letter",
    "LetterPassage",
    "Milestone",
    "OpenTo",
    "Openness",
    "QuestionnaireVersion",
    "Reopening",
    "Reply",
    "ReplyState",
    "ReturnedReply",
    "Rival",
    "RoundParty",
    "Submission",
    "VersionState",
    "Wish",
]
