"""Long spreadsheets taken into a State's record, one for each register, 100,000 rows each.

Two things to know. They go the way of a person's clicks: received, looked through, taken in with
their history. And rows are made while the file is written, so that only the file is in memory.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

ROWS = 100_000
INDICATORS, REGIONS = 100, 27
PROFESSIONS = ("Police officers", "Judges", "Prosecutors", "Teachers")
ITEMS = ("Coercion", "Practical element", "Evidence on line")


def values(who: Any) -> Callable[[], None]:
    """The work of taking in values of indicators that have none yet."""
    from ronda.apps.national.services.figures import Defined, indicator_define
    from ronda.apps.national.services.uploads import INTO_FIGURES
    from ronda.figures.model import Unit
    from ronda.spreadsheets.writing import as_csv

    institution = _institution(who)
    for n in range(INDICATORS):
        defined = Defined(f"New {n}", Unit.SEARCHES, "Counted.", date(1900, 1, 1))
        indicator_define(actor=who, institution=institution, defined=defined)
    data = as_csv(_values())
    return lambda: _taken(who, INTO_FIGURES, data, {"kind": "values"})


def trainings(who: Any) -> Callable[[], None]:
    """The work of taking in trainings, each with a region, two items and a profession's number."""
    from ronda.apps.trainings.models import CurriculumItem, Profession
    from ronda.apps.trainings.services.files import INTO_TRAININGS
    from ronda.apps.trainings.services.lists import RegionTold, entries_add, regions_add
    from ronda.spreadsheets.writing import as_csv

    regions_add(actor=who, regions=[RegionTold(f"Region {n}") for n in range(REGIONS)])
    entries_add(actor=who, of=Profession, names=PROFESSIONS)
    entries_add(actor=who, of=CurriculumItem, names=ITEMS)
    data = as_csv(_trainings(_called(who)))
    return lambda: _taken(who, INTO_TRAININGS, data, {"kind": "trainings"})


def operations(who: Any) -> Callable[[], None]:
    """The work of taking in operations."""
    from ronda.apps.charges.services.files import INTO_OPERATIONS
    from ronda.spreadsheets.writing import as_csv

    data = as_csv(_operations(_called(who)))
    return lambda: _taken(who, INTO_OPERATIONS, data, {})


def articles(who: Any) -> Callable[[], None]:
    """The work of taking in the articles of laws, a hundred to each law."""
    from ronda.apps.laws.services.files import INTO_LAWS
    from ronda.spreadsheets.writing import as_csv

    data = as_csv(_articles(_called(who)))
    return lambda: _taken(who, INTO_LAWS, data, {})


def _called(who: Any) -> str:
    from ronda.apps.national.desk import at_desk
    from ronda.apps.national.selectors.institutions import called

    institution = _institution(who)
    with at_desk(who):
        return called(institution)


def _institution(who: Any) -> Any:
    from ronda.apps.national.desk import at_desk
    from ronda.apps.national.models import Institution

    with at_desk(who):
        return Institution.objects.first()


def _taken(who: Any, into: Any, data: bytes, kept: dict[str, str]) -> None:
    from ronda.apps.national.services.spreadsheets import (
        spreadsheet_keep,
        spreadsheet_look_through,
        spreadsheet_receive,
        spreadsheet_take_in,
    )

    upload = spreadsheet_receive(intake=into, actor=who, data=data, name="long.csv", kept=kept)
    spreadsheet_look_through(intake=into, actor=who, upload=upload)
    assert not upload.wrong and upload.good == ROWS, upload.problems[:3]
    spreadsheet_take_in(intake=into, actor=who, upload=upload)
    spreadsheet_keep(intake=into, actor=who, upload=upload)


def _values() -> Iterator[tuple[str, ...]]:
    yield ("Indicator", "Period", "Value", "Document")
    for n in range(INDICATORS):
        for k in range(ROWS // INDICATORS):
            yield (f"New {n}", f"{1900 + k // 12}-{k % 12 + 1:02}", str(k), "Yearbook")


def _trainings(institution: str) -> Iterator[tuple[str, ...]]:
    yield (
        *("Title", "Institution", "First day", "Last day", "Regions", "Curriculum items"),
        *(*PROFESSIONS, "Document"),
    )
    first = date(2015, 1, 1)
    for n in range(ROWS):
        day = (first + timedelta(days=n % 3_600)).isoformat()
        taught = f"{ITEMS[n % 3]}; {ITEMS[(n + 1) % 3]}"
        numbers = (str(10 + n % 30) if n % 4 == k else "" for k in range(len(PROFESSIONS)))
        region = f"Region {n % REGIONS}"
        yield (f"Hearing children, {n}", institution, day, day, region, taught, *numbers, "List")


def _operations(institution: str) -> Iterator[tuple[str, ...]]:
    yield ("Name", "Institution", "Begins", "Ends", "Within", "What it is")
    first = date(2015, 1, 1)
    for n in range(ROWS):
        begins, ends = (first + timedelta(days=n % 3_600 + more) for more in (0, 30))
        name, within = f"Operation {n}", f"Network {n % 9}"
        yield (name, institution, begins.isoformat(), ends.isoformat(), within, "Searches.")


def _articles(institution: str) -> Iterator[tuple[str, ...]]:
    yield (
        *("Short title", "Title", "Kind", "Institution"),
        *("Gazette", "In force from", "Article", "Text"),
    )
    for law in range(ROWS // 100):
        of = (f"Act {law}", f"Act on Matter {law}", "law", institution)
        for article in range(1, 101):
            words = f"Whoever does what is named in paragraph {article} answers for it."
            yield (*of, f"Gazette {law}/2020", "2020-01-01", str(article), words)
