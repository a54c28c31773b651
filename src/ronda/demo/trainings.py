"""Loads Arcadia's registers: regions, trainings, one of them told twice, lectures in schools.

Two things to know. Everything goes through the services that people's clicks go through. And all of
it is invented; some regions are left out, so that coverage and gaps have something to show.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Institution
from ronda.apps.national.selectors.institutions import called, institutions
from ronda.apps.national.selectors.measures import recommendations
from ronda.apps.national.standing import standing_of
from ronda.apps.trainings.models import (
    Audience,
    CurriculumItem,
    Judgement,
    LectureKind,
    Profession,
    Region,
    Training,
)
from ronda.apps.trainings.services.files import INTO_TRAININGS, file_receive
from ronda.apps.trainings.services.lectures import LectureHeld, lecture_add
from ronda.apps.trainings.services.lists import (
    Asking,
    RegionTold,
    asked_add,
    entries_add,
    regions_add,
)
from ronda.apps.trainings.services.sameness import sameness_say
from ronda.apps.trainings.services.trainings import TrainingHeld, training_add
from ronda.spreadsheets.writing import Written, as_csv

_REGIONS = (
    ("Northern Shore", "NSH", 2, 1),
    ("Lantern Bay", "LAN", 3, 1),
    ("Upper Valley", "UPV", 1, 2),
    ("Port Arcady", "PAR", 2, 2),
    ("Mill Hills", "MIL", 3, 2),
    ("Eastern March", "EAM", 4, 2),
    ("Lower Valley", "LOV", 1, 3),
    ("Orchard Plain", "ORC", 2, 3),
    ("Southern Isles", "SIS", 3, 4),
)
_PROFESSIONS = ("Police officers", "Front desk officers", "Public prosecutors", "Judges")
_ITEMS = (
    "Online offences against children",
    "Coercion and extortion",
    "Self-generated images",
    "Practical element",
)
_SINCE = date(2024, 3, 1)


def load_trainings(actor: User) -> None:
    """Fill the registers of Arcadia."""
    with at_desk(actor):
        named = {called(one): one for one in institutions()}
        keys = [one.key for one in recommendations(standing_of(actor))[:3]]
    interior, justice = named["Ministry of the Interior"], named["Ministry of Justice"]
    regions = regions_add(actor=actor, regions=[RegionTold(*one) for one in _REGIONS])
    professions = [
        one
        for one in entries_add(actor=actor, of=Profession, names=_PROFESSIONS)
        if isinstance(one, Profession)
    ]
    items = [
        one
        for one in entries_add(actor=actor, of=CurriculumItem, names=_ITEMS)
        if isinstance(one, CurriculumItem)
    ]
    _asked(actor, keys, items, professions)
    _trainings(actor, (interior, justice), regions, professions, items)
    _lectures(actor, justice, regions, keys[-1:])
    rows: list[tuple[Written, ...]] = [
        ("Title", "Institution", "First day", "Last day", "Regions", "Document"),
        ("Seizing devices", called(interior), "12.5.2025", "13.5.2025", "Mill Hills", "List"),
        ("Seizing devices", called(interior), "2.6.2025", "1.6.2025", "Nowhere", "List"),
    ]
    file_receive(actor=actor, into=INTO_TRAININGS, data=as_csv(rows), name="devices-2025.csv")


def _asked(
    actor: User,
    keys: Sequence[str],
    items: Sequence[CurriculumItem],
    professions: Sequence[Profession],
) -> None:
    """The first recommendation asks two things of the police, others of judges and of schools."""
    police, desk, _prosecutors, judges = professions
    for asking in (
        Asking(keys[0], _SINCE, items[0], police, everywhere=True),
        Asking(keys[0], _SINCE, items[0], desk, everywhere=True),
        Asking(keys[1], _SINCE, items[1], judges),
        Asking(keys[2], _SINCE, audience=Audience.PUPILS, everywhere=True),
    ):
        asked_add(actor=actor, asking=asking)


def _trainings(
    actor: User,
    of: tuple[Institution, Institution],
    regions: Sequence[Region],
    professions: Sequence[Profession],
    items: Sequence[CurriculumItem],
) -> None:
    interior, justice = of
    police, desk, prosecutors, judges = (one.pk for one in professions)
    _held(
        actor, interior, "Hearing children: online offences", date(2025, 2, 10), date(2025, 2, 12),
        regions=regions[:5], items=items[:2], reached={police: 46, prosecutors: 12},
        organisers=(justice,), joint=True,
    )  # fmt: skip
    _held(
        actor, justice, "Online offences: hearing children", date(2025, 2, 10), date(2025, 2, 12),
        regions=regions[3:6], items=items[:1], reached={prosecutors: 14, judges: None},
    )  # fmt: skip
    _held(
        actor, justice, "Evidence from the cloud", date(2024, 9, 16), date(2024, 9, 17),
        regions=regions[3:4], items=items[3:], reached={judges: 3, prosecutors: 21},
    )  # fmt: skip
    apart = _held(
        actor, interior, "First contact at the front desk", date(2024, 11, 4), date(2024, 11, 4),
        regions=regions[:2], items=items[:1], reached={desk: 31},
    )  # fmt: skip
    other = _held(
        actor, justice, "First contact at the desk", date(2024, 11, 4), date(2024, 11, 5),
        regions=regions[1:2], items=items[:1], reached={desk: 9},
    )  # fmt: skip
    sameness_say(
        actor=actor,
        training=apart,
        other=other,
        judgement=Judgement.APART,
        reason="The second was for the clerks of courts, in another house.",
    )


def _held(
    actor: User, institution: Institution, title: str, begins: date, ends: date, **told: Any
) -> Training:
    held = TrainingHeld(
        title=title,
        institution=institution,
        begins=begins,
        ends=ends,
        document=f"List of participants of {begins.year}",
        dated=ends,
        place=told["regions"][0].name,
        **told,
    )
    return training_add(actor=actor, held=held)


def _lectures(
    actor: User, institution: Institution, regions: Sequence[Region], keys: Sequence[str]
) -> None:
    for title, kind, begins, ends, where, reached in (
        (
            "Safe pictures: lectures in primary schools", LectureKind.LECTURE,
            date(2025, 3, 3), date(2025, 5, 30), regions[:4],
            {Audience.PUPILS.value: 2140, Audience.TEACHERS.value: 96},
        ),
        (
            "Talk about it: evenings for parents", LectureKind.CAMPAIGN,
            date(2024, 10, 1), date(2024, 11, 30), regions[2:3],
            {Audience.PARENTS.value: 310},
        ),
    ):  # fmt: skip
        lecture_add(
            actor=actor,
            held=LectureHeld(
                title=title,
                kind=kind,
                institution=institution,
                begins=begins,
                ends=ends,
                document="Report of the school board",
                regions=where,
                sessions=48,
                schools=31,
                reached=reached,
                serves=keys,
            ),
        )
