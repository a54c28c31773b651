"""A text of the library."""

from ronda.apps.library.models import Text
from tests.apps.library.scene import taken_in
from tests.roles.cast import Cast


def scene(cast: Cast) -> Text:
    """The text."""
    return taken_in(cast["secretariat"])
