"""What the registers of trainings keep, one module for each thing.

Two things to know. Every record lies at a State's desk, behind its door (`national.desk`). And what
a training is about, whom it reached and where comes from lists that the desk keeps itself.
"""

from ronda.apps.trainings.models.files import RegisterFile
from ronda.apps.trainings.models.lectures import (
    Audience,
    Lecture,
    LectureKind,
    LectureReached,
    LectureRegion,
    LectureServes,
)
from ronda.apps.trainings.models.lists import Asked, CurriculumItem, Profession, Region
from ronda.apps.trainings.models.sameness import Judgement, Sameness
from ronda.apps.trainings.models.telling import ToldIn
from ronda.apps.trainings.models.trainings import (
    Training,
    TrainingItem,
    TrainingOrganiser,
    TrainingReached,
    TrainingRegion,
)

__all__ = [
    "Asked",
    "Audience",
    "CurriculumItem",
    "Judgement",
    "Lecture",
    "LectureKind",
    "LectureReached",
    "LectureRegion",
    "LectureServes",
    "Profession",
    "Region",
    "RegisterFile",
    "Sameness",
    "ToldIn",
    "Training",
    "TrainingItem",
    "TrainingOrganiser",
    "TrainingReached",
    "TrainingRegion",
]
