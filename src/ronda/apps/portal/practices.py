"""Promising practices of all Parties and rounds: told by a Committee, by a Party, or recorded.

Two things to know. A blue box from which somebody made records is told by these, since they say
where, since when and whether it is still in place. And only what stands on the page that is asked
for is read in full; the rest is known by its place in the order.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import Practice, PracticeBox
from ronda.apps.compliance.selectors.practised import places
from ronda.apps.compliance.selectors.published import (
    practice_boxes_published,
    practices_published,
)
from ronda.apps.follow_ups.selectors.practised import Practised, box_named, practices_public
from ronda.apps.kept_values import KeptValues
from ronda.apps.long_choices import LongSelect
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import body_named, parties, party_named, rounds

ON_A_PAGE = 25


class ToldBy(StrEnum):
    """Where a practice is from."""

    COMMITTEE = "committee"
    PARTY = "party"
    RECORD = "record"


class Place(StrEnum):
    """Whether it is still in place, as far as somebody looked."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Wanted:
    """What is asked for; "" asks for no one value."""

    party: str = ""
    round: str = ""
    theme: str = ""
    told: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A promising practice; `title` is that of its chapter, in the language of the factsheet.

    `key` is that of its row in a factsheet; `row` is there once it was read (`read`).
    """

    party: Party
    round: Round
    number: str
    title: str
    told: ToldBy
    published: datetime | None = None
    key: int = 0
    row: Practice | PracticeBox | None = None
    practised: Practised | None = None

    @property
    def place(self) -> Place:
        """Whether it is still in place."""
        latest = self.practised.latest if self.practised is not None else None
        if latest is None:
            return Place.UNKNOWN
        return Place.YES if latest.in_place else Place.NO

    @property
    def order(self) -> tuple[str, str, int, str, str, int]:
        """By Party, then from the newest round to the oldest, by chapter."""
        round = self.round
        return (
            *(self.party.name, round.body.slug, -round.number, self.number, self.told.value),
            self.key,
        )


_OWN: Mapping[str, Callable[[Line], str]] = {
    "party": lambda one: one.party.code,
    "round": lambda one: round_id(one.round),
    "theme": lambda one: one.title,
    "told": lambda one: one.told.value,
    "place": lambda one: one.place.value,
}
"""What a line has of each thing that may be asked for."""


@dataclass(frozen=True)
class Collection:
    """All practices in order, and what of them there is to choose from."""

    lines: Sequence[Line]
    parties: Sequence[Party]
    rounds: Mapping[str, Round]
    themes: Sequence[str]
    newest: datetime | None

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Collection":
        """What these lines are."""
        return cls(
            lines,
            tuple({one.party.pk: one.party for one in lines}.values()),
            {round_id(one): one for one in {line.round.pk: line.round for line in lines}.values()},
            sorted({one.title for one in lines if one.title}),
            max((one.published for one in lines if one.published is not None), default=None),
        )

    def fitting(self, wanted: Wanted) -> Sequence[Line]:
        """Those that are asked for, in order."""
        found = self.lines
        for name, value in asdict(wanted).items():
            if value:
                own = _OWN[name]
                found = [one for one in found if own(one) == value]
        return found


class PracticesForm(forms.Form):
    """What to narrow the collection down to."""

    party = forms.ChoiceField(label=_("Party"), required=False, widget=LongSelect)
    round = forms.ChoiceField(label=_("Round"), required=False, widget=LongSelect)
    theme = forms.ChoiceField(label=_("Theme"), required=False, widget=LongSelect)
    told = forms.ChoiceField(
        label=_("Told by"),
        required=False,
        choices=[
            ("", _("Anyone")),
            (ToldBy.COMMITTEE, _("The Committee")),
            (ToldBy.PARTY, _("The Party")),
            (ToldBy.RECORD, _("The record of practices")),
        ],
    )
    place = forms.ChoiceField(
        label=_("Still in place"),
        required=False,
        choices=[
            ("", _("All of them")),
            (Place.YES, pgettext_lazy("practice", "Still in place")),
            (Place.NO, pgettext_lazy("practice", "No longer in place")),
            (Place.UNKNOWN, pgettext_lazy("practice", "Nobody looked yet")),
        ],
    )

    def __init__(self, data: Any, *, collection: Collection) -> None:
        super().__init__(data)
        parties = {one.code: party_named(one) for one in collection.parties}
        rounds, themes = collection.rounds, collection.themes
        every = ("", _("All of them"))
        self._offer("party", [every, *sorted(parties.items(), key=lambda one: one[1])])
        self._offer("round", [every, *((id, _round_said(one)) for id, one in rounds.items())])
        self._offer("theme", [every, *((one, one) for one in themes)])

    def wanted(self) -> Wanted:
        """What is asked for; nothing where it is asked wrongly, as the form then says."""
        return Wanted(**self.cleaned_data) if self.is_valid() else Wanted()

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


_EVERY: KeptValues[Collection] = KeptValues(most=len(settings.LANGUAGES))


def every(actor: Actor, language: str) -> Collection:
    """Every practice that `actor` may see, in order, not yet read."""
    if actor.is_authenticated:
        return Collection.of(_lines(actor, language))
    return _EVERY.get(language, lambda: Collection.of(_lines(actor, language)))


def _lines(actor: Actor, language: str) -> list[Line]:
    known = {one.pk: one for one in parties(with_invented=True)}
    of = {one.pk: one for one in rounds()}
    recorded = practices_public(actor)
    boxes = {one.box for one in recorded}
    titles: dict[tuple[int, str], tuple[str, str]] = {}
    lines: list[Line] = []
    for at in places(actor, language):
        box = box_named(at.factsheet, at.number, at.order)
        titles[box] = at.number, at.title
        if at.is_box and box in boxes:
            continue
        told = ToldBy.PARTY if at.is_box else ToldBy.COMMITTEE
        party, round = known[at.party], of[at.round]
        lines.append(Line(party, round, at.number, at.title, told, at.published, at.key))
    lines += (_recorded(one, titles) for one in recorded)
    return sorted(lines, key=lambda one: one.order)


def read(actor: Actor, lines: Iterable[Line]) -> list[Line]:
    """The lines with what stands in the factsheets; two questions, however many there are."""
    chosen = list(lines)
    keys = {told: [one.key for one in chosen if one.told is told] for told in ToldBy}
    rows = {one.pk: one for one in practices_published(actor).filter(pk__in=keys[ToldBy.COMMITTEE])}
    boxes = practice_boxes_published(actor).filter(pk__in=keys[ToldBy.PARTY])
    by_key = {one.pk: one for one in boxes}
    return [
        replace(one, row=rows.get(one.key) if one.told is ToldBy.COMMITTEE else by_key.get(one.key))
        for one in chosen
    ]


def _recorded(one: Practised, titles: Mapping[tuple[int, str], tuple[str, str]]) -> Line:
    party = one.record.party
    number, title = titles.get(one.box, ("", ""))
    told, day = ToldBy.RECORD, one.record.recorded_at
    return Line(party.party, party.conduct.round, number, title, told, day, practised=one)


def round_id(round: Round) -> str:
    """A round as the address of the page names it: "lanzarote.2"."""
    return f"{round.body.slug}.{round.number}"


def _round_said(round: Round) -> str:
    named = {"body": body_named(round.body), "number": round.number}
    return gettext("%(body)s, round\u00a0%(number)s") % named
