"""What is looked for: words, and one value of each facet.

Two things to know. Facets stand in the index among the stems, each behind a sign that no text can
bring there, so that words and facets are one question to it. And words may have "phrases", OR and
-exclusions; whatever they have, they are no error.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from ronda.apps.search.models.saved import LONGEST

__all__ = ["FACETS", "LONGEST", "VALUE", "Asked", "lexeme"]

FACETS: Mapping[str, str] = {
    "kind": "k",
    "party": "p",
    "body": "b",
    "round": "r",
    "chapter": "c",
    "article": "a",
    "strength": "s",
    "status": "t",
    "year": "y",
    "language": "l",
}
"""The facets, each with its sign in the index (`search_facets`)."""
VALUE = re.compile(r"[^\x00-\x1f\x7f]{1,160}")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_HYPHENS = re.compile(r"(?:-\s*){2,}")


@dataclass(frozen=True)
class Asked:
    """What is looked for; "" asks for no one value of a facet, empty `words` for any words."""

    words: str = ""
    kind: str = ""
    party: str = ""
    body: str = ""
    round: str = ""
    chapter: str = ""
    article: str = ""
    strength: str = ""
    status: str = ""
    year: str = ""
    language: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """The facets of which a value is asked for."""
        return {name: value for name in FACETS if (value := getattr(self, name))}

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is asked."""
        return not self.words.strip() and not self.chosen

    @property
    def said(self) -> str:
        """The words as PostgreSQL is asked: one kind of quotation marks, no heaps of hyphens."""
        # Of several hyphens one: PostgreSQL nests them until it gives up.
        return _HYPHENS.sub(" -", self.words.translate(_QUOTES)).replace("\x00", " ")

    @property
    def under(self) -> str:
        """The facets as a query of PostgreSQL's; "" where none is asked for."""
        return " & ".join(lexeme(name, value) for name, value in self.chosen.items())

    @property
    def query(self) -> str:
        """The query of the address that asks this, the same for the same question."""
        words = {"q": self.words} if self.words.strip() else {}
        return urlencode(words | self.chosen)

    def without(self, facet: str) -> "Asked":
        """The same without one facet."""
        return replace(self, **{facet: ""})


def lexeme(facet: str, value: str) -> str:
    """A value of a facet as it stands in a query of PostgreSQL's."""
    plain = value.replace("\\", "\\\\").replace("'", "''")
    return f"'§{FACETS[facet]}:{plain}'"
