"""Invented sentences: whole, in their alphabets, as unevenly worded as real ones."""

import random
import re
from collections import Counter

import pytest

from ronda.demo.generated.words import LANGUAGES, cyrillic, names, words, writer

KINDS = ("recommendation", "observation", "follow_up", "practice")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_sentences_are_whole(language: str, kind: str) -> None:
    chance = random.Random(1)
    for _ in range(200):
        text = writer(language).text(kind, chance, 2)
        assert text.endswith(".") and text[0].isupper(), text
        assert "{" not in text and "  " not in text, text


def test_serbian_is_in_cyrillic_letters() -> None:
    text = writer("sr").text("observation", random.Random(1), 50)
    assert not re.search("[A-Za-z]", text)
    assert (cyrillic("Ljanor"), cyrillic("Njeba")) == ("Љанор", "Њеба")


def test_the_same_chance_says_the_same() -> None:
    first, again = (writer("fr").text("practice", random.Random(7), 3) for _ in range(2))
    assert first == again != writer("fr").text("practice", random.Random(8), 3)


def test_a_few_words_are_common_and_most_are_rare() -> None:
    text = writer("en").text("observation", random.Random(1), 4_000)
    counts = Counter(re.findall(r"\w+", text.lower()))
    often = [count for _word, count in counts.most_common(20)]
    assert sum(often) > sum(counts.values()) / 3
    assert sum(count == 1 for count in counts.values()) > len(counts) / 3


def test_every_language_has_as_much_to_say() -> None:
    told = [words()[one] for one in LANGUAGES]
    for name in ("actors", "actions", "objects", "purposes", "circumstances", "observed", "done"):
        assert len({len(one[name]) for one in told}) == 1, name
    assert len(set(names("en"))) == 20_000
