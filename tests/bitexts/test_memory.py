"""The translation memory: the same again, and nearly the same."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ronda.bitexts.memory import Difference, matches
from ronda.bitexts.model import Pair, Passage, PassageState

TEXTS = st.text("abcdef ghi.", min_size=1, max_size=60).filter(lambda t: any(map(str.isalpha, t)))


def pair(source: str, target: str, year: int = 2020) -> Pair:
    return Pair(source, target, "en", "fr", datetime(year, 1, 1, tzinfo=UTC))


@given(TEXTS, st.lists(TEXTS, max_size=5))
def test_a_passage_said_before_is_found_first(text: str, others: list[str]) -> None:
    pairs = [*(pair(other, f"autre {n}") for n, other in enumerate(others)), pair(text, "le même")]
    first = matches(text, pairs)[0]
    assert first.exact and first.likeness == 1
    assert " ".join(first.pair.source.split()) == " ".join(text.split())


@given(TEXTS, st.lists(TEXTS, max_size=8))
def test_matches_are_alike_enough_and_in_order(text: str, others: list[str]) -> None:
    found = matches(text, [pair(other, f"autre {n}") for n, other in enumerate(others)], most=8)
    assert all(m.likeness >= 0.7 for m in found)
    assert [m.likeness for m in found] == sorted((m.likeness for m in found), reverse=True)
    assert all(m.exact == (not m.differences) or not m.exact for m in found)


def test_what_differs_is_told() -> None:
    known = pair("In 2021 the unit trained 40 officers.", "En 2021, l’unité a formé 40 agents.")
    [match] = matches("In 2023 the unit trained 55 officers.", [known])
    assert not match.exact and 0.7 <= match.likeness < 1
    assert match.differences == (Difference("2021", "2023"), Difference("40", "55"))


def test_of_the_same_passage_translated_twice_the_newest_comes_first() -> None:
    old, new = pair("The same.", "ancienne", 2019), pair("The same.", "nouvelle", 2022)
    assert [m.pair.target for m in matches("The same.", [old, new])] == ["nouvelle", "ancienne"]


def test_a_passage_of_other_words_is_not_offered() -> None:
    assert not matches("Nothing like it at all.", [pair("In 2021 forty were trained.", "x")])
    assert not matches("…", [pair("In 2021 forty were trained.", "x")])


def test_a_checked_passage_is_a_draft_again_when_its_original_changes() -> None:
    checked = Passage("One.").written("Un.", checked=True)
    assert checked.state is PassageState.CHECKED
    assert checked.original_changed("One. ").state is PassageState.CHECKED
    assert checked.original_changed("Two.").state is PassageState.DRAFT
    assert checked.written("  ", checked=True).state is PassageState.TO_DO
