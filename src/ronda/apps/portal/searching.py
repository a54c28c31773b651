"""What a reader looks for: words, and one value of each facet.

Two things to know. It is a plain GET form, so that what was found has an address of its own. And
what is asked wrongly is left out: the page says what, and shows the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.search.selectors import (
    FACETS,
    LONGEST,
    MOST,
    ON_A_PAGE,
    TITLES,
    VALUE,
    Asked,
    Names,
    Search,
)
from ronda.factsheets.model import Strength

OFFERED = 12
"""How many values of a facet are offered: those of which there is most."""
_STRENGTHS = [one.value for one in Strength]


class SearchForm(forms.Form):
    """The words; what else is asked comes from the facets' links."""

    q = forms.CharField(
        label=gettext_lazy("Words"),
        max_length=LONGEST,
        required=False,
        help_text=gettext_lazy(
            "In English, French or Serbian. “Quotation marks” keep words together; a hyphen before "
            "a word leaves out what has it."
        ),
        widget=forms.TextInput(attrs={"type": "search"}),
    )


@dataclass(frozen=True)
class Choice:
    """A value of a facet, how it is called, how much there is, and the address that asks for it."""

    said: str
    count: int
    is_chosen: bool
    query: str


@dataclass(frozen=True)
class Facet:
    """A facet with what it offers; `without` is the address that asks for no value of it.

    `left_out` is how many more values there are.
    """

    name: str
    title: Promise
    choices: tuple[Choice, ...]
    without: str
    is_chosen: bool
    left_out: int


def asked_in(words: str, sent: QueryDict) -> tuple[Asked, list[str]]:
    """What the address asks for, and a sentence for each thing in it that is left out."""
    values = {name: str(sent[name]) for name in FACETS if sent.get(name)}
    wrong = {name for name, value in values.items() if not VALUE.fullmatch(value)}
    told = _("“%(facet)s” cannot have this value: it was left out.")
    sentences = [told % {"facet": TITLES[name]} for name in FACETS if name in wrong]
    fit = {name: value for name, value in values.items() if name not in wrong}
    return Asked(words, **fit), sentences


def facets(sent: QueryDict, asked: Asked, done: Search, names: Names) -> list[Facet]:
    """Every facet that offers more than one value, or of which one is chosen.

    Chapters are offered within one round: those of several have nothing in common.
    """
    within = bool(asked.round) or len(done.counts["round"]) == 1
    shown = [name for name in FACETS if name != "chapter" or within or asked.chapter]
    offered = {name: _offered(name, done.counts[name], getattr(asked, name)) for name in shown}
    names.learn(offered.get("chapter", ()), offered["article"])
    made = [_facet(name, offered[name], sent, asked, done, names) for name in shown]
    return [one for one in made if len(one.choices) > 1 or one.is_chosen]


def _offered(name: str, counts: Mapping[str, int], chosen: str) -> list[str]:
    most = sorted(counts, key=lambda one: (-counts[one], one))[:OFFERED]
    if chosen and chosen not in most:
        most.append(chosen)
    if name == "year":
        return sorted(most, reverse=True)
    if name == "strength":
        known = [one for one in _STRENGTHS if one in most]
        return known + [one for one in most if one not in known]
    return most


def _facet(
    name: str, values: list[str], sent: QueryDict, asked: Asked, done: Search, names: Names
) -> Facet:
    counts, chosen = done.counts[name], getattr(asked, name)
    choices = (
        Choice(names.of(name, one), counts.get(one, 0), one == chosen, _address(sent, name, one))
        for one in values
    )
    left_out = len(counts.keys() - set(values))
    without = _address(sent, name, "")
    return Facet(name, TITLES[name], tuple(choices), without, bool(chosen), left_out)


def _address(sent: QueryDict, name: str, value: str) -> str:
    """The address's query with one facet set, from the first page on."""
    new = sent.copy()
    new.pop("page", None)
    new.pop(name, None)
    if value:
        new[name] = value
    return new.urlencode()


def with_words(sent: QueryDict, words: str) -> str:
    """The address's query with other words, from the first page on."""
    new = sent.copy()
    new.pop("page", None)
    new["q"] = words
    return new.urlencode()


def pages(done: Search, page: int) -> Page[int]:
    """The page of all that was found, as the list of pages needs it."""
    return Paginator(range(done.total), ON_A_PAGE).get_page(page)


def page_of(sent: QueryDict) -> tuple[int, list[str]]:
    """Which page the address asks for, the first where there is no such, and what to say then."""
    said = sent.get("page", "1")
    last = MOST // ON_A_PAGE
    if said.isascii() and said.isdecimal() and len(said) < 6 and 1 <= int(said) <= last:
        return int(said), []
    sentence = _("There is no such page; pages are 1 to %(last)d. This is the first.")
    return 1, [sentence % {"last": last}]
