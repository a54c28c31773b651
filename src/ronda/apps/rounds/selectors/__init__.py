"""What is read of rounds; each module holds the reads of one thing."""

from ronda.apps.rounds.selectors.procedures import (
    happened,
    procedure_of,
    publicity_of,
)

__all__ = ["happened", "procedure_of", "publicity_of"]
