"""What the rows of a spreadsheet become: trainings, or lectures and campaigns, or a problem each.

Two things to know. Everything that is needed is fetched first, inside the door; the rows are then
read without the database, however many they are. And a profession or audience that was reached, how
many is not known, is only named.
"""

import io
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext_lazy as _

from ronda.apps.errors import NotValid
from ronda.apps.national.models import Institution, Spreadsheet
from ronda.apps.national.selectors.asked import called_in_spreadsheets
from ronda.apps.national.selectors.institutions import called, institutions
from ronda.apps.national.services.rows import Fits, Problem
from ronda.apps.national.standing import Standing
from ronda.apps.trainings.columns import ALL, Lists, of_lectures, of_trainings
from ronda.apps.trainings.models import (
    CurriculumItem,
    Lecture,
    LectureKind,
    Profession,
    Region,
    RegisterFile,
    Training,
)
from ronda.apps.trainings.models.held import Held
from ronda.apps.trainings.selectors import lists
from ronda.apps.trainings.services import holding as shared
from ronda.apps.trainings.services import lectures, trainings
from ronda.apps.trainings.services.lists import targets_known
from ronda.spreadsheets.faults import Wrong
from ronda.spreadsheets.layout import Column, Layout
from ronda.spreadsheets.reading import LeftOut, Line, lines

H = TypeVar("H", bound=Held)
COLUMNS = (_("Title"), _("Institution"), _("Days"), _("Regions"), _("Reached"))
"""What is shown of a row as it was understood."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is told of a record of this Party, by its fields, and the rows beside it."""

    party_id: int
    told: Mapping[str, object]
    beside: shared.Beside


class Holdings(Generic[H]):
    """What both registers look at: institutions, regions, and what was told already."""

    def __init__(self, who: Standing, model: type[H]) -> None:
        self.who = who
        there = [one for one in institutions() if one.dissolved_on is None]
        self._every: dict[str, Institution] = {str(one.pk): one for one in there}
        self._called = {one.pk: called(one) for one in there}
        self._names = {name: str(pk) for pk, name in self._called.items()}
        self._regions: dict[str, Region] = {str(one.pk): one for one in lists.regions()}
        known = model.objects.filter(withdrawn="")
        self._there = set(known.values_list("institution", "title", "begins", "ends"))

    def layout(self) -> Layout:
        """The columns of the spreadsheet."""
        return Layout(columns=self.columns(), same_by=("title", "institution", "begins", "ends"))

    def listed(self) -> dict[str, Mapping[str, str]]:
        """What both registers choose from: the keys by name."""
        regions = {one.name: key for key, one in self._regions.items()}
        return {"institutions": self._names, "regions": regions}

    def looked(self, upload: Spreadsheet) -> Iterator[Fits[Row] | Problem | LeftOut]:
        """Every row of a spreadsheet; raises DocumentError as `lines` does."""
        assert isinstance(upload, RegisterFile)
        for line in lines(io.BytesIO(upload.data), self.layout()):
            yield self._looked(line, upload)

    def _looked(self, line: Line, upload: RegisterFile) -> Fits[Row] | Problem | LeftOut:
        if isinstance(line, LeftOut):
            return line
        if isinstance(line, Wrong):
            return Problem.of(line)
        told: dict[str, Any] = {k: v for k, v in line.values.items() if v is not None}
        institution = self._every[told["institution"]]
        if not self.who.coordinator and institution.pk not in self.who.writes_for:
            return Problem(line.row, str(_("Only the coordinator tells what others held.")))
        key = (institution.pk, told["title"][:300], told["begins"], told["ends"])
        if key in self._there:
            return Problem(line.row, shared.told_already())
        try:
            held, row = self.understood(told, self._common(told, institution, upload, line.row))
        except NotValid as refusal:
            return Problem(line.row, str(refusal))
        seen = (held.title, self._called[institution.pk], _days(held), *_counted(row.beside))
        return Fits(line.row, row, seen, bool(line.formulas))

    def _common(
        self, told: Mapping[str, Any], institution: Institution, upload: RegisterFile, row: int
    ) -> dict[str, Any]:
        """What both kinds of records have."""
        keys = told.get("regions", ())
        regions = self._regions.values() if ALL in keys else [self._regions[k] for k in keys]
        return {
            "title": told["title"][:300],
            "institution": institution,
            "begins": told["begins"],
            "ends": told["ends"],
            "place": told.get("place", "")[:200],
            "regions": tuple(regions),
            "about": told.get("about", ""),
            "document": told["document"][:300],
            "dated": told.get("dated"),
            "document_place": told.get("document_place", "")[:100],
            "file": upload,
            "file_row": row,
        }

    def row(self, told: Mapping[str, object], beside: shared.Beside) -> Row:
        """What a row becomes, told by this person at this desk."""
        party, person = self.who.party_id, self.who.person.pk
        return Row(party, {"party_id": party, "told_by_id": person, **told}, beside)

    @abstractmethod
    def columns(self) -> tuple[Column, ...]:
        """The columns, with what this desk lists."""

    @abstractmethod
    def understood(
        self, told: Mapping[str, Any], common: dict[str, Any]
    ) -> tuple[shared.Holding, Row]:
        """What was held, and what it becomes; raises NotValid."""


