"""Shows factsheets: arranges their chapters and renders their texts.

Two things to know. `{% arrange factsheet choice as shown %}` comes first on a page; everything
else takes its renderer, so that marks and notes fit. And words that belong to the document (box
titles) come from the body's file in the document's language, never from gettext.
"""

from dataclasses import dataclass, field
from functools import cached_property

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ronda.factsheets.model import Factsheet, Footnote, Practice, Scope, Statement, Strength, Text
from ronda.procedure.body import load_body
from ronda.procedure.loading import load_procedure
from ronda.procedure.strengths import Asks
from ronda.web.arranged import Arranged, Choice
from ronda.web.arranging import arranged
from ronda.web.rendering import Renderer

register = template.Library()


@dataclass(frozen=True)
class Shown:
    """A factsheet on a page: its chapters, what renders them, the document's own words."""

    factsheet: Factsheet
    chapters: tuple[Arranged, ...]
    renderer: Renderer = field(compare=False)

    @property
    def language(self) -> str:
        """The language of the document, for the `lang` of what it says."""
        return self.factsheet.language

    @cached_property
    def phrases(self) -> dict[str, str]:
        """The body's words in that language: box titles, "No information was submitted."."""
        return dict(load_body(self.factsheet.body).words(self.language).phrases)

    @property
    def count(self) -> int:
        """How many recommendations are shown."""
        return sum(
            entry.recommendation is not None
            for chapter in self.chapters
            for part in chapter.parts
            for group in part.groups
            for entry in group.entries
        )


@register.simple_tag
def arrange(factsheet: Factsheet, choice: Choice | None = None) -> Shown:
    """`factsheet` ready to be shown, whole or as far as `choice` takes it."""
    chapters = arranged(factsheet, choice)
    notes = {note.number for chapter in chapters for note in chapter.notes}
    if choice is None:
        notes |= {mark.number for mark in factsheet.preface.marks}
    return Shown(factsheet, chapters, Renderer(notes))


@register.filter
def text(renderer: Renderer, value: Text) -> SafeString:
    """A text as paragraphs and lists."""
    return renderer.text(value)


@register.filter
def sentence(renderer: Renderer, value: Text) -> SafeString:
    """A text as running words."""
    return renderer.sentence(value)


@register.filter
def points(renderer: Renderer, value: Statement | Practice) -> SafeString:
    """A statement's sub-points as a list."""
    return renderer.items(value) if isinstance(value, Statement) else mark_safe("")


@register.filter
def title(renderer: Renderer, value: Arranged) -> SafeString:
    """A chapter's title with its marks."""
    return renderer.title(value.chapter.title, value.chapter.title_marks)


@register.filter
def note(renderer: Renderer, value: Footnote) -> SafeString:
    """A footnote's words."""
    return renderer.note(value)


@register.filter
def strength_name(value: str | None) -> str:
    """A strength as a label: "Requires"."""
    names = {
        Strength.REQUIRE: pgettext("strength", "Requires"),
        Strength.REQUEST: pgettext("strength", "Requests"),
        Strength.INVITE: pgettext("strength", "Invites"),
    }
    return names[Strength(value)] if value else _("Strength not known")


@register.filter
def opens_box(shown: Shown, strength: str | None) -> bool:
    """Whether the body puts an orange box under what asks so; yes where that is not known."""
    levels = load_procedure(shown.factsheet.body).strengths.levels
    boxed = {level.id for level in levels if level.asks is Asks.FOLLOW_UP_BOX}
    return strength is None or strength in boxed


@register.filter
def scope_name(value: str, party: str = "") -> str:
    """A scope as a label: "For Serbia alone" or "For all Parties"."""
    if Scope(value) is Scope.GENERIC:
        return _("For all Parties")
    return _("For %(party)s") % {"party": party} if party else _("For this Party")
