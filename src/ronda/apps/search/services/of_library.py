"""The texts of the library as the index takes them: conventions and what explains them.

Two things to know. Everything in the library is public. And the laws of States are kept at their
desks, behind a door: none of them is here.
"""

from collections.abc import Iterator
from functools import partial

from ronda.apps.addresses import path_to
from ronda.apps.library.models import Passage, Text
from ronda.apps.library.selectors import passages_of, texts
from ronda.apps.search.models import Kind, Statement
from ronda.apps.search.services.taking import Taken, beside, mark_of


def library_public() -> Iterator[Taken]:
    """Every text of the library."""
    for text in texts():
        passages = list(passages_of(text))
        states = [(one.pk, one.version, sorted(one.words.items())) for one in passages]
        yield Taken(
            f"library:{text.slug}",
            mark_of(text.version, *states),
            partial(_of_text, text, passages),
        )


def _of_text(text: Text, passages: list[Passage]) -> Iterator[Statement]:
    for one in passages:
        for language, words in one.words.items():
            if words:
                title = one.titles.get(language, "")
                yield Statement(
                    place=f"{one.key}.{language}",
                    kind=Kind.LAW,
                    articles=[one.id_in_reports],
                    year=text.in_force_from.year if text.in_force_from else None,
                    language=language,
                    codes=[f"{text.reference}, {one.label}"[:40]],
                    chapter_title=title,
                    text=words,
                    beside=beside(text.reference, text.titles.get(language, ""), one.label, title),
                    page=path_to("library:passage", text.slug, one.key),
                    since=text.created_at,
                )
