"""Passages, what is asked and what was said before, brought to the terms they are compared by.

Two things to know. A passage has its heading around it, and the sentence that opens its list. And
what a letter's reading found that it names is taken from there, not told anew.
"""

from collections.abc import Sequence

from ronda.apps.national.models import Gathered, MemoryPair, Passage
from ronda.replies.model import Named
from ronda.replies.placing.ranking import Terms
from ronda.replies.placing.terms import TermKind, names_in, terms_of

_BACK = 15


def terms_of_passage(passage: Passage, before: Sequence[Passage] = ()) -> Terms:
    """A passage's terms; `before` are the passages of its contribution that stand before it."""
    named = [_moved(Named.model_validate(one), passage.start) for one in passage.named]
    here = [one for one in named if one.start >= 0 and one.end <= len(passage.text)]
    around = f"{passage.heading}\n{opening(passage, before)}"
    return Terms(terms_of(passage.text, passage.language, here), terms_of(around, passage.language))


def _moved(named: Named, start: int) -> Named:
    back = {"start": max(named.start - start, -1), "end": max(named.end - start, 0)}
    return named.model_copy(update=back)


def opening(passage: Passage, before: Sequence[Passage]) -> str:
    """The sentence that opens the list a passage is a point of, as far as that can be told."""
    for one in reversed(before[-_BACK:]):
        if one.heading != passage.heading:
            break
        if one.text.rstrip().endswith(":"):
            return one.text
    return ""


def terms_of_asked(one: Gathered) -> Terms:
    """The terms of something that is asked."""
    return terms_of_text(one.wording, one.language, one.heading)


def terms_of_text(text: str, language: str, around: str = "") -> Terms:
    """The terms of a text that was not read from a letter."""
    own = terms_of(text, language, names_in(text, language))
    return Terms(own, terms_of(around, language))


def terms_of_search(words: str) -> Terms:
    """The terms of a few words, whichever of our languages they are in."""
    every = (term for tag in ("en", "fr", "sr") for term in terms_of(words, tag))
    return Terms(tuple({term.key: term for term in every}.values()))


def laws_in(text: str, language: str) -> list[str]:
    """The keys of the instruments and agreements that a text cites, each once."""
    found = terms_of(text, language, names_in(text, language))
    return sorted({term.key[2:] for term in found if term.key.startswith("i:")})


def terms_of_source(text: str, language: str) -> Terms:
    """What a passage to translate is found by: its words, names and all."""
    return Terms(tuple(term for term in terms_of(text, language) if term.kind is TermKind.STEM))


def terms_of_pair(pair: MemoryPair) -> Terms:
    """What a pair is found by, from either side."""
    source = terms_of_source(pair.source, pair.source_language)
    target = terms_of_source(pair.target, pair.target_language)
    return Terms((*source.own, *target.own))
