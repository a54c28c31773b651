"""Which Parties, or which rounds of a Party, a reader lays beside each other.

Two things to know. It is an address like any other, `?party=xar&party=xta&round=lanzarote-2`, so
whatever it says is looked at. And what cannot be compared gets one sentence that says why.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.apps.compliance.models import Edition
from ronda.apps.portal.naming import round_key
from ronda.apps.portal.selectors.offering import Offered
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import party_named

MOST = 6
"""How many Parties stand beside each other: more cannot be read."""
_LONGEST = 40

Sheets = Mapping[tuple[str, str], Edition]
"""The published factsheets by round and Party, as addresses name them."""


@dataclass(frozen=True)
class Asked:
    """What an address asks for, each once and in order; codes in capitals."""

    parties: tuple[str, ...]
    rounds: tuple[str, ...]
    chapter: str

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """What the address says, cut where it is too long to name anything."""
        parties = dict.fromkeys(one[:_LONGEST].upper() for one in query.getlist("party") if one)
        rounds = dict.fromkeys(one[:_LONGEST].lower() for one in query.getlist("round") if one)
        return cls(tuple(parties), tuple(rounds), query.get("chapter", "")[:_LONGEST])


@dataclass(frozen=True)
class Choice:
    """The factsheets to lay beside each other, or the sentence that says why there are none."""

    sheets: tuple[Edition, ...] = ()
    fault: str = ""


def chosen(
    asked: Asked, offered: Offered, sheets_of: Callable[[Sequence[str]], Sequence[Edition]]
) -> Choice:
    """What of the published factsheets the address asks for; without a choice, nothing.

    `sheets_of` gives those of the Parties with these codes.
    """
    if not asked.parties and not asked.rounds:
        return Choice()
    fault = _too_many_or_few(asked) or _unknown(asked, offered)
    if fault:
        return Choice(fault=fault)
    sheets = sheets_of(asked.parties)
    known: Sheets = {(round_key(o.factsheet.round), o.factsheet.party.code): o for o in sheets}
    if len(asked.parties) == 1:
        return _found([(one, asked.parties[0]) for one in asked.rounds], known)
    rounds = asked.rounds or (_shared(asked, sheets),)
    return _found([(rounds[0], one) for one in asked.parties], known)


def _unknown(asked: Asked, offered: Offered) -> str:
    parties = {one.code for one in offered.parties}
    for one in asked.parties:
        if one not in parties:
            return _("Of “%(code)s” no factsheet is published: choose a Party of the list.") % {
                "code": one
            }
    rounds = {round_key(one) for one in offered.rounds}
    for one in asked.rounds:
        if one not in rounds:
            return _("In round “%(round)s” nothing is published: choose one of the list.") % {
                "round": one
            }
    return ""


def _too_many_or_few(asked: Asked) -> str:
    parties, rounds = len(asked.parties), len(asked.rounds)
    if not parties:
        return _("Choose the Parties to compare: two at least.")
    if parties > MOST:
        sentence = ngettext(
            "%(number)d Party is chosen; at most %(most)d can stand beside each other.",
            "%(number)d Parties are chosen; at most %(most)d can stand beside each other.",
            parties,
        )
        return sentence % {"number": parties, "most": MOST}
    if parties == 1 and rounds != 2:
        return _("Choose one more Party at least, or two rounds of this one.")
    if parties > 1 and rounds > 1:
        return _("Choose one round for several Parties, or one Party for two rounds.")
    return ""


def _found(places: Sequence[tuple[str, str]], known: Sheets) -> Choice:
    for at in places:
        if at not in known:
            return Choice(fault=_missing(at, known))
    return Choice(tuple(known[at] for at in places))


def _missing(at: tuple[str, str], known: Sheets) -> str:
    party: Party = next(o.factsheet.party for (_r, code), o in known.items() if code == at[1])
    sentence = _("In round “%(round)s” no factsheet of %(party)s is published: leave it out.")
    return sentence % {"round": at[0], "party": party_named(party)}


def _shared(asked: Asked, sheets: Sequence[Edition]) -> str:
    """The newest round in which most of the Parties have a factsheet."""
    rounds: dict[Round, set[str]] = {}
    for one in sheets:
        if one.factsheet.party.code in asked.parties:
            rounds.setdefault(one.factsheet.round, set()).add(one.factsheet.party.code)
    best = max(rounds, key=lambda one: (len(rounds[one]), one.number, one.pk))
    return round_key(best)
