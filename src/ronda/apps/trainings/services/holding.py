"""What telling a training and telling a lecture have in common.

Two things to know. The rows beside a record (its regions, whom it reached) are made those that are
told; what stays is not touched, so that its history says what changed. And of two people who change
one record at once the second is told.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from ronda.apps.errors import NotValid, Stale
from ronda.apps.national.models import Institution
from ronda.apps.national.services.adding import rows_add
from ronda.apps.national.standing import Standing
from ronda.apps.policy import demand, refused
from ronda.apps.trainings.models import Region, RegisterFile
from ronda.apps.trainings.models.held import Held
from ronda.apps.trainings.permissions import Can, verdict

H = TypeVar("H", bound=Held)
Wanted = Mapping[int | str, Mapping[str, object]]
Beside = Mapping[str, tuple[str, Wanted]]
"""By relation ("reached") the field that tells its rows apart, and the rows."""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What was held, as somebody tells it; with the document that proves it."""

    title: str
    institution: Institution
    begins: date
    ends: date
    document: str
    regions: Collection[Region] = ()
    place: str = ""
    about: str = ""
    dated: date | None = None
    document_place: str = ""
    file: RegisterFile | None = None
    file_row: int | None = None


_PLAIN = (
    "title", "begins", "ends", "document", "place", "about", "dated", "document_place",
)  # fmt: skip
FIELDS = ("institution", *_PLAIN)
"""What forms ask of both kinds."""


def told_already() -> str:
    """What is said of the same thing told twice by one institution."""
    return _("This institution told it already, with these days: change that record instead.")


def check(holding: Holding) -> None:
    """Raises NotValid for what cannot be."""
    if holding.ends < holding.begins:
        raise NotValid(_("It cannot end before it begins."), "ends")


def check_whose(who: Standing, holding: Holding, told: str) -> None:
    """Raises what is refused to those who tell what others held."""
    demand(verdict(who, Can.TELL))
    if not who.coordinator and holding.institution.pk not in who.writes_for:
        demand(refused(told))


def told_in(holding: Holding) -> dict[str, object]:
    """What was told, by the fields of its record; without a file, nothing is told of one."""
    told: dict[str, object] = {name: getattr(holding, name) for name in _PLAIN}
    told["institution_id"] = holding.institution.pk
    if holding.file is not None:
        told |= {"file_id": holding.file.pk, "file_row": holding.file_row}
    return told


def filled(record: H, told: Mapping[str, object]) -> H:
    """The record, not yet saved, with what was told."""
    for name, value in told.items():
        setattr(record, name, value)
    return record


def locked_at(record: H, version: int) -> H:
    """The record, locked; raises Stale where it was changed since `version`."""
    found: H = type(record).objects.select_for_update().get(pk=record.pk)
    if found.version != version:
        told = _("Somebody changed this meanwhile: look at it and change it again.")
        raise Stale(told, found)
    found.version += 1
    return found


def put_beside(record: Held, beside: Beside) -> None:
    """Make the rows beside a record those that are wanted."""
    for relation, (name, wanted) in beside.items():
        manager: Any = getattr(record, relation)
        there = {getattr(one, name): one for one in manager.all()}
        for key, one in there.items():
            if key not in wanted:
                one.delete()
        for key, fields in wanted.items():
            if key not in there:
                manager.create(party_id=record.party_id, **{name: key}, **fields)
            elif any(getattr(there[key], field) != value for field, value in fields.items()):
                for field, value in fields.items():
                    setattr(there[key], field, value)
                there[key].save()


def beside_add(kind: type[Held], party_id: int, told: Mapping[int, Beside]) -> None:
    """Add what stands beside new records of one kind, by key; each relation by one statement."""
    rows: dict[tuple[str, ...], list[Sequence[object]]] = {}
    for record, beside in told.items():
        for relation, (name, wanted) in beside.items():
            for key, fields in wanted.items():
                row = (party_id, record, key, *fields.values())
                rows.setdefault((relation, name, *fields), []).append(row)
    for (relation, *names), of in rows.items():
        to: Any = kind._meta.get_field(relation)
        rows_add(to.related_model, ("party_id", to.remote_field.attname, *names), of)


def regions_of(holding: Holding) -> tuple[str, Wanted]:
    """The regions that were reached."""
    return "region_id", {one.pk: {} for one in holding.regions}
