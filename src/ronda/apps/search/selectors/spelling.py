"""What somebody may have meant whose words found nothing: a word near each that is not known.

Two things to know. Near is what is one letter more, less, other or swapped, or two such of which
one is left out on either side. And nothing is offered that finds nothing: so no word is told that
stands only in what was withdrawn.
"""

import re
from dataclasses import replace

from ronda.apps.search.models import Word
from ronda.apps.search.selectors.asked import Asked
from ronda.apps.search.selectors.finding import TooSlow, search
from ronda.apps.search.services.words import keys_of
from ronda.languages.serbian import is_cyrillic, to_cyrillic
from ronda.languages.stems import bare

_WORD = re.compile(r"(?<![\w-])[^\W\d_]{3,40}")
MOST_WORDS, MOST_NEAR, FARTHEST = 6, 50, 2


def meant(asked: Asked) -> Asked | None:
    """The same with words that are known, if that finds something; else None."""
    words = asked.words
    for word in _WORD.findall(words)[:MOST_WORDS]:
        near = _near(word)
        if near:
            words = re.sub(rf"(?<![\w-]){re.escape(word)}(?!\w)", near, words)
    better = replace(asked, words=words)
    if words == asked.words:
        return None
    try:
        return better if search(better, size=1).total else None
    except TooSlow:
        return None


def _near(word: str) -> str | None:
    """The nearest known word, in the script of this one; None where it is known or none is near."""
    key = bare(word)
    found = list(
        Word.objects.filter(keys__overlap=keys_of(key))
        .order_by("-count", "bare")
        .values_list("bare", "said")[:MOST_NEAR]
    )
    if any(known == key for known, _said in found):
        return None
    ranked = [(distance(key, known), turn, said) for turn, (known, said) in enumerate(found)]
    near = min(ranked, default=(FARTHEST + 1, 0, ""))
    if near[0] > FARTHEST:
        return None
    return to_cyrillic(near[2]) if is_cyrillic(word) else near[2]


def distance(one: str, other: str) -> int:
    """How many letters are more, less, other, or swapped with their neighbour.

    >>> distance("helpline", "helpilne"), distance("police", "polices"), distance("a", "b")
    (1, 1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, last, row = row, before, [at]
        for turn, beside in enumerate(other, 1):
            cost = min(before[turn] + 1, row[-1] + 1, before[turn - 1] + (letter != beside))
            if last and turn > 1 and letter == other[turn - 2] and one[at - 2] == beside:
                cost = min(cost, last[turn - 2] + 1)
            row.append(cost)
    return row[-1]
