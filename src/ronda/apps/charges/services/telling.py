"""What operations say to a recommendation that they serve, as passages of an answer.

Two things to know. What was counted of an operation is told beside it, each unit in a passage of
its own, as every figure is (`selectors.telling.counted_for`). And one that ended before the State
last answered is not told again.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.utils.translation import override

from ronda.apps.charges.in_words import words_of
from ronda.apps.charges.models import Operation, ToldOfOperation
from ronda.apps.national.languages import language_of_pages
from ronda.apps.national.models import Passage, Target
from ronda.apps.national.selectors.telling import Told


def told_to(target: Target, since: date | None) -> Iterator[Told]:
    """A passage for each operation that serves a target and went on after a day."""
    served = Operation.objects.filter(serves__target=target).select_related("institution")
    found = [one for one in served.order_by("begins", "id") if _went_on(one, since)]
    with override(language_of_pages(target.language)):
        told = [(one, words_of(one)) for one in found]
    for operation, words in told:
        yield Told(operation.institution, words, partial(_keep, operation))


def _went_on(operation: Operation, since: date | None) -> bool:
    return since is None or operation.ends is None or operation.ends > since


def _keep(operation: Operation, passage: Passage) -> None:
    ToldOfOperation.objects.create(party_id=passage.party_id, passage=passage, operation=operation)
