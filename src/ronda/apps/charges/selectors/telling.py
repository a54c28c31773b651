"""What charges and operations tell the desk: sources, figures that tell, where series break."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.charges.models import CountedIn, CountsArticle, ToldOfOperation
from ronda.apps.charges.selectors.tables import changes_by_indicator
from ronda.apps.national.models import Indicator, Target
from ronda.apps.national.selectors.changes import Change
from ronda.apps.national.selectors.telling import CameFrom


def came_from(passages: Collection[int]) -> dict[int, CameFrom]:
    """The operations that these passages, by key, tell."""
    found = ToldOfOperation.objects.filter(passage__in=passages).select_related("operation")
    return {
        one.passage_id: CameFrom(
            label=_("Operation:"),
            name=one.operation.name,
            address=path_to("charges:operation", one.operation_id),
        )
        for one in found
    }


def counted_for(target: Target) -> list[int]:
    """The figures (by key) of the operations that serve a target."""
    counted = CountedIn.objects.filter(operation__serves__target=target)
    return list(counted.values_list("indicator", flat=True))


def changes(indicator: Indicator) -> Mapping[str, Collection[Change]]:
    """When an article that an indicator counts began to read otherwise, by group."""
    ties = CountsArticle.objects.filter(indicator=indicator)
    found = list(ties.select_related("article", "indicator"))
    return changes_by_indicator(found).get(indicator.pk, {}) if found else {}
