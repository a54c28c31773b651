"""The library as a table, a line for each passage.

Two things to know. Nothing in the library is secret, so everybody gets the same table. And what a
spreadsheet would take for a formula is written so that it does not.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from ronda.apps.library.models import Passage
from ronda.spreadsheets.neutral import neutral

COLUMNS = ("text", "reference", "kind", "label", "id", "public source")


def passages_csv(passages: Iterable[Passage]) -> str:
    """The passages as CSV, with a title and the words in each language that they are kept in."""
    found = list(passages)
    tags = sorted({tag for one in found for tag in (*one.titles, *one.words)})
    out = StringIO()
    table = csv.writer(out)
    told = [f"{what} ({tag})" for tag in tags for what in ("title", "words")]
    table.writerow((*COLUMNS, *told))
    for one in found:
        table.writerow([neutral(cell) for cell in _line(one, tags)])
    return out.getvalue()


def _line(one: Passage, tags: Iterable[str]) -> Iterator[str]:
    text = one.text
    yield from (text.slug, text.reference, text.kind, one.label, one.id_in_reports)
    yield one.link or text.link
    for tag in tags:
        yield from (one.titles.get(tag, ""), one.words.get(tag, ""))
