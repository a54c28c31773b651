"""Who sees a document by default, and the event that opens it to more.

Two things to know. A document only ever becomes more open, never less. And what no rule is about
is confidential: publicity fails closed.
"""

from collections.abc import Collection
from enum import StrEnum

from pydantic import Field

from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.stated import Id, Stated


class Publicity(StrEnum):
    """Who sees a document besides its author, from fewest to most."""

    CONFIDENTIAL = "confidential"
    """The body and its secretariat."""
    RESTRICTED = "restricted"
    """They and the Party concerned."""
    PUBLIC = "public"

    @property
    def openness(self) -> int:
        """0 for confidential, 2 for public."""
        return list(Publicity).index(self)


class PublicityRule(Stated):
    """How open a kind of document of one author is, and what opens it.

    `author_may_choose` says that the author's wish counts, either way, until the event happened.
    """

    document: DocumentKind
    author: Participant
    default: Publicity
    changed_by: Id | None = None
    becomes: Publicity | None = None
    author_may_choose: bool = False

    def now(self, happened: Collection[str], wish: Publicity | None = None) -> Publicity:
        """How open the document is after the events that `happened`, given the author's wish."""
        if self.becomes is not None and self.changed_by in happened:
            return self.becomes
        return wish if wish is not None and self.author_may_choose else self.default


class PublicityRules(Stated):
    """The rules by kind of document and author."""

    rules: tuple[PublicityRule, ...] = Field(min_length=1)

    def of(
        self,
        document: DocumentKind,
        author: Participant,
        happened: Collection[str] = (),
        wish: Publicity | None = None,
    ) -> Publicity:
        """How open a document is; confidential where no rule is about it."""
        for rule in self.rules:
            if (rule.document, rule.author) == (document, author):
                return rule.now(happened, wish)
        return Publicity.CONFIDENTIAL
