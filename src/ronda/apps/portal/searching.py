"""What a reader looks for: words, and one value of each facet.

Two things to know. It is a plain GET form, so that what was found has an address of its own. And a
facet offers only what there is, with how much, and what is chosen now.
"""

from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.apps.compliance.naming import language_name
from ronda.apps.compliance.selectors import ON_A_PAGE, Kind, Search, Wanted
from ronda.factsheets.model import Strength

LONGEST = 300
FACETS = {
    "kind": _("What it is"),
    "party": _("Party"),
    "strength": _("Strength"),
    "language": _("Language"),
}


class SearchForm(forms.Form):
    """The words; what else is asked comes from the facets' links."""

    q = forms.CharField(
        label=_("Words"),
        max_length=LONGEST,
        help_text=_(
            "In English, French or Serbian. “Quotation marks” keep words together; a hyphen before "
            "a word leaves out what has it."
        ),
        widget=forms.TextInput(attrs={"type": "search"}),
    )


@dataclass(frozen=True)
class Choice:
    """A value of a facet, how it is said, how much there is, and the address that asks for it.

    `said` is a Party, a strength's id or a label.
    """

    value: str
    said: object
    count: int
    is_chosen: bool
    query: str


@dataclass(frozen=True)
class Facet:
    """A facet with what it offers; `without` is the address that asks for no value of it."""

    name: str
    title: Promise
    choices: tuple[Choice, ...]
    without: str
    is_chosen: bool


def wanted(words: str, asked: QueryDict) -> Wanted:
    """What the address asks for."""
    return Wanted(words, **{name: asked.get(name, "") for name in FACETS})


def facets(asked: QueryDict, done: Search) -> list[Facet]:
    """Every facet that offers more than one value, or of which one is chosen."""
    made = [_facet(name, asked, done) for name in FACETS]
    return [one for one in made if len(one.choices) > 1 or one.is_chosen]


def _facet(name: str, asked: QueryDict, done: Search) -> Facet:
    chosen = asked.get(name, "")
    counts = dict(done.counts[name])
    order = [one.value for one in Strength] if name == "strength" else sorted(counts)
    values = [value for value in order if value in counts]
    choices = (
        Choice(one, _said(name, one, done), counts[one], one == chosen, _address(asked, name, one))
        for one in values
    )
    without = _address(asked, name, "")
    return Facet(name, FACETS[name], tuple(choices), without, bool(chosen))


def _said(name: str, value: str, done: Search) -> object:
    if name == "party":
        return done.parties[value]
    if name == "kind":
        return Kind(value).label
    return language_name(value) if name == "language" else value


def _address(asked: QueryDict, name: str, value: str) -> str:
    """The address's query with one facet set, from the first page on."""
    new = asked.copy()
    new.pop("page", None)
    new.pop(name, None)
    if value:
        new[name] = value
    return new.urlencode()


def pages(done: Search, page: int) -> object:
    """The page of all that was found, as the list of pages needs it."""
    return Paginator(range(done.total), ON_A_PAGE).get_page(page)


def page_of(asked: QueryDict) -> int:
    """Which page the address asks for; the first where it says nothing sensible."""
    said = asked.get("page", "1")
    return min(int(said), 10_000) if said.isascii() and said.isdecimal() and int(said[:6]) else 1
