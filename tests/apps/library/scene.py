"""A text of invented words in the library."""

import json
from typing import Any

from ronda.apps.accounts.selectors import Actor
from ronda.apps.library.models import Text
from ronda.apps.library.services import text_take_in
from tests.apps.people import secretary

WORDS = {"en": "Whoever answers a child listens first.", "fr": "Qui répond à un enfant écoute."}


def file_of(**changes: Any) -> bytes:
    """Guidelines of two passages, with other values of the whole."""
    values: dict[str, Any] = {
        "slug": "invented-guidelines",
        "kind": "guidelines",
        "reference": "Invented Guidelines",
        "title": {"en": "Guidelines on listening", "fr": "Lignes directrices sur l’écoute"},
        "link": "https://example.org/guidelines",
        "passages": [
            {"label": "Para. 1", "title": {"en": "Listening"}, "words": WORDS},
            {"label": "Para. 2", "words": {"en": "Nobody asks twice."}},
        ],
    }
    return json.dumps(values | changes).encode()


def taken_in(actor: Actor | None = None, **changes: Any) -> Text:
    """The text, with other values of the whole."""
    return text_take_in(actor=actor or secretary(), data=file_of(**changes), name="text.json")
