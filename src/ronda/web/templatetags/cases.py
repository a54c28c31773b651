"""What pages across Parties say: strengths of any body, places in factsheets and reports.

Two things to know. Addresses of places are those of an edition, which stays as it is; where a newer
one words something otherwise, the quoted one is still there. And a strength that is none of the
factsheets' own is named by its body's file.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from django import template
from django.urls import NoReverseMatch
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ronda.apps.addresses import path_to
from ronda.apps.compliance.addresses import edition_page
from ronda.apps.compliance.models import Chapter, Observation, Practice, PracticeBox
from ronda.apps.compliance.naming import chapter_anchor
from ronda.apps.library.models import Passage, TextKind
from ronda.apps.reports.selectors.published import Published
from ronda.apps.treaties.models import Round
from ronda.apps.treaties.selectors import party_named
from ronda.factsheets.model import Strength
from ronda.procedure.loading import load_procedure
from ronda.reports.model import Recommendation
from ronda.web.templatetags.factsheet import strength_name
from ronda.web.templatetags.reports import addressed_to

register = template.Library()
InChapter: TypeAlias = Observation | Practice | PracticeBox


@register.filter
def strength_in(id: str, round: Round) -> str:
    """A strength as a label: "Requires"."""
    if not id or id in set(Strength):
        return strength_name(id)
    levels = load_procedure(round.body.slug).strengths.levels
    found = next((one for one in levels if one.id == id), None)
    return found.name.in_language(get_language() or "en") if found is not None else id


@register.filter
def place_of(row: InChapter) -> str:
    """The address of an observation, a practice or a blue box in its edition."""
    chapter: Chapter = row.chapter
    page = edition_page(chapter.edition)
    if isinstance(row, PracticeBox):
        return f"{page}#{chapter_anchor(chapter.number, chapter.order)}-box"
    kind = "observations" if isinstance(row, Observation) else "practices"
    return f"{page}#chapters-{chapter.order}-{kind}-{row.order}"


@register.simple_tag
def told_of(rows: Sequence[InChapter]) -> SafeString:
    """The Parties in whose factsheets something stands, each leading to it."""
    return mark_safe(", ".join(map(_told, rows)))  # noqa: S308 — escaped


def _told(row: InChapter) -> str:
    # Of all findings in a chapter: hundreds on a page.
    name = party_named(row.chapter.edition.factsheet.party)
    return f'<a href="{escape(place_of(row))}">{escape(name)}</a>'


@register.filter
def report_address(report: Published) -> str:
    """The public page of a report; what stands in it is found there by its id."""
    round = report.round
    return path_to("reports:draft", round.body.slug, round.number, report.draft.number)


@register.filter
def article_number(passage: Passage) -> str:
    """The number of an article of a convention, as its page is found by; "" for another passage."""
    if passage.text.kind != TextKind.CONVENTION:
        return ""
    found = re.fullmatch(r"article-([0-9]{1,3}[a-z]?)", passage.key)
    return found[1] if found else ""


@register.filter
def case_address(round: Round, code: str) -> str:
    """The page of a recommendation in all Parties; "" where no address can name its code."""
    return _address("portal:asked", round.body.slug, round.number, code)


@register.filter
def chapter_address(round: Round, number: str) -> str:
    """The page of a chapter in all Parties; "" where no address can name its number."""
    return _address("portal:chapter", round.body.slug, round.number, number)


def _address(name: str, *place: object) -> str:
    try:
        return path_to(name, *place)
    except NoReverseMatch:
        return ""


@register.filter
def addressed_among(one: Recommendation, names: Mapping[str, str]) -> str:
    """To whom a recommendation is addressed; `names` are those of the Parties by their codes."""
    return addressed_to(one, names)
