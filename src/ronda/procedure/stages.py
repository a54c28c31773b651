"""The stages of a round, in order, and the events that deadlines and publicity wait for.

Two things to know. A stage opens with an event and lasts until the next one opens; an event is
something that happened on a date, once for the round or once for each Party. And what may be done
in a stage is a matter of permissions; here stand who acts in it and which documents it brings.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.stated import Id, Named, Stated, Wording


class Per(StrEnum):
    """How often an event happens in a round."""

    ROUND = "round"
    PARTY = "party"


class Event(Stated):
    """Something that happens on a date, for the round or for each Party.

    `received` is the document of a Party that comes in by it: it is recorded when the Party submits
    that, the first time.
    """

    id: Id
    name: Wording
    per: Per
    received: DocumentKind | None = None

    @model_validator(mode="after")
    def _of_each_party(self) -> Self:
        if self.received is not None and self.per is not Per.PARTY:
            raise ValueError(f"{self.id} says what is received, so it happens per party")
        return self


class Stage(Named):
    """A stretch of the round: the event that opens it, who acts, which documents come of it."""

    opens_with: Id
    participants: tuple[Participant, ...] = Field(min_length=1)
    documents: tuple[DocumentKind, ...] = ()


class Stages(Stated):
    """A round's events and its stages in order."""

    events: tuple[Event, ...] = Field(min_length=1)
    steps: tuple[Stage, ...] = Field(min_length=1)

    def event(self, id: str) -> Event | None:
        """The event called `id`, if the round knows one."""
        return next((event for event in self.events if event.id == id), None)

    def receipt_of(self, document: DocumentKind) -> Event | None:
        """The event by which a Party's document of this kind comes in, if the round has one."""
        return next((event for event in self.events if event.received is document), None)

    def stage_after(self, happened: Collection[str]) -> Stage | None:
        """The last stage whose opening event is among `happened`; None before the first.

        Events that open no stage, and stages that were skipped, do not matter.
        """
        opened = [stage for stage in self.steps if stage.opens_with in happened]
        return opened[-1] if opened else None
