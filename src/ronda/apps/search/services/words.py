"""The words of texts that were indexed, kept for putting misspelt ones right.

Two things to know. A word of three to forty letters counts, in whatever script: it is kept bare,
with how it was last written. And words are only ever added here; `words_anew` counts all again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import connection

from ronda.apps.search.models import Statement, Word
from ronda.languages.stems import bare

_WORD = re.compile(r"[^\W\d_]{3,40}")
AT_ONCE = 2_000
LONGEST = 40
# The keys are those that `keys_of` gives.
_ADD = """
INSERT INTO search_word (bare, said, count, keys)
SELECT bare, said, number, ARRAY(
  SELECT bare UNION
  SELECT overlay(bare PLACING '' FROM at FOR 1) FROM generate_series(1, length(bare)) AS at
)
FROM unnest(%s::text[], %s::text[], %s::integer[]) AS new(bare, said, number)
ON CONFLICT (bare) DO UPDATE SET count = search_word.count + excluded.count
"""


def words_add(texts: Iterable[str]) -> None:
    """Count the words of these texts."""
    counts: Counter[str] = Counter()
    said: dict[str, str] = {}
    known: dict[str, str] = {}
    for word in _words(texts):
        key = known.get(word)
        if key is None:
            key = known[word] = bare(word)
        if 3 <= len(key) <= LONGEST and key.isascii():
            counts[key] += 1
            said[key] = word
    _keep(counts, said)


def words_anew() -> None:
    """Count the words of all statements again, and forget those that stand in none."""
    Word.objects.all().delete()
    words_add(Statement.objects.values_list("text", flat=True).iterator(chunk_size=AT_ONCE))


def keys_of(word: str) -> list[str]:
    """A bare word, and all that it becomes with one letter left out."""
    return list(dict.fromkeys([word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]))


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORD.findall(text.lower())


def _keep(counts: Counter[str], said: dict[str, str]) -> None:
    # In one order, so that two who publish at once do not wait for each other.
    every = sorted(counts)
    with connection.cursor() as cursor:
        for at in range(0, len(every), AT_ONCE):
            some = every[at : at + AT_ONCE]
            cursor.execute(_ADD, [some, [said[one] for one in some], [counts[one] for one in some]])
