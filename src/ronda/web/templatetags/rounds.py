"""Tags for pages of rounds: tabs, and texts that are data in the reader's language.

Two things to know. A page of a round extends `rounds/base.html`, with `conduct` and `tab` in its
context. And a text of the body's file or of the questionnaire carries the language it is in.
"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.audit.models import Event
from ronda.apps.rounds.faulting import doubt_said, draft_fault_said
from ronda.apps.rounds.models import Conduct, Milestone
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.saying import number_said
from ronda.apps.rounds.selectors.procedures import stage_named
from ronda.apps.rounds.tabs import tabs_of
from ronda.apps.wordings import in_reader_language
from ronda.procedure.stated import Wording
from ronda.questionnaires.faults import Fault
from ronda.questionnaires.model import Chapter, Question, Questionnaire
from ronda.questionnaires.reading.from_word import Doubt
from ronda.web.templatetags.page import body_name
from ronda.web.templatetags.story import done

register = template.Library()


@register.inclusion_tag("rounds/tabs.html", takes_context=True)
def round_tabs(context: Mapping[str, Any], conduct: Conduct, here: str) -> dict[str, object]:
    """The tabs of a round's pages, `here` the key of the current one."""
    return {"tabs": tabs_of(context["request"].user, conduct), "here": here}


@register.filter
def wording(text: Wording | None) -> str:
    """A text of the body's file, in the reader's language or the nearest there is."""
    return text.in_language(get_language() or "en") if text is not None else ""


@register.filter
def spoken(text: Wording | None) -> SafeString | str:
    """The same with its language marked, where that is not the page's."""
    if text is None:
        return ""
    here = get_language() or "en"
    said = text.in_language(here)
    tag = next((tag for tag, one in text.texts if one == said), here)
    if tag.split("-")[0] == here.split("-")[0]:
        return said
    return format_html('<span lang="{}">{}</span>', tag, said)


@register.filter
def in_tag(text: Wording | None, tag: str) -> str:
    """The text in exactly this language; "" where it has none."""
    return dict(text.texts).get(tag, "") if text is not None else ""


@register.filter
def theme(conduct: Conduct) -> SafeString | str:
    """The theme of a round, its language marked where that is not the page's."""
    return spoken(Wording.of(conduct.themes)) if conduct.themes else ""


@register.filter
def plain_theme(conduct: Conduct) -> str:
    """The theme of a round, for titles."""
    return in_reader_language(conduct.themes)


@register.filter
def stage_name(conduct: Conduct) -> SafeString | str:
    """The stage that a round has reached."""
    stage = stage_named(conduct)
    return spoken(stage.name) if stage is not None else _("Not begun")


@register.filter
def called(conduct: Conduct) -> str:
    """A round by its body and number."""
    named = {"body": body_name(conduct.round.body), "number": conduct.round.number}
    return _("%(body)s, round\u00a0%(number)s") % named


@register.filter
def milestone_title(milestone: Milestone) -> str:
    """What a milestone of a round's own is called."""
    return in_reader_language(milestone.titles)


@register.filter
def done_in_round(event: Event) -> str:
    """What was done in a round, as a sentence."""
    known = {can.value: str(can.sentence) for can in Can}
    return known.get(event.what) or str(done(event))


@register.filter
def fault_of_draft(fault: Fault) -> str:
    """What the checks found wrong with a questionnaire."""
    return draft_fault_said(fault)


@register.filter
def doubt_of_reading(doubt: Doubt) -> str:
    """What a person should look at in what a file was taken to ask."""
    return doubt_said(doubt)


@register.filter
def texts_of(thing: Question | Chapter | Questionnaire) -> list[tuple[str, str]]:
    """The wording or the title of what stands there, by language."""
    text = thing.text if isinstance(thing, Question) else thing.title
    return list(text.texts)


@register.filter
def numbered(full_number: str) -> str:
    """The number of a question as lists and sentences tell it."""
    return number_said(full_number)
