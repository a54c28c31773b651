"""A body's procedure: all that its file says about how a round is run.

Two things to know. A procedure is a value: a round keeps the text of the file it was launched
with, and reads it again by `loading.read_procedure`. And each part is a thing of its own with its
module; here they only stand together. docs/bodies.md describes every field.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from ronda.procedure.adoption import Adoption
from ronda.procedure.aggregates import Aggregates
from ronda.procedure.codes import Codes
from ronda.procedure.deadlines import Deadlines
from ronda.procedure.document_numbers import DocumentNumbers
from ronda.procedure.escalation import Escalation
from ronda.procedure.following_up import FollowUp
from ronda.procedure.formula_nodes import Undefined
from ronda.procedure.meetings import Meetings
from ronda.procedure.publicity import PublicityRules
from ronda.procedure.stages import Stages
from ronda.procedure.stated import Line, Part, Stated, Wording, parts
from ronda.procedure.statuses import Statuses
from ronda.procedure.strengths import Strengths

BodyId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]


class Languages(Part):
    """The body's official languages, and those in which its file names things."""

    official: tuple[Line, ...] = Field(min_length=1)
    wording: tuple[Line, ...] = Field(min_length=1)


class OnlyAnExample(Part):
    """A place in a procedure that no document of the body states, and why it is there."""

    field: str
    reason: Wording


class Procedure(Part):
    """How one body runs one round, or every round where `round` is None."""

    format: Literal["ronda-body/1"]
    id: BodyId
    body: BodyId
    name: Wording
    convention: Line
    round: Annotated[int, Field(ge=1, le=999)] | None = None
    languages: Languages
    strengths: Strengths
    follow_up: FollowUp
    stages: Stages
    deadlines: Deadlines
    statuses: Statuses
    adoption: Adoption
    publicity: PublicityRules
    escalation: Escalation
    aggregates: Aggregates
    codes: Codes
    document_numbers: DocumentNumbers
    meetings: Meetings | None = None

    def figures(self, statuses: Iterable[str]) -> Mapping[str, Fraction | bool | Undefined]:
        """Every figure by its id, from the status given to each thing that is followed up.

        Raises LookupError for a status that is not on the round's scale.
        """
        given = Counter(statuses)
        known = [status.id for status in self.statuses.values]
        if strange := sorted(given.keys() - set(known)):
            raise LookupError(
                f"The round has no status “{strange[0]}”; its statuses are {', '.join(known)}."
            )
        return self.aggregates.values({id: given[id] for id in known})

    def examples(self) -> tuple[OnlyAnExample, ...]:
        """Every place marked as an example, for pages to say so beside it."""
        return tuple(
            OnlyAnExample(field=path, reason=part.example)
            for path, part in parts(self)
            if isinstance(part, Stated) and part.example is not None
        )
