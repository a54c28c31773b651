"""What lies on a State's desk, one module for each thing.

Two things to know. Every record has its `party`, and the database shows it to nobody else
(`at_desk`, migration `0002_row_level_security`). And one thing to be answered is one `Target`, at
which requests, placings and the State's text all point.
"""

from ronda.apps.national.models.aims import Aim, Direction
from ronda.apps.national.models.annual import (
    AnnualReport,
    AnnualSection,
    AnnualState,
    Arrangement,
)
from ronda.apps.national.models.batches import Batch
from ronda.apps.national.models.consolidation import (
    Piece,
    PieceLink,
    Remark,
    Settled,
    SignOff,
    SignOffState,
    Submission,
    Text,
    TextState,
    TextVersion,
)
from ronda.apps.national.models.contributions import (
    Contribution,
    ContributionState,
    Letter,
    Passage,
)
from ronda.apps.national.models.drafting import FromRecord, IndicatorServes
from ronda.apps.national.models.exports import Export, ExportPart, ExportState
from ronda.apps.national.models.figures import (
    UNITS,
    Indicator,
    IndicatorDefinition,
    IndicatorValue,
)
from ronda.apps.national.models.finding import FoundIn, Gathered, TermPlace
from ronda.apps.national.models.institutions import (
    Institution,
    InstitutionName,
    NameKind,
    Post,
    PostKind,
    Route,
    RouteKind,
)
from ronda.apps.national.models.library import AnswerOrigin, EarlierAnswer, LawChange
from ronda.apps.national.models.measures import (
    Measure,
    MeasureKind,
    MeasurePartner,
    MeasureServes,
    MeasureStatus,
    MeasureStep,
)
from ronda.apps.national.models.outside import Outside
from ronda.apps.national.models.placing import Placing, PlacingState
from ronda.apps.national.models.requests import (
    Addressee,
    AddresseeState,
    Holiday,
    Nudge,
    NudgeKind,
    Request,
    RequestItem,
    RequestState,
)
from ronda.apps.national.models.targets import Target, TargetKind
from ronda.apps.national.models.translations import (
    MemoryPair,
    TranslatedPassage,
    Translation,
    TranslationState,
)
from ronda.apps.national.models.uploads import Spreadsheet, Upload, UploadKind, UploadState

__all__ = [
    "UNITS",
    "Addressee",
    "AddresseeState",
    "Aim",
    "AnnualReport",
    "AnnualSection",
    "AnnualState",
    "AnswerOrigin",
    "Arrangement",
    "Batch",
    "Contribution",
    "ContributionState",
    "Direction",
    "EarlierAnswer",
    "Export",
    "ExportPart",
    "ExportState",
    "FoundIn",
    "FromRecord",
    "Gathered",
    "Holiday",
    "Indicator",
    "IndicatorDefinition",
    "IndicatorServes",
    "IndicatorValue",
    "Institution",
    "InstitutionName",
    "LawChange",
    "Letter",
    "Measure",
    "MeasureKind",
    "MeasurePartner",
    "MeasureServes",
    "MeasureStatus",
    "MeasureStep",
    "MemoryPair",
    "NameKind",
    "Nudge",
    "NudgeKind",
    "Outside",
    "Passage",
    "Piece",
    "PieceLink",
    "Placing",
    "PlacingState",
    "Post",
    "PostKind",
    "Remark",
    "Request",
    "RequestItem",
    "RequestState",
    "Route",
    "RouteKind",
    "Settled",
    "SignOff",
    "SignOffState",
    "Spreadsheet",
    "Submission",
    "Target",
    "TargetKind",
    "TermPlace",
    "Text",
    "TextState",
    "TextVersion",
    "TranslatedPassage",
    "Translation",
    "TranslationState",
    "Upload",
    "UploadKind",
    "UploadState",
]
