"""Keeping the lists: regions, professions, curriculum items, and what recommendations ask.

Two things to know. Several entries are added at once, all or none. And one that is used in a record
is not removed, only called otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Target
from ronda.apps.national.services.institutions import told_once
from ronda.apps.national.services.placing import asked_as_target, recommended_as_target
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand
from ronda.apps.trainings.models import Asked, CurriculumItem, Profession, Region
from ronda.apps.trainings.permissions import Can, verdict

Entry = Region | Profession | CurriculumItem


@dataclass(frozen=True)
class RegionTold:
    """A region as it is told: name, abbreviation, and its tile on the map, if it has one."""

    name: str
    abbreviation: str = ""
    column: int | None = None
    row: int | None = None


def _there() -> str:
    return _("There is an entry of this name, or one at this place on the map.")


def regions_add(*, actor: Actor, regions: Sequence[RegionTold]) -> list[Region]:
    """Add regions, all of them or none."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.LIST))
        with act(actor=actor, what=Can.LIST) as done, told_once(_there(), "lines"):
            made = [
                Region.objects.create(
                    party_id=who.party_id,
                    name=one.name,
                    abbreviation=one.abbreviation[:6] or one.name[:3].upper(),
                    column=one.column,
                    row=one.row,
                )
                for one in regions
            ]
            done.concerns(*made)
    return made


def entries_add(
    *, actor: Actor, of: type[Profession] | type[CurriculumItem], names: Sequence[str]
) -> list[Profession | CurriculumItem]:
    """Add professions or curriculum items, all of them or none."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.LIST))
        with act(actor=actor, what=Can.LIST) as done, told_once(_there(), "lines"):
            made = [of.objects.create(party_id=who.party_id, name=name) for name in names]
            done.concerns(*made)
    return list(made)


def entry_rename(*, actor: Actor, entry: Entry, told: RegionTold) -> Entry:
    """Call an entry otherwise; of a region the abbreviation and the place too."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.LIST))
        with act(actor=actor, what=Can.LIST, about=(entry,)), told_once(_there(), "name"):
            entry.name = told.name
            if isinstance(entry, Region):
                entry.abbreviation = told.abbreviation[:6] or told.name[:3].upper()
                entry.column, entry.row = told.column, told.row
            entry.save()
    return entry


def entry_remove(*, actor: Actor, entry: Entry) -> None:
    """Remove an entry that no record uses; raises NotNow where one does."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.LIST))
        with act(actor=actor, what=Can.LIST, about=(entry,)):
            try:
                entry.delete()
            except ProtectedError as error:
                told = _("It is used in records or asked by a recommendation: it stays.")
                raise NotNow(told) from error


@dataclass(frozen=True)
class Asking:
    """What a recommendation, told by its key, asks: an item taught, or an audience reached."""

    key: str
    since: date
    item: CurriculumItem | None = None
    profession: Profession | None = None
    audience: str = ""
    joint: bool = False
    everywhere: bool = False


def asked_add(*, actor: Actor, asking: Asking) -> Asked:
    """Say what a recommendation asks; raises NotValid where it is neither item nor audience."""
    if bool(asking.item) == bool(asking.audience):
        raise NotValid(_("Say what is to be taught, or who is to be reached: one of them."), "item")
    if asking.audience and (asking.profession or asking.joint):
        raise NotValid(_("A profession is trained; leave the audience empty."), "profession")
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.LIST))
        with act(actor=actor, what=Can.LIST) as done:
            known = targets_known(who.party_id)
            target = known.get(asking.key) or recommended_as_target(who, asking.key)
            asked = Asked.objects.create(
                party_id=who.party_id,
                target=target,
                item=asking.item,
                profession=asking.profession,
                audience=asking.audience,
                joint=asking.joint,
                everywhere=asking.everywhere,
                since=asking.since,
            )
            done.concerns(asked, target)
    return asked


def asked_remove(*, actor: Actor, asked: Asked) -> None:
    """Take back that a recommendation asks something."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.LIST))
        with act(actor=actor, what=Can.LIST, about=(asked, asked.target)):
            asked.delete()


def targets_known(party_id: int) -> dict[str, Target]:
    """What the desk had to answer so far, by key."""
    return {one.key: one for one in Target.objects.filter(party=party_id)}


def target_at(party_id: int, key: str, known: Mapping[str, Target]) -> Target:
    """The recommendation under a key, made a record when it is first needed; a step of an act."""
    return known.get(key) or asked_as_target(party_id, key)
