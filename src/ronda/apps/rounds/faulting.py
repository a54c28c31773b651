"""What the checks find wrong with a questionnaire, in the reader's language."""

from django.utils.translation import gettext as _

from ronda.questionnaires.faults import Fault, FaultCode
from ronda.questionnaires.reading.from_word import Doubt, DoubtKind


def draft_fault_said(fault: Fault) -> str:
    """What is wrong, and what to do about it."""
    told = _SENTENCES.get(fault.code)
    return (told() if told else _("Something is wrong with “%(question)s”.")) % fault.values


def doubt_said(doubt: Doubt) -> str:
    """What a person should look at in what a file was taken to ask."""
    short = doubt.text if len(doubt.text) <= LONGEST_QUOTE else f"{doubt.text[:LONGEST_QUOTE]}…"
    return _DOUBTS[doubt.kind]() % {"number": doubt.number or doubt.question, "text": short}


LONGEST_QUOTE = 80
_DOUBTS = {
    DoubtKind.ASKS: lambda: _(
        "What question %(number)s asks for was told by its first words: check that."
    ),
    DoubtKind.CONDITION: lambda: _(
        "“%(text)s” looks like a condition, but nothing above it is answered with yes or no."
    ),
    DoubtKind.BULLET: lambda: _(
        "“%(text)s” stands as a bullet and was taken for a prompt of question %(number)s."
    ),
    DoubtKind.CONTINUED: lambda: _(
        "“%(text)s” has no number and was added to question %(number)s."
    ),
    DoubtKind.NUMBER: lambda: _("The number %(number)s stands a second time, at “%(text)s”."),
    DoubtKind.UNPLACED: lambda: _("“%(text)s” was placed nowhere: add it by hand if it belongs."),
}
_SENTENCES = {
    FaultCode.ID_TWICE: lambda: _(
        "The id “%(question)s” stands %(times)s times: give each its own."
    ),
    FaultCode.NUMBER_TWICE: lambda: _("The number %(number)s stands %(times)s times."),
    FaultCode.NUMBER_MISSING: lambda: _("“%(question)s” has no number."),
    FaultCode.OPTION_TWICE: lambda: _("Question %(number)s has the option “%(option)s” twice."),
    FaultCode.LANGUAGE_TWICE: lambda: _("The language “%(language)s” is named twice."),
    FaultCode.LANGUAGE_MISSING: lambda: _(
        "“%(question)s” has no text in “%(language)s”: both languages are equal."
    ),
    FaultCode.LANGUAGE_UNKNOWN: lambda: _(
        "“%(question)s” has a text in “%(language)s”, which is no language of the questionnaire."
    ),
    FaultCode.TEXT_UNWRITABLE: lambda: _(
        "“%(question)s” has the sign %(sign)s in “%(language)s”, which no Word file can carry."
    ),
    FaultCode.CONDITION_UNKNOWN: lambda: _(
        "Question %(number)s is asked after “%(other)s”, which is not there."
    ),
    FaultCode.CONDITION_FORWARD: lambda: _(
        "Question %(number)s is asked after “%(other)s”, which stands below it: move one of them."
    ),
    FaultCode.CONDITION_ON_HEADING: lambda: _(
        "Question %(number)s is asked after “%(other)s”, which asks for no answer."
    ),
    FaultCode.CONDITION_VALUE: lambda: _(
        "Question %(number)s is asked where “%(other)s” is %(value)s, which cannot be its answer."
    ),
    FaultCode.CONDITION_AUDIENCE: lambda: _(
        "Question %(number)s is asked of others than “%(other)s”, after which it is asked."
    ),
    FaultCode.ASKS_NOTHING: lambda: _(
        "“%(question)s” is a heading with nothing to answer below it: add a question."
    ),
    FaultCode.ASKS_NOBODY: lambda: _("Nobody is asked “%(question)s”: choose for whom it is."),
}
