"""Which public pages can be cited, by the names of their addresses.

Two things to know. A maker is called with who asks, the site's origin and what the address says; it
asks the selectors that the page itself asks, and raises as they do. And the address that it gives
must be one of these too, since the files of a citation are asked for by it.
"""

from collections.abc import Callable, Mapping

from ronda.apps.portal.citing import across, factsheets, meetings, parties, recommendations, reports
from ronda.citations import Citable

Maker = Callable[..., Citable]

MAKERS: Mapping[str, Maker] = {
    "portal:factsheet": factsheets.at,
    "portal:published": factsheets.at,
    "portal:party": parties.party,
    "portal:matrix": parties.matrix,
    "portal:asked": recommendations.at,
    "portal:chapter": across.chapter,
    "portal:article": across.article,
    "portal:practices": across.practices,
    "portal:meeting": meetings.at,
    "reports:draft": reports.at,
}
