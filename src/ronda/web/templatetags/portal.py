"""Tags of public pages: how far a Party has come, statuses by name, what came of a round.

Two things to know. Signs and looks are those of every grid (`ronda.web.grids`). And what is
shown of a Party or a cell always leads to its source.
"""

from collections.abc import Iterable, Mapping, Sequence

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.compliance.addresses import newest_page
from ronda.apps.compliance.naming import chapter_anchor
from ronda.apps.compliance.selectors.sheets import Counts
from ronda.apps.portal.naming import round_key as key_of_round
from ronda.apps.portal.selectors.comparisons import Side
from ronda.apps.portal.selectors.outcomes import outcome_of
from ronda.apps.portal.selectors.party_pages import Followed, PartyPage
from ronda.apps.portal.selectors.standing import Level, Stand, Standing
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import party_named
from ronda.apps.wordings import day_named
from ronda.web.grids import Sign, looks_of, shortened, signs_named, signs_of
from ronda.web.templatetags.factsheet import strength_name
from ronda.web.templatetags.page import bar_of

register = template.Library()

_MARKS = {Level.NOTHING: "–", Level.ASKED: "○", Level.SAID: "◐", Level.CONCLUDED: "●"}


@register.filter
def level_mark(level: Level) -> str:
    """The mark of a level, which tells it without its colour."""
    return _MARKS[level]


@register.filter
def level_name(level: Level) -> str:
    """How far a Party has come, in words."""
    return {
        Level.NOTHING: _("nothing published"),
        Level.ASKED: _("factsheet published"),
        Level.SAID: _("the Party said what it did"),
        Level.CONCLUDED: _("the body concluded"),
    }[level]


@register.filter
def round_key(round: Round) -> str:
    """A round as addresses name it."""
    return key_of_round(round)


@register.filter
def round_number(round: Round) -> str:
    """A round by its number alone, where its body is told beside it."""
    return _("round\u00a0%(number)s") % {"number": round.number}


@register.simple_tag
def statuses_named(
    basis: Basis, counted: Mapping[str, int] | Iterable[tuple[str, int]]
) -> list[Sign]:
    """Statuses with signs, names and numbers, as the scale has them."""
    counts: Mapping[str, int] = dict(counted)
    named = signs_named(basis.procedure, counts, get_language() or "en")
    return [one for one in named if one.count]


@register.inclusion_tag("portal/outcome.html")
def round_outcome(round: Round) -> dict[str, object]:
    """What is published of a round: its Parties, documents and chapters."""
    return {"outcome": outcome_of(round), "round": round}


@register.simple_tag
def status_sign(basis: Basis, id: str) -> str:
    """The sign of a status."""
    return signs_of(basis.procedure).get(id, "!")


@register.filter
def at(sides: Sequence[Side], turn: int) -> Side:
    """One of the factsheets that stand beside each other."""
    return sides[turn]


@register.simple_tag
def followed_rows(page: PartyPage) -> SafeString:
    """A row for each recommendation of the round that a Party's page shows."""
    if page.shown is None or page.shown.sheet is None:
        return mark_safe("")
    rows = _Followed(page)
    return mark_safe("".join(map(rows.row, page.followed)))  # noqa: S308 — escaped


@register.simple_tag
def stand_tiles(stands: Sequence[Stand], *, placed: bool = True) -> SafeString:
    """A tile for each Party, at its place on the map or in a row."""
    marks = {one: (level_mark(one), escape(level_name(one))) for one in Level}
    told = []
    for one in stands:
        mark, level = marks[one.level]
        name, code = escape(party_named(one.party)), escape(one.party.code)
        place = f' class="c{one.tile.column} r{one.tile.row}"' if placed and one.tile else ""
        told.append(
            f'<li{place}><a class="tile tile-{one.level}" href="{_page_of(one.party)}"'
            f' title="{name}: {level}">{code}<span class="tile-mark" aria-hidden="true">{mark}'
            f'</span><span class="hidden-visually">, {name}: {level}</span></a></li>'
        )
    return mark_safe("".join(told))  # noqa: S308 — escaped


@register.simple_tag
def stand_rows(standing: Standing) -> SafeString:
    """A row for each Party of which something is published in a round."""
    rows = _Stands(standing)
    return mark_safe("".join(map(rows.row, standing.told)))  # noqa: S308 — escaped


def _page_of(party: Party) -> str:
    return path_to("portal:party", party.code.lower())


