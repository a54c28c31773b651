"""Shows what changed between two editions, word by word.

Two things to know. Deleted and inserted words are `del` and `ins`, each with a word for those who
hear the page. And a text that was only added or removed is shown once, as such.
"""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ronda.factsheets.boxes import Outcome, Returned
from ronda.factsheets.comparing import Comparison, Difference
from ronda.factsheets.comparing.wording import WordChangeKind, word_changes
from ronda.factsheets.model import Factsheet, Text
from ronda.web.comparison import Count, Section, Told, aspect_name, counts, sections, told
from ronda.web.rendering import Renderer
from ronda.web.templatetags.page import month

register = template.Library()


@register.simple_tag
def compared(comparison: Comparison, old: Factsheet, new: Factsheet) -> tuple[Section, ...]:
    """The comparison in sections."""
    return sections(comparison, old, new)


@register.simple_tag
def compared_counts(comparison: Comparison) -> tuple[Count, ...]:
    """How many changes of each kind."""
    return counts(comparison)


@register.filter
def aspect(value: str) -> str:
    """The name of what differs."""
    return aspect_name(value)


@register.filter
def marked(difference: Difference) -> SafeString:
    """The two wordings as one, with what was deleted and inserted marked; months in words."""
    if difference.aspect in {"prepared", "updated"}:
        return wordings(month(difference.old), month(difference.new))
    return wordings(difference.old, difference.new)


@register.simple_tag
def wordings(old: str, new: str) -> SafeString:
    """Two wordings as one, with what was deleted and inserted marked; a new text stands plain."""
    if new and not old:
        return format_html('<ins class="whole">{}</ins>', Renderer().text(Text(text=new)))
    return format_html_join("", "{}", ((_marked(w.kind, w.text),) for w in word_changes(old, new)))


@register.simple_tag
def returned_counts(came: Returned) -> list[Count]:
    """How many boxes of a returned file became what."""
    found = [box.outcome for box in came.boxes]
    return [Count(outcome_name(one), found.count(one)) for one in Outcome if one in found]


@register.simple_tag
def compared_outside(came: Returned, sent: Factsheet) -> list[Told]:
    """What was changed outside the boxes."""
    return [told(change, sent, came.factsheet) for change in came.outside]


@register.filter
def outcome_name(outcome: str) -> str:
    """What became of a box."""
    names = {
        Outcome.FILLED_IN: pgettext("box", "filled in"),
        Outcome.CHANGED: pgettext("box", "changed"),
        Outcome.EMPTIED: pgettext("box", "emptied"),
        Outcome.UNCHANGED: pgettext("box", "as it was"),
        Outcome.MISSING: pgettext("box", "missing"),
        Outcome.ADDED: pgettext("box", "added"),
    }
    return names[Outcome(outcome)]


def _marked(kind: WordChangeKind, text: str) -> SafeString:
    if kind is WordChangeKind.KEPT:
        return format_html("{}", text)
    tag, said, end = (
        ("del", _("deleted:"), _("end of deleted"))
        if kind is WordChangeKind.DELETED
        else ("ins", _("inserted:"), _("end of inserted"))
    )
    unseen = '<span class="hidden-visually"> {} </span>'
    pattern = f"<{tag}>{unseen}{{}}{unseen}</{tag}>"
    return format_html(pattern, said, text, end)
