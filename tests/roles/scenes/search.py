"""A search that the coordinator keeps."""

from dataclasses import dataclass

from ronda.apps.accounts.models import User
from ronda.apps.search.models import SavedSearch
from ronda.apps.search.selectors import Asked
from ronda.apps.search.services.saved import search_save
from tests.roles.cast import Cast

SAVED = "a search that its person alone sees"


@dataclass(frozen=True)
class Scene:
    """What the coordinator keeps."""

    saved: SavedSearch


def scene(cast: Cast) -> Scene:
    """The search."""
    who = cast["coordinator"]
    assert isinstance(who, User)
    return Scene(search_save(actor=who, name=SAVED, asked=Asked("hotline")))
