"""The file to fill in off line: the factsheet in Word, with what is written so far in its boxes.

Two things to know. It is made of a value, never of records. And its name says whose it is, so that
a file found later can be told from another.
"""

from ronda.apps.follow_ups.selectors.drafts import Draft
from ronda.apps.follow_ups.submitting import value_of
from ronda.factsheets.writing import to_bytes

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file(draft: Draft) -> tuple[str, bytes]:
    """The name and the bytes of the Word file."""
    party, edition = draft.information.party, draft.sheet.edition
    at = party.conduct.round
    stem = f"{at.body.slug}-r{at.number}-{party.party.code.lower()}-{edition.language}"
    return f"{stem}.docx", to_bytes(value_of(draft), "docx", despite_faults=True)
