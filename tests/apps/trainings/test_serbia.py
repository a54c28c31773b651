"""The trainings of the real factsheet as a register: where they reached, and what is still asked.

Two things to know. What was held is read from the factsheet, in the box of III-12; of IX-3 it tells
nothing. How many came it does not say, so no number is known; nor on which days: the year is told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Institution, Passage, Target
from ronda.apps.national.selectors.texts import offered_for
from ronda.apps.national.services.drafting import record_draft
from ronda.apps.national.services.institutions import institution_add
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.national.standing import standing_of
from ronda.apps.trainings.models import Audience, CurriculumItem, LectureKind, Profession, Region
from ronda.apps.trainings.selectors.coverage import By, Gap, Grid, answering, gaps, grid, sums
from ronda.apps.trainings.selectors.given import Given, trainings_given
from ronda.apps.trainings.selectors.lists import asked, recommendations_asking
from ronda.apps.trainings.services.lectures import LectureHeld, lecture_add
from ronda.apps.trainings.services.lists import (
    Asking,
    RegionTold,
    asked_add,
    entries_add,
    regions_add,
)
from ronda.apps.trainings.services.trainings import TrainingHeld, training_add
from tests.apps.compliance.arcadia import published, value
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db
HELD = r"during (\d{4}), training was also carried out for police officers from all (\d+) regional"
PROSECUTORS = r"as well as for locally competent (Prosecutor)"
POLICE, DESK, PROSECUTOR, JUDGE = "Police officers", "Front desk officers", "Prosecutors", "Judges"
OFFENCES, ONLINE = "Offences against children", "Offences by means of ICT"
COERCION, PRACTICE = "Coercion and extortion", "Practical element"
WANTED: Sequence[tuple[str, str, str, Sequence[str]]] = (
    ("III-12", "front desk officers", OFFENCES, (POLICE, DESK)),
    ("III-13", "law enforcement", ONLINE, (POLICE,)),
    ("III-14", "coercion", COERCION, (POLICE,)),
    ("III-17", "prosecutors", COERCION, (PROSECUTOR,)),
    ("III-18", "judges", ONLINE, (JUDGE,)),
    ("III-19", "judges", COERCION, (JUDGE,)),
    ("III-20", "joint", ONLINE, ()),
    ("III-21", "practical element", PRACTICE, (POLICE, PROSECUTOR, JUDGE)),
)
"""A code, what its recommendation has in its words, and what that asks: an item, for whom."""


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


@dataclass
class Serbia:
    """The desk, its lists by name, and the key of each recommendation by code."""

    who: User
    interior: Institution
    regions: list[Region]
    professions: dict[str, Profession]
    items: dict[str, CurriculumItem]
    keys: dict[str, str]
    year: int


def told(text: str) -> Serbia:
    """The desk of Serbia with what the factsheet tells of trainings, and what is asked."""
    published(text)
    who = coordinator("SRB")
    interior = institution_add(actor=who, name="Ministry of Interior", language="en")
    gathered_update(actor=who)
    held = re.search(HELD, text)
    assert held is not None and re.search(PROSECUTORS, text)
    year, many = int(held[1]), int(held[2])
    names = [RegionTold(f"Department {turn:02}", f"D{turn:02}") for turn in range(1, many + 1)]
    professions = entries_add(actor=who, of=Profession, names=[POLICE, DESK, PROSECUTOR, JUDGE])
    items = entries_add(actor=who, of=CurriculumItem, names=[OFFENCES, ONLINE, COERCION, PRACTICE])
    there = Serbia(
        who,
        interior,
        regions_add(actor=who, regions=names),
        {one.name: one for one in professions if isinstance(one, Profession)},
        {one.name: one for one in items if isinstance(one, CurriculumItem)},
        asked_in(who, text),
        year,
    )
    training_add(
        actor=who,
        held=TrainingHeld(
            title="Investigations of high-tech crime at local level",
            institution=interior,
            begins=date(year, 1, 1),
            ends=date(year, 12, 31),
            document="Factsheet",
            document_place="III-12",
            regions=there.regions,
            items=[there.items[OFFENCES], there.items[ONLINE]],
            reached={there.professions[one].pk: None for one in (POLICE, PROSECUTOR)},
        ),
    )
    return there


def asked_in(who: User, text: str) -> dict[str, str]:
    """The key of each recommendation by code; several codes may stand at one."""
    with at_desk(who):
        found = {one.code: one for one in recommendations_asking(standing_of(who))}
    made = value(text).recommendations
    keys = {code: found[one.codes[0]].key for one in made for code in one.codes}
    words = {one.key: one.wording for one in found.values()}
    for code, word, _item, _whom in WANTED:
        assert word in words[keys[code]], code
    return keys


def say_what_is_asked(there: Serbia) -> None:
    """As the coordinator reads it; since the factsheet was prepared."""
    since = date(2023, 3, 1)
    for code, _word, item, whom in WANTED:
        for name in whom or (None,):
            asking = Asking(
                there.keys[code],
                since,
                there.items[item],
                there.professions[name] if name else None,
                joint=code == "III-20",
                everywhere=code == "III-12",
            )
            asked_add(actor=there.who, asking=asking)
    pupils = Asking(there.keys["IX-3"], since, audience=Audience.PUPILS, everywhere=True)
    asked_add(actor=there.who, asking=pupils)


@pytest.fixture
def serbia(serbia_text_path: Path) -> Serbia:
    there = told(serbia_text_path.read_text("utf-8"))
    say_what_is_asked(there)
    return there


def missing(there: Serbia) -> list[Gap]:
    with at_desk(there.who):
        return gaps(standing_of(there.who))[0]


def named(found: Sequence[Gap]) -> list[tuple[str, str]]:
    """The gaps as the code of the recommendation and whom they are of."""
    return [(one.asked.target.code, of_whom(one)) for one in found]


def of_whom(gap: Gap) -> str:
    profession = gap.asked.profession
    return profession.name if profession else gap.asked.audience


def covered(there: Serbia, by: By, code: str = "") -> tuple[list[Given], Grid]:
    """Coverage of all that was held, or of what answers one recommendation."""
    with at_desk(there.who):
        given = trainings_given(standing_of(there.who))
        if code:
            given = answering(given, [one for one in asked() if one.target.code == code])
        return given, grid(given, by)


def test_coverage_of_the_27_departments(serbia: Serbia) -> None:
    _given, by_year = covered(serbia, By.YEAR)
    assert by_year.columns == (str(serbia.year),) and by_year.reached == len(by_year.lines) == 27
    _given, by_profession = covered(serbia, By.PROFESSION)
    counts = {line.counts for line in by_profession.lines}
    assert [dict(zip(by_profession.columns, one, strict=True)) for one in counts] == [
        {POLICE: 1, DESK: 0, PROSECUTOR: 1, JUDGE: 0}
    ]
    for code, reached in (("III-12", 27), ("III-13", 27), ("III-14", 0), ("III-20", 0)):
        assert covered(serbia, By.YEAR, code)[1].reached == reached, code


def test_how_many_came_is_not_known_and_no_zero(serbia: Serbia) -> None:
    given, _grid = covered(serbia, By.YEAR)
    with at_desk(serbia.who):
        years, lines = sums(given)
    assert years == [serbia.year] and [one.label for one in lines] == [POLICE, PROSECUTOR]
    for line in lines:
        (one,) = line.years
        assert one is not None and (one.known, one.unknown) == (0, 1)


def test_the_gap_list_against_what_is_asked(serbia: Serbia) -> None:
    found = missing(serbia)
    assert not any(one.regions for one in found)
    assert set(named(found)) == {
        (target_code(serbia, code), name)
        for code, name in (
            ("III-12", DESK),
            ("III-14", POLICE),
            ("III-17", PROSECUTOR),
            ("III-18", JUDGE),
            ("III-19", JUDGE),
            ("III-20", ""),
            ("III-21", POLICE),
            ("III-21", PROSECUTOR),
            ("III-21", JUDGE),
            ("IX-3", "pupils"),
        )
    }


def target_code(there: Serbia, code: str) -> str:
    """The code of the recommendation in which a code stands, alone or with another."""
    return there.keys[code].rpartition(":")[2]


def test_gaps_close_one_by_one(serbia: Serbia) -> None:
    lecture_add(
        actor=serbia.who,
        held=LectureHeld(
            title="Lectures in schools",
            institution=serbia.interior,
            kind=LectureKind.LECTURE,
            begins=date(2025, 3, 3),
            ends=date(2025, 3, 28),
            document="Invented report",
            regions=serbia.regions[:26],
            reached={Audience.PUPILS.value: None},
            serves=[serbia.keys["IX-3"]],
        ),
    )
    (gap,) = (one for one in missing(serbia) if one.asked.audience)
    assert [one.name for one in gap.regions] == ["Department 27"] and gap.of == 27
    whom = [serbia.professions[one].pk for one in (PROSECUTOR, JUDGE)]
    for joint in (False, True):
        training_add(
            actor=serbia.who,
            held=TrainingHeld(
                title=f"Invented seminar, {'joint' if joint else 'apart'}",
                institution=serbia.interior,
                begins=date(2025, 5, 5),
                ends=date(2025, 5, 6),
                document="Invented list",
                items=[serbia.items[ONLINE]],
                reached=dict.fromkeys(whom, 12),
                joint=joint,
            ),
        )
        codes = {code for code, _name in named(missing(serbia))}
        assert "III-18" not in codes and ("III-20" in codes) is not joint


def test_the_pages_show_it_and_the_box_is_drafted_from_it(serbia: Serbia) -> None:
    client = Client()
    client.force_login(serbia.who)
    coverage = client.get(reverse("trainings:coverage")).content.decode()
    assert "27 of 27 regions were reached" in coverage and coverage.count("Department ") >= 27
    page = client.get(reverse("trainings:gaps")).content.decode()
    assert "10 are missing" in page and ">joint<" in page
    (passage,) = drafted(serbia, "III-12")
    assert "27 of 27 regions" in passage.text and f"({serbia.year})" not in passage.text
    assert passage.came_from is not None
    source = client.get(passage.came_from.address).content.decode()
    assert "Factsheet" in source


def test_what_has_no_box_is_asked_in_the_form(serbia: Serbia) -> None:
    client = Client()
    client.force_login(serbia.who)
    asks = {
        "key": serbia.keys["III-20"],
        "item": serbia.items[PRACTICE].pk,
        "joint": "on",
        "since": "2023-03-01",
    }
    client.post(reverse("trainings:asked-add"), asks)
    with at_desk(serbia.who):
        made = asked().get(item=serbia.items[PRACTICE], profession=None)
        assert made.joint and made.target.code == "III-20"
    wrong = client.post(reverse("trainings:asked-add"), asks | {"item": "", "audience": "pupils"})
    assert "leave the audience empty" in wrong.content.decode()


def drafted(there: Serbia, code: str) -> list[Passage]:
    with at_desk(there.who):
        target = next(one for one in Target.objects.all() if one.key == there.keys[code])
    record_draft(actor=there.who, target=target)
    with at_desk(there.who):
        return [passage for one in offered_for(target) for passage in one.passages]
