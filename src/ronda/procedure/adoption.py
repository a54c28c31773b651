"""Who proposes a document and who adopts it.

Two things to know. One rule per kind of document, which is then in force only once adopted. And a
kind without a rule is nobody's to adopt: `rule_for` says so rather than guess.
"""

from pydantic import Field

from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.stated import Stated


class AdoptionRule(Stated):
    """Who may propose a kind of document, and who adopts it."""

    document: DocumentKind
    proposed_by: tuple[Participant, ...] = Field(min_length=1)
    adopted_by: Participant


class Adoption(Stated):
    """The rules on proposing and adopting."""

    rules: tuple[AdoptionRule, ...] = Field(min_length=1)

    def rule_for(self, document: DocumentKind) -> AdoptionRule | None:
        """The rule on this kind of document; None where the body adopts no such document."""
        return next((rule for rule in self.rules if rule.document is document), None)
