"""Tags for pages of replies: days until it is due, links to questions, what is wrong, two wordings.

Two things to know. What they show is told by `ronda.apps.rounds.saying`, in the reader's language.
And a state is a picture with its word: colour and shape only repeat it.
"""

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ronda.apps.addresses import path_to
from ronda.apps.rounds.models import Answer
from ronda.apps.rounds.saying import answer_said, fault_said, language_named, number_said
from ronda.apps.rounds.selectors.answers import Draft, value_of
from ronda.apps.rounds.selectors.chapters import Line
from ronda.apps.rounds.selectors.reply_home import Place
from ronda.questionnaires.checking import FillState
from ronda.questionnaires.faults import Fault
from ronda.questionnaires.model import Condition
from ronda.questionnaires.reading.from_docx import EntryState
from ronda.web.templatetags.comparison import wordings
from ronda.web.templatetags.page import day

register = template.Library()


@register.simple_tag
def due_in(due: date, days: int) -> str:
    """Until when something is due and how many days that is."""
    named = {"day": day(due), "count": abs(days)}
    if days < 0:
        text = ngettext(
            "Was due on %(day)s, one day ago",
            "Was due on %(day)s, %(count)d days ago",
            -days,
        )
    elif days == 0:
        text = _("Due today, %(day)s")
    else:
        text = ngettext("Due on %(day)s, in one day", "Due on %(day)s, in %(count)d days", days)
    return text % named


@register.filter
def fill_name(state: FillState) -> str:
    """How far a chapter is."""
    names = {
        FillState.NOT_STARTED: pgettext("chapter", "not started"),
        FillState.UNDER_WAY: pgettext("chapter", "under way"),
        FillState.READY: pgettext("chapter", "ready"),
    }
    return names[state]


@register.filter
def entry_name(state: EntryState) -> str:
    """What a filled file does to an answer."""
    names = {
        EntryState.UNCHANGED: pgettext("answer", "as it was"),
        EntryState.NEW: pgettext("answer", "new"),
        EntryState.CHANGED: pgettext("answer", "changed"),
        EntryState.EMPTIED: pgettext("answer", "emptied"),
        EntryState.OUTDATED: pgettext("answer", "changed on line since"),
        EntryState.CONFLICT: pgettext("answer", "changed on both sides"),
        EntryState.UNREAD: pgettext("answer", "cannot be understood as it is written"),
        EntryState.LOST: pgettext("answer", "its field is missing in the file"),
    }
    return names[state]


@register.filter
def said(fault: Fault) -> str:
    """What is missing or wrong."""
    return fault_said(fault)


@register.simple_tag
def question_number(draft: Draft, question: str) -> str:
    """The number of a question as it is shown."""
    place = draft.asked.get(question)
    return (number_said(place.full_number) or place.id) if place is not None else question


@register.simple_tag
def question_link(draft: Draft, question: str, at: Place) -> SafeString:
    """A link to a question in its chapter."""
    place = draft.asked.get(question)
    if place is None:
        return format_html("{}", question)
    to = path_to("rounds:reply-chapter", *at, place.chapter.id)
    label = _("Question %(number)s") % {"number": number_said(place.full_number) or place.id}
    return format_html('<a href="{}#q-{}">{}</a>', to, question, label)


@register.filter
def answer_kept(row: Answer) -> str:
    """What an answer says, whatever its question asks now."""
    return answer_said(None, value_of(row))


@register.filter
def language_called(tag: str) -> str:
    """A language by its own name."""
    return language_named(tag)


@register.simple_tag
def word_changes(old: str, new: str) -> SafeString:
    """Two texts as one, with what differs marked."""
    return wordings(old, new)


@register.filter
def condition_value(condition: Condition) -> str:
    """What an answer must be, as it stands in a form."""
    value = condition.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


@register.simple_tag
def described(line: Line) -> SafeString:
    """The attribute that ties a field to what is said above it."""
    ids = [
        f"when-{line.id}" if line.condition else "",
        f"wrong-{line.id}" if line.wrong else "",
        f"unit-{line.id}" if line.kind == "number" and line.unit else "",
    ]
    told = " ".join(filter(None, ids))
    return format_html(' aria-describedby="{}"', told) if told else SafeString("")


@register.filter
def numbered(full_number: str) -> str:
    """The number of a question as lists and sentences tell it."""
    return number_said(full_number)
