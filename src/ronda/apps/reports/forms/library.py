"""The passages of the library to choose from, and what choosing one makes of a legal basis.

Two things to know. Passages are offered by text, in the order of the text. And a place typed beside
a passage stays where it names a place within it ("Article 23, paragraph 1").
"""

from collections.abc import Mapping
from itertools import groupby

from ronda.apps.library.models import Passage, TextKind
from ronda.apps.library.selectors import Cited, every_passage
from ronda.apps.wordings import in_reader_language
from ronda.reports.model import Authority

Choice = tuple[str, str]


class Library:
    """The library as the fields of a form offer it."""

    def __init__(self) -> None:
        self._passages = {one.id_in_reports: one for one in every_passage()}

    @property
    def choices(self) -> list[Choice | tuple[str, list[Choice]]]:
        """Every passage by its text, none first."""
        grouped = groupby(self._passages.values(), key=lambda one: one.text.reference)
        groups = [(reference, [_choice(one) for one in some]) for reference, some in grouped]
        return [("", "–"), *groups]

    def basis(self, passage: str, given: Mapping[str, str]) -> dict[str, str]:
        """A legal basis as it was given, or as the library calls the passage that was chosen."""
        found = self._passages.get(passage)
        if found is None:
            return dict(given)
        text = found.text
        is_within = Cited(text.reference, text.slug, found.label).is_meant(
            text.reference, given["place"]
        )
        return {
            "authority": _AUTHORITIES.get(TextKind(text.kind), Authority.OTHER).value,
            "text": text.reference,
            "place": given["place"] if is_within else found.label,
            "passage": passage,
        }


_AUTHORITIES = {
    TextKind.CONVENTION: Authority.CONVENTION,
    TextKind.EXPLANATORY_REPORT: Authority.EXPLANATORY_REPORT,
    TextKind.OPINION: Authority.OPINION,
    TextKind.GUIDELINES: Authority.GUIDELINES,
}


def _choice(one: Passage) -> Choice:
    title = in_reader_language(one.titles) if one.titles else ""
    called = f"{one.text.reference}, {one.label}"
    return one.id_in_reports, f"{called}. {title}"[:120] if title else called