class Trainings(Holdings[Training]):
    """The register of trainings."""

    def __init__(self, who: Standing) -> None:
        super().__init__(who, Training)
        self._professions: dict[str, Profession] = {str(p.pk): p for p in lists.professions()}
        self._items: dict[str, CurriculumItem] = {str(one.pk): one for one in lists.items()}

    def columns(self) -> tuple[Column, ...]:
        """Those of trainings."""
        named = {one.name: key for key, one in self._professions.items()}
        items = {one.name: key for key, one in self._items.items()}
        return of_trainings(Lists(professions=named, items=items, **self.listed()))

    def understood(
        self, told: Mapping[str, Any], common: dict[str, Any]
    ) -> tuple[shared.Holding, Row]:
        """A training."""
        reached = _reached(told, "profession", told.get("professions", ()))
        held = trainings.TrainingHeld(
            **common,
            items=[self._items[key] for key in told.get("items", ())],
            organisers=[self._every[key] for key in told.get("organisers", ())],
            joint=bool(told.get("joint")),
            reached={int(key): number for key, number in reached.items()},
        )
        trainings.check(held)
        return held, self.row(trainings.told_in(held), trainings.beside(held))


class Lectures(Holdings[Lecture]):
    """The register of lectures and campaigns."""

    def __init__(self, who: Standing) -> None:
        super().__init__(who, Lecture)
        there = lists.recommendations_to_serve(who)
        self._asked = called_in_spreadsheets(there)
        self._targets = targets_known(who.party_id)

    def columns(self) -> tuple[Column, ...]:
        """Those of lectures and campaigns."""
        return of_lectures(Lists(recommendations=self._asked, **self.listed()))

    def understood(
        self, told: Mapping[str, Any], common: dict[str, Any]
    ) -> tuple[shared.Holding, Row]:
        """A lecture or campaign."""
        held = lectures.LectureHeld(
            **common,
            kind=LectureKind(told["kind"]),
            sessions=_whole(told.get("sessions")),
            schools=_whole(told.get("schools")),
            reached=_reached(told, "audience", told.get("audiences", ())),
            serves=told.get("serves", ()),
        )
        lectures.check(held)
        beside = lectures.beside(held, self.who.party_id, self._targets)
        return held, self.row(lectures.told_in(held), beside)


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)


def _reached(told: Mapping[str, Any], kind: str, named: tuple[str, ...]) -> dict[str, int | None]:
    """How many were reached, by key: numbers from their columns, None for what is only named."""
    found: dict[str, int | None] = dict.fromkeys(named)
    for key, value in told.items():
        if key.startswith(f"{kind}-"):
            found[key.removeprefix(f"{kind}-")] = _whole(value)
    return found


def _days(held: shared.Holding) -> str:
    first, last = (day.isoformat() for day in (held.begins, held.ends))
    return first if first == last else f"{first} – {last}"


def _counted(beside: shared.Beside) -> tuple[str, str]:
    """How many regions, and the numbers that were reached."""
    numbers = [row["number"] for row in beside["reached"][1].values()]
    told = ", ".join("?" if number is None else str(number) for number in numbers)
    return str(len(beside["regions"][1])), told
