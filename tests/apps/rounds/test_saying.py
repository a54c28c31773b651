"""What pages say of questions, in words of the reader."""

import pytest

from ronda.apps.rounds.saying import number_said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("6.1 a", "6.1 a"),
        ("1 →", "1, please specify"),
        ("1 → 2", "1, please specify (2)"),
        ("6.1 a → 2 →", "6.1 a, please specify (2), please specify"),
        ("", ""),
    ],
)
def test_a_prompt_is_called_by_words(number: str, said: str) -> None:
    assert number_said(number) == said
