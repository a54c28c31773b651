"""Which version of a law a passage of an answer was drafted from."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.laws.models import ToldOfLaw, Version
from ronda.apps.national.selectors.telling import CameFrom


def came_from(passages: Collection[int]) -> dict[int, CameFrom]:
    """The versions that these passages, by key, tell; one that was withdrawn holds no more."""
    found = ToldOfLaw.objects.filter(passage__in=passages).select_related("version__law")
    return {one.passage_id: _source(one.version) for one in found}


def _source(version: Version) -> CameFrom:
    return CameFrom(
        label=_("Law:"),
        name=f"{version.law.short}, {version.gazette}",
        address=path_to("laws:version", version.pk),
        no_more=_("A version of a law was withdrawn since:") if version.withdrawn else "",
    )
