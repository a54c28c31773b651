"""Saying what is counted, and giving values: defined, given, withdrawn, never changed.

Two things to know. A value is counted by the definition of its time; one for a time in which that
changed is refused. And a second value for the same time and group is refused until the first was
withdrawn, so that no figure stands against another unseen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.counting import indicator_of
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Indicator,
    IndicatorDefinition,
    IndicatorValue,
    Institution,
    Upload,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.services.institutions import told_once
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.policy import demand
from ronda.figures.errors import Straddles, Undefined
from ronda.figures.model import Unit
from ronda.figures.periods import Period

MOST_GROUPS = 30


@dataclass(frozen=True)
class Given:
    """A value as somebody gives it, with where it is from."""

    period: Period
    amount: Decimal
    document: str
    group: str = ""
    dated: date | None = None
    place: str = ""
    row: int | None = None


@dataclass(frozen=True)
class Defined:
    """What is counted: its unit, in words from a day on, and the groups of a breakdown."""

    name: str
    unit: Unit
    words: str
    since: date
    breakdown: str = ""
    groups: Sequence[str] = ()


def indicator_define(*, actor: Actor, institution: Institution, defined: Defined) -> Indicator:
    """Say what is counted, and which institution counts it."""
    groups = list(defined.groups)
    if len(set(groups)) != len(groups) or len(groups) > MOST_GROUPS:
        raise NotValid(_("Give each group once, and at most 30."), "groups")
    if bool(groups) != bool(defined.breakdown):
        raise NotValid(_("Say what the groups are of, and give at least one."), "breakdown")
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.DEFINE))
        with act(actor=actor, what=Can.DEFINE, about=(institution,)) as done:
            with told_once(_("There is an indicator of this name."), "name"):
                indicator = Indicator.objects.create(
                    party_id=who.party_id,
                    name=defined.name,
                    unit=defined.unit.value,
                    institution=institution,
                    breakdown=defined.breakdown,
                    groups=groups,
                )
            _define(indicator, 1, defined.words, defined.since)
            done.concerns(indicator)
    return indicator


def definition_add(
    *, actor: Actor, indicator: Indicator, words: str, since: date
) -> IndicatorDefinition:
    """Say that something else is counted from a day on.

    Raises NotValid where values were given for later times: they would count neither thing.
    """
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.DEFINE, indicator))
        with act(actor=actor, what=Can.DEFINE, about=(indicator,)):
            locked = Indicator.objects.select_for_update().get(pk=indicator.pk)
            last = locked.definitions.latest("number")
            if since <= last.since:
                raise NotValid(_("The definition before this one began later."), "since")
            if locked.values.filter(last__gte=since, withdrawn="").exists():
                sentence = _("Values were given for times after this day: withdraw those first.")
                raise NotValid(sentence, "since")
            return _define(locked, last.number + 1, words, since)


def _define(indicator: Indicator, number: int, words: str, since: date) -> IndicatorDefinition:
    return IndicatorDefinition.objects.create(
        party_id=indicator.party_id, indicator=indicator, number=number, words=words, since=since
    )


def value_give(*, actor: Actor, indicator: Indicator, given: Given) -> IndicatorValue:
    """Give a value; raises NotValid where it does not fit, or there is one already."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.COUNT, indicator))
        with act(actor=actor, what=Can.COUNT, about=(indicator,)) as done:
            locked = Indicator.objects.select_for_update().get(pk=indicator.pk)
            value = value_fitting(who, locked, list(locked.definitions.all()), given)
            if standing_against(locked).intersection([key_of(value)]):
                raise NotValid(already_there(), "period")
            value.save()
            done.concerns(value)
    return value


def value_withdraw(*, actor: Actor, value: IndicatorValue, reason: str) -> IndicatorValue:
    """Say that a value does not hold, and why; it stays, and counts no more."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.COUNT, value.indicator))
        with act(actor=actor, what=Can.COUNT, about=(value.indicator, value)):
            locked = IndicatorValue.objects.select_for_update().get(pk=value.pk)
            if locked.withdrawn:
                raise NotNow(_("This value was withdrawn already."))
            locked.withdrawn = reason.strip()
            locked.save()
    return locked


def already_there() -> str:
    """What is said of a second value."""
    return _("There is a value for this time and group: withdraw that one first.")


Key = tuple[date, date, str]


def key_of(value: IndicatorValue) -> Key:
    """What no two values of an indicator share."""
    return value.first, value.last, value.group


def standing_against(indicator: Indicator) -> set[Key]:
    """The times and groups for which an indicator has values."""
    found: Iterable[Key] = indicator.values.filter(withdrawn="").values_list(
        "first", "last", "group"
    )
    return set(found)


def value_fitting(
    who: Standing,
    indicator: Indicator,
    definitions: Sequence[IndicatorDefinition],
    given: Given,
    upload: Upload | None = None,
) -> IndicatorValue:
    """The value, not yet saved; raises NotValid where it does not fit the indicator."""
    try:
        number = indicator_of(indicator, definitions).definition_for(given.period).number
    except Undefined as error:
        raise NotValid(_("Nothing was defined for this time."), "period") from error
    except Straddles as error:
        sentence = _(
            "What is counted was defined anew within this time: give two values, one up to that"
            " day and one from it."
        )
        raise NotValid(sentence, "period") from error
    if given.group and given.group not in indicator.groups:
        told = ", ".join(indicator.groups) or "–"
        raise NotValid(
            _("The groups of this indicator are: %(groups)s.") % {"groups": told}, "group"
        )
    if given.amount != given.amount.to_integral_value():
        raise NotValid(_("This is counted in whole numbers."), "amount")
    return IndicatorValue(
        party_id=who.party_id,
        indicator=indicator,
        definition=next(one for one in definitions if one.number == number),
        first=given.period.first,
        last=given.period.last,
        group=given.group,
        amount=given.amount,
        document=given.document,
        dated=given.dated,
        place=given.place,
        upload=upload,
        row=given.row,
        given_by=who.person,
    )
