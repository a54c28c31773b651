"""What is read of rounds; each module holds the reads of one thing."""

from ronda.apps.rounds.selectors.procedures import (
    happened,
    launched_on,
    launching,
    procedure_of,
    publicity_of,
    stage_named,
    stage_of,
    stage_of_party,
)

__all__ = [
    "happened",
    "launched_on",
    "launching",
    "procedure_of",
    "publicity_of",
    "stage_named",
    "stage_of",
    "stage_of_party",
]
