"""What is found in the index of what is public."""

from ronda.apps.search.selectors.asked import FACETS, LONGEST, VALUE, Asked
from ronda.apps.search.selectors.finding import (
    MOST,
    ON_A_PAGE,
    Found,
    Search,
    TooSlow,
    newest,
    search,
)
from ronda.apps.search.selectors.naming import TITLES, Names
from ronda.apps.search.selectors.spelling import meant

__all__ = [
    "FACETS",
    "LONGEST",
    "MOST",
    "ON_A_PAGE",
    "TITLES",
    "VALUE",
    "Asked",
    "Found",
    "Names",
    "Search",
    "TooSlow",
    "meant",
    "newest",
    "search",
]
