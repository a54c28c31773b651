"""The scale on which a body assesses what became of its recommendations.

Two things to know. "No reply" and "rejected" are values of their own and stand apart from the
scale: silence is not the worst mark, and a refusal is not a failed attempt. And an open status
(clarification asked) is none at all yet.
"""

from enum import StrEnum

from pydantic import Field

from ronda.procedure.stated import Named, Stated


class StatusKind(StrEnum):
    """What a status says: a mark on the scale, not settled yet, silence, or a refusal."""

    JUDGEMENT = "judgement"
    OPEN = "open"
    NO_REPLY = "no_reply"
    REJECTED = "rejected"


class Status(Named):
    """One value of the scale; `closes` says that nothing more is asked once it is given."""

    kind: StatusKind
    closes: bool


class Statuses(Stated):
    """All values; those that judge stand from best to worst."""

    values: tuple[Status, ...] = Field(min_length=1)

    def of_kind(self, kind: StatusKind) -> tuple[Status, ...]:
        """The values of one kind, in the file's order."""
        return tuple(status for status in self.values if status.kind is kind)

    @property
    def scale(self) -> tuple[Status, ...]:
        """The values that judge, from best to worst."""
        return self.of_kind(StatusKind.JUDGEMENT)

    @property
    def no_reply(self) -> Status:
        """The value for a Party that did not answer."""
        return self.of_kind(StatusKind.NO_REPLY)[0]

    @property
    def rejected(self) -> Status:
        """The value for a Party that refuses what is recommended."""
        return self.of_kind(StatusKind.REJECTED)[0]
