"""The ways that the records of a round go: one table for each kind of record.

Two things to know. A service walks these ways and nothing else changes a state. And the diagrams
in `docs/rounds.md` are made from these tables; a test holds it to that.
"""

from ronda.apps.rounds.workflow.way import Way

__all__ = ["Way"]
