"""What every national record has: its Party, and a manager that refuses outside the door.

Two things to know. `party` stands in every table, so that one policy of the database holds for
all. And the history of a national record is as closed as the record itself.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models
from django.db.models import QuerySet

from ronda.apps.audit.history import InsertTogether
from ronda.apps.national.desk import check_open

M = TypeVar("M", bound=type[models.Model])
T = TypeVar("T", bound=models.Model)


class DeskManager(models.Manager[T]):
    """Asks the database only inside `at_desk`."""

    def get_queryset(self) -> QuerySet[T]:
        """The rows that the database shows at this desk; raises DeskClosed outside the door."""
        check_open()
        return super().get_queryset()


class AtDesk(models.Model):
    """A record of one Party's desk."""

    party = models.ForeignKey("treaties.Party", models.PROTECT, related_name="+")

    objects = DeskManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"


def kept(*, exclude: tuple[str, ...] = (), by_the_thousand: bool = False) -> Callable[[M], M]:
    """As `audit.history.tracked`, with a history that is read at the desk only.

    Of rows that come `by_the_thousand` the database notes all that one statement adds at once; what
    it notes of each is the same.
    """
    track: Callable[[M], M] = pghistory.track(
        InsertTogether() if by_the_thousand else pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        attrs={"objects": DeskManager()},
        meta={"base_manager_name": "objects"},
    )
    return track
