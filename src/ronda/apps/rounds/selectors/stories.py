"""Of which records the story of a round is told."""

from itertools import chain

from django.db.models import Model

from ronda.apps.rounds.models import Conduct


def records_of(conduct: Conduct) -> list[Model]:
    """The round and what hangs on it; not replies and comments, whose drafts are others'."""
    return [
        conduct,
        conduct.round,
        *chain(conduct.parties.all(), conduct.versions.all(), conduct.milestones.all()),
    ]
