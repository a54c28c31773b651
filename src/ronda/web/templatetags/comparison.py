"""Shows what changed between two editions, word by word.

Two things to know. Deleted and inserted words are `del` and `ins`, each with a word for those who
hear the page. And a text that was only added or removed is shown once, as such.
"""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ronda.factsheets.comparing import Comparison, Difference
from ronda.factsheets.comparing.wording import WordChangeKind, word_changes
from ronda.factsheets.model import Factsheet
from ronda.web.comparison import Count, Section, aspect_name, counts, sections

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
    """The two wordings as one, with what was deleted and inserted marked."""
    words = difference.words or word_changes(difference.old, difference.new)
    return format_html_join("", "{}", ((_marked(w.kind, w.text),) for w in words))


@register.simple_tag
def wordings(old: str, new: str) -> SafeString:
    """Two wordings as one, with what was deleted and inserted marked."""
    return format_html_join("", "{}", ((_marked(w.kind, w.text),) for w in word_changes(old, new)))


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
