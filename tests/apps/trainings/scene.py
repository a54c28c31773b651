"""The registers of Arcadia: three regions, two professions, two items, what is asked of them."""

from dataclasses import dataclass
from datetime import date

from ronda.apps.accounts.models import User
from ronda.apps.national.models import Institution
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.trainings.models import CurriculumItem, Profession, Region, Training
from ronda.apps.trainings.services.lists import RegionTold, entries_add, regions_add
from ronda.apps.trainings.services.trainings import TrainingHeld, training_add
from tests.apps.national.scene import Desk, desk


@dataclass
class Registers:
    """The desk, and what trainings are told by."""

    desk: Desk
    regions: list[Region]
    police: Profession
    judges: Profession
    coercion: CurriculumItem
    practice: CurriculumItem
    key: str


def registers() -> Registers:
    """The lists of Arcadia, and the key of the first recommendation that is asked."""
    there = desk()
    who = there.coordinator
    gathered_update(actor=who)
    regions = regions_add(
        actor=who,
        regions=[
            RegionTold("North", "N", 2, 1),
            RegionTold("South", "S", 2, 3),
            RegionTold("West"),
        ],
    )
    professions = entries_add(actor=who, of=Profession, names=["Police officers", "Judges"])
    items = entries_add(actor=who, of=CurriculumItem, names=["Coercion", "Practical element"])
    key = next(one for one in there.keys if ":recommendation:" in one)
    police, judges = professions
    coercion, practice = items
    assert isinstance(police, Profession) and isinstance(judges, Profession)
    assert isinstance(coercion, CurriculumItem) and isinstance(practice, CurriculumItem)
    return Registers(there, regions, police, judges, coercion, practice, key)


def held(there: Registers, institution: Institution | None = None, **told: object) -> TrainingHeld:
    """A training as it may be told."""
    given: dict[str, object] = {
        "title": "Hearing children in cases of online abuse",
        "institution": institution or there.desk.interior,
        "begins": date(2025, 3, 3),
        "ends": date(2025, 3, 4),
        "place": "Port Arcady",
        "document": "List of participants",
        "regions": there.regions[:2],
        "items": [there.coercion],
        "reached": {there.police.pk: 24},
    }
    return TrainingHeld(**given | told)  # type: ignore[arg-type]


def trained(
    there: Registers,
    actor: User | None = None,
    institution: Institution | None = None,
    **told: object,
) -> Training:
    """A training that was told."""
    who = actor or there.desk.coordinator
    return training_add(actor=who, held=held(there, institution, **told))
