"""Two wordings, word by word: nothing lost, nothing invented, and quick."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ronda.factsheets.comparing.wording import WordChangeKind, word_changes

KEPT, DELETED, INSERTED = WordChangeKind
TEXTS = st.text(alphabet="ab .\nšћ-", max_size=40)


def _told(old: str, new: str) -> list[tuple[str, str]]:
    return [(change.kind.value, change.text) for change in word_changes(old, new)]


@given(TEXTS, TEXTS)
def test_kept_and_deleted_give_the_old_text_kept_and_inserted_the_new(old: str, new: str) -> None:
    changes = word_changes(old, new)
    assert "".join(c.text for c in changes if c.kind is not INSERTED) == old
    assert "".join(c.text for c in changes if c.kind is not DELETED) == new
    assert all(c.text for c in changes)
    assert all(a.kind is not b.kind for a, b in pairwise(changes))


def test_one_changed_word_is_marked_alone() -> None:
    assert _told("a unit of fourteen officers", "a unit of sixteen officers") == [
        ("kept", "a unit of "),
        ("deleted", "fourteen"),
        ("inserted", "sixteen"),
        ("kept", " officers"),
    ]


def test_neighbouring_words_are_one_change() -> None:
    assert _told("to open a line", "to open two lines") == [
        ("kept", "to open "),
        ("deleted", "a line"),
        ("inserted", "two lines"),
    ]


def test_texts_with_nothing_in_common_replace_each_other() -> None:
    assert _told("Pupils learn.", "Курс траје два дана") == [
        ("deleted", "Pupils learn."),
        ("inserted", "Курс траје два дана"),
    ]


def test_the_same_text_is_kept_whole() -> None:
    assert _told("Pupils learn.", "Pupils learn.") == [("kept", "Pupils learn.")]
    assert _told("", "") == []


def test_long_texts_without_anything_in_common_take_no_time() -> None:
    old = " ".join(f"word{i}" for i in range(20_000))
    new = " ".join(f"term{i % 7}" for i in range(20_000))
    began = time.process_time()
    word_changes(old, new)
    assert time.process_time() - began < 2
