"""The tables of the registers, as the national export and the annual report have them.

Two things to know. A table stands before those that it points at. And the annual report is told no
numbers of single trainings, which may be small: what was held, with its source.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.national.selectors.registers import DoneInYear, Field, Holds, Table
from ronda.apps.trainings.models import (
    Asked,
    CurriculumItem,
    Lecture,
    LectureReached,
    LectureRegion,
    LectureServes,
    Profession,
    Region,
    Sameness,
    Training,
    TrainingItem,
    TrainingOrganiser,
    TrainingReached,
    TrainingRegion,
)
from ronda.apps.trainings.selectors.coverage import answers
from ronda.apps.trainings.selectors.given import Given, given_of, lectures_of
from ronda.apps.trainings.selectors.lists import asked
from ronda.apps.wordings import day_named

_TRAINING = Field("training", "The training", Holds.WHOLE, "trainings")
_LECTURE = Field("lecture", "The lecture or campaign", Holds.WHOLE, "lectures")
_REGION = Field("region", "The region", Holds.WHOLE, "regions")
_NUMBER = Field("number", "How many; empty where not known", Holds.WHOLE)
_HELD = (
    Field("title", "Title"),
    Field("institution", "Who told it", Holds.WHOLE, "institutions"),
    Field("begins", "First day", Holds.DAY),
    Field("ends", "Last day", Holds.DAY),
    Field("place", "Place"),
    Field("about", "What it was"),
    Field("document", "The document that proves it"),
    Field("dated", "Day of the document", Holds.DAY),
    Field("document_place", "Place in the document"),
    Field("withdrawn", "Why it was withdrawn, if it was"),
)
_COLUMNS = (
    "title", "institution_id", "begins", "ends", "place", "about", "document", "dated",
    "document_place", "withdrawn",
)  # fmt: skip


def tables() -> Iterator[Table]:
    """Every table of the registers, each before what it points at."""
    yield from _beside()
    joint = Field("joint", "Whether professions were trained together", Holds.YES_NO)
    told = "A training as an institution told it"
    yield _table(Training, "trainings", told, (*_HELD, joint), (*_COLUMNS, "joint"))
    more = (
        Field("kind", "lecture, activity or campaign"),
        Field("sessions", "How many lectures", Holds.WHOLE),
        Field("schools", "In how many schools", Holds.WHOLE),
    )
    names = ("kind", "sessions", "schools")
    about = "A lecture, an activity or a campaign"
    yield _table(Lecture, "lectures", about, (*_HELD, *more), (*_COLUMNS, *names))
    place = (
        Field("name", "Name"),
        Field("abbreviation", "Abbreviation"),
        Field("column", "Column on the map", Holds.WHOLE),
        Field("row", "Row on the map", Holds.WHOLE),
    )
    yield _table(Region, "regions", "A region", place, ("name", "abbreviation", "column", "row"))
    name = (Field("name", "Name"),)
    yield _table(Profession, "professions", "A profession", name, ("name",))
    yield _table(CurriculumItem, "curriculum_items", "A curriculum item", name, ("name",))


def _beside() -> Iterator[Table]:
    """What stands beside trainings and lectures, and what was said of two of them."""
    profession = Field("profession", "The profession", Holds.WHOLE, "professions")
    item = Field("item", "The curriculum item", Holds.WHOLE, "curriculum_items")
    audience = Field("audience", "pupils, parents, teachers or public")
    target = Field("recommendation", "The recommendation", Holds.WHOLE, "recommendations")
    organiser = Field("institution", "The institution", Holds.WHOLE, "institutions")
    for model, about, fields, columns in (
        (TrainingOrganiser, "Who else organised", (_TRAINING, organiser),
         "training_id institution_id"),
        (TrainingItem, "What was in it", (_TRAINING, item), "training_id item_id"),
        (TrainingRegion, "Where it reached", (_TRAINING, _REGION), "training_id region_id"),
        (TrainingReached, "Whom it reached", (_TRAINING, profession, _NUMBER),
         "training_id profession_id number"),
        (LectureRegion, "Where it reached", (_LECTURE, _REGION), "lecture_id region_id"),
        (LectureReached, "Whom it reached", (_LECTURE, audience, _NUMBER),
         "lecture_id audience number"),
        (LectureServes, "What it serves", (_LECTURE, target), "lecture_id target_id"),
    ):  # fmt: skip
        name = _FILES[model]
        yield _table(model, name, about, fields, columns.split())
    asks = (
        target,
        item,
        profession,
        audience,
        Field("joint", "Whether professions are to be trained together", Holds.YES_NO),
        Field("everywhere", "Whether in every region", Holds.YES_NO),
        Field("since", "Since when", Holds.DAY),
    )
    asked_columns = (
        "target_id", "item_id", "profession_id", "audience", "joint", "everywhere", "since",
    )  # fmt: skip
    yield _table(Asked, "trainings_asked", "What a recommendation asks", asks, asked_columns)
    other = Field("other", "The further record", Holds.WHOLE, "trainings")
    said = (
        _TRAINING,
        other,
        Field("judgement", "same or apart"),
        Field("reason", "Why"),
        Field("back_at", "When it was taken back, if it was", Holds.MOMENT),
    )
    said_columns = ["training_id", "other_id", "judgement", "reason", "back_at"]
    yield _table(Sameness, "trainings_told_twice", "Whether two are one", said, said_columns)


_FILES: dict[Any, str] = {
    TrainingOrganiser: "training_organisers",
    TrainingItem: "training_items",
    TrainingRegion: "training_regions",
    TrainingReached: "training_reached",
    LectureRegion: "lecture_regions",
    LectureReached: "lecture_reached",
    LectureServes: "lecture_serves",
}


def _table(
    model: Any, name: str, about: str, fields: Sequence[Field], columns: Sequence[str]
) -> Table:
    def row(one: Any) -> tuple[Any, ...]:
        return tuple(getattr(one, column) for column in columns)

    return Table(name, about, fields, model.objects.all, row)


def held_in_year(year: int) -> Iterator[DoneInYear]:
    """What was held in a year, each once, in the language that is active."""
    wanted = list(asked())
    held = [*given_of(Training.objects.all()), *lectures_of(Lecture.objects.all())]
    for one in sorted(held, key=lambda one: (one.record.begins, one.record.pk)):
        if one.year == year:
            targets = {ask.target_id for ask in wanted if answers(one, ask)} | one.serves
            yield _told(one, sorted(targets))


def _told(one: Given, targets: Sequence[int]) -> DoneInYear:
    record = one.record
    days = {
        "title": record.title,
        "begins": day_named(record.begins),
        "ends": day_named(record.ends),
    }
    same = record.begins == record.ends
    words = _("%(title)s (%(begins)s).") if same else _("%(title)s (%(begins)s to %(ends)s).")
    trained = isinstance(record, Training)
    page = "trainings:training" if trained else "trainings:lecture"
    return DoneInYear(
        heading=_("Trainings") if trained else _("Lectures and campaigns"),
        words=words % days,
        source=record.document,
        link=path_to(page, record.pk),
        institution=record.institution_id,
        targets=targets,
    )
