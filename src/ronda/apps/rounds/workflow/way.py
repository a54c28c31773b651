"""One way from one state to another."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.utils.functional import Promise

from ronda.apps.rounds.permissions.can import Can

R = TypeVar("R")


@dataclass(frozen=True)
class Way(Generic[R]):
    """From one state to another: what it is called, who may go it, what must hold before.

    `start` empty stands for any state. A guard answers with the sentence that bars the way, or "".
    """

    name: str
    start: str
    end: str
    can: Can
    label: Promise | str
    guards: tuple[Callable[[R], str], ...] = ()
    needs_reason: bool = False

    def hindrances(self, record: R) -> tuple[str, ...]:
        """A sentence for each guard that bars the way."""
        return tuple(sentence for guard in self.guards if (sentence := guard(record)))
