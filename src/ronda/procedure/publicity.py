"""Who sees a document by default, and the event that opens it to more.

Two things to know. A document only ever becomes more open, never less. And what no rule is about
is confidential: publicity fails closed.
"""

from collections.abc import Collection
from enum import StrEnum

from pydantic import Field

from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.stages import Per
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
    `about` narrows it to documents about Parties, or to those about the round and no Party; of two
    rules the narrower one holds.
    """

    document: DocumentKind
    author: Participant
    default: Publicity
    changed_by: Id | None = None
    becomes: Publicity | None = None
    author_may_choose: bool = False
    about: Per | None = None

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
        *,
        about: Per = Per.PARTY,
    ) -> Publicity:
        """How open a document is; confidential where no rule is about it."""
        rule = self.rule(document, author, about)
        return rule.now(happened, wish) if rule is not None else Publicity.CONFIDENTIAL

    def rule(
        self, document: DocumentKind, author: Participant, about: Per = Per.PARTY
    ) -> PublicityRule | None:
        """The rule on a document about a Party, or about the round; None where there is none."""
        found = [one for one in self.rules if (one.document, one.author) == (document, author)]
        narrow = (one for one in found if one.about is about)
        wide = (one for one in found if one.about is None)
        return next(narrow, None) or next(wide, None)