class _Stands:
    """Writes the rows of a table of Parties; what is the same for many is worked out once."""

    def __init__(self, standing: Standing) -> None:
        assert standing.round is not None
        self.round = standing.round
        self.concludes = standing.basis is not None
        self.levels = {
            one: f'<span aria-hidden="true">{level_mark(one)}</span> {escape(level_name(one))}'
            for one in Level
        }
        self.labels = [
            escape(one)
            for one in (
                *(_("How far"), _("Factsheet"), _("Recommendations")),
                *(_("Party said what it did"), _("Conclusions")),
            )
        ]
        self.read = escape(pgettext("factsheet", "read it"))
        self.invented = f' <span class="tag">{escape(_("invented"))}</span>'
        self.filled = _("%(filled)s of %(total)s")

    def row(self, one: Stand) -> str:
        """One Party: how far it has come, its factsheet, what is asked, said and concluded."""
        far, sheet, asked, said, concluded = self.labels
        name, total = escape(party_named(one.party)), one.total
        last = (
            f'<td class="number" data-label="{concluded}">{one.concluded}</td>'
            if self.concludes
            else ""
        )
        return (
            f'<tr><th scope="row"><a href="{_page_of(one.party)}">{name}</a>'
            f"{self.invented if one.party.invented else ''}</th>"
            f'<td data-label="{far}">{self.levels[one.level]}</td>'
            f'<td data-label="{sheet}">{self._sheet(one, name)}</td>'
            f'<td class="number" data-label="{asked}">{total.asked}</td>'
            f'<td data-label="{said}">{self._said(total)}</td>{last}</tr>'
        )

    def _sheet(self, one: Stand, name: str) -> str:
        """The way to its factsheet."""
        if one.edition is None:
            return "–"
        address = newest_page(one.party, self.round)
        return f'<a href="{address}">{self.read}<span class="hidden-visually">: {name}</span></a>'

    def _said(self, total: Counts) -> str:
        """How many boxes have a text, in figures and as a bar."""
        told = escape(self.filled % {"filled": total.answered, "total": total.boxes})
        return f"{told}{bar_of(total.answered, total.boxes, 'orange')}"


class _Followed:
    """Writes the rows of a Party's page; what is the same for many is worked out once."""

    def __init__(self, page: PartyPage) -> None:
        shown = page.shown
        assert shown is not None
        assert shown.sheet is not None
        self.code = page.party.code.lower()
        self.sheet = newest_page(page.party, shown.round)
        self.language = shown.sheet.language
        self.strengths = {one: escape(strength_name(one)) for one, _counts in shown.strengths}
        self.labels = [
            escape(one)
            for one in (
                *(_("Strength"), _("What is asked"), _("What the Party said")),
                _("Concluded, newest first"),
            )
        ]
        self.silent = escape(_("said nothing yet"))
        self.not_asked = escape(_("not asked to answer"))
        self.known: dict[tuple[int, str], tuple[str, str]] = {}

    def row(self, one: Followed) -> str:
        """A recommendation with what the Party said, and each conclusion."""
        entry, (strength, asked, party, concluded) = one.entry, self.labels
        text = escape(shortened(one.row.text))
        anchor = (
            escape(entry.codes[0]) if entry.codes else chapter_anchor(entry.number, entry.chapter)
        )
        return (
            f'<tr><th scope="row" class="nowrap"><a href="{self.sheet}#{anchor}">'
            f"{escape(', '.join(entry.codes)) or '–'}</a></th>"
            f'<td data-label="{strength}"><span class="tag tag-{entry.strength}">'
            f"{self.strengths[entry.strength]}</span></td>"
            f'<td data-label="{asked}" lang="{self.language}">{text}</td>'
            f'<td data-label="{party}">{self._said(one)}</td>'
            f'<td data-label="{concluded}">{self._history(one) or "–"}</td></tr>'
        )

    def _said(self, one: Followed) -> str:
        """The first words of the Party's information, else that there are none."""
        if one.entry.is_answered:
            return (
                f'<span lang="{self.language}">{escape(shortened(one.row.follow_up.text))}</span>'
            )
        silent = self.silent if one.entry.has_box else self.not_asked
        return f'<span class="muted">{silent}</span>'

    def _history(self, one: Followed) -> str:
        """Each conclusion with its sign, its round and its day, leading to its page."""
        return "<br>".join(
            f"{self._status(basis, found.status)[0]}"
            f"{escape(self.code)}/{escape(found.recommendation)}/"
            f"{self._status(basis, found.status)[1]}, {day_named(found.on)}"
            for basis, found in one.history
        )

    def _status(self, basis: Basis, status: str) -> tuple[str, str]:
        """What stands before and after the last parts of a conclusion's address."""
        key = basis.round.pk, status
        if key not in self.known:
            look = looks_of(basis.procedure).get(status, "o")
            sign = signs_of(basis.procedure).get(status, "!")
            grid = path_to("assessments:grid", *basis.place)
            name = escape(basis.status_name(status).in_language(get_language() or "en"))
            round = escape(round_number(basis.round))
            self.known[key] = (
                f'<span class="sign {look}">{sign}</span> <a href="{grid}parties/',
                f'">{name}</a>, {round}',
            )
        return self.known[key]
