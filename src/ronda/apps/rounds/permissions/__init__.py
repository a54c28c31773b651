"""Who may do what in a round; one module for each kind of record.

Two things to know. Each policy fails closed and gives its reason. And the State's own people count
as the Party: its coordinator answers for the reply, its contributors write in it.
"""

from ronda.apps.rounds.permissions.can import Can

__all__ = ["Can"]
