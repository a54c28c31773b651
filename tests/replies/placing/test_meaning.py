"""Closeness of meaning orders what words led to, and no more than that."""

import subprocess
import sys
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from ronda.replies.placing.meaning import Place, closeness, in_order
from ronda.replies.placing.static_model import NoModel, static_model
from tests.replies.placing.model import model_in

THEMES = (("helpline", "telephone", "call"), ("court", "judge", "register"), ("school", "pupil"))


def by_themes(texts: Sequence[str]) -> Sequence[Sequence[float]]:
    """One figure for each theme: how many of its words a text has."""
    return [[sum(word in text for word in theme) for theme in THEMES] for text in texts]


def places(text: str, *found: tuple[str, float]) -> Sequence[Place]:
    return in_order(text, found, by_themes)


def order(text: str, *found: tuple[str, float]) -> list[int]:
    return [place.given for place in places(text, *found)]


def test_of_what_words_fit_alike_the_closest_comes_first() -> None:
    found = places("who may call", ("a judge", 5), ("a pupil", 4.5), ("the helpline", 4))
    assert [place.given for place in found] == [2, 0, 1]
    assert [place.closer for place in found] == [True, False, False]


def test_meaning_weighs_less_than_words() -> None:
    assert order("who may call", ("a judge", 10), ("the helpline", 4)) == [0, 1]
    assert order("who may call", ("a judge", 10), ("a pupil", 5), ("the helpline", 4)) == [0, 2, 1]


def test_where_both_agree_nothing_moves() -> None:
    found = places("a call", ("telephone", 5), ("telephone and judge", 4), ("judge", 3))
    assert [place.given for place in found] == [0, 1, 2]
    assert not any(place.closer for place in found)


def test_a_passage_of_which_the_model_knows_nothing_leaves_the_order_of_words() -> None:
    assert order("nešto drugo", ("a judge", 3), ("a pupil", 2.9), ("the helpline", 2.8)) == [
        0,
        1,
        2,
    ]


def test_what_the_model_does_not_know_is_neither_helped_nor_harmed() -> None:
    """It keeps its distance to what is as close as others usually are."""
    known = ("the helpline", 4.0), ("a judge", 4.0)
    assert order("who may call", ("дежурна линија", 4.2), *known) == [1, 0, 2]
    assert order("who may call", ("дежурна линија", 5.0), ("the helpline", 4.0)) == [0, 1]


def test_the_other_direction_is_as_far_as_nothing_in_common() -> None:
    assert closeness((1, 0), (-1, 0)) == closeness((1, 0), (0, 1)) == 0


def test_nothing_is_invented_and_nothing_lost() -> None:
    found = ("a judge", 5), ("a pupil", 4), ("the helpline", 3), ("дежурна линија", 2)
    for some in permutations(found):
        assert sorted(order("call a judge", *some)) == [0, 1, 2, 3]
    assert order("call a judge") == []


def test_a_model_on_this_machine_is_read_and_orders(tmp_path: Path) -> None:
    vectors = static_model(model_in(tmp_path))
    found = in_order(
        "Who may call?", [("a judge", 5), ("a pupil", 4), ("the helpline", 4)], vectors
    )
    assert [place.given for place in found] == [2, 0, 1]


def test_a_text_without_known_words_and_an_empty_one_have_no_meaning(tmp_path: Path) -> None:
    assert [set(one) for one in static_model(model_in(tmp_path))(["нешто", ""])] == [{0.0}, {0.0}]


@pytest.mark.parametrize(
    ("damaged", "content"),
    [
        ("model.safetensors", b""),
        ("model.safetensors", b"{}"),
        ("model.safetensors", None),
        ("tokenizer.json", b""),
        ("tokenizer.json", b"{}"),
        ("tokenizer.json", None),
        ("config.json", b""),
    ],
)
def test_a_damaged_model_is_told_in_a_sentence(
    tmp_path: Path, damaged: str, content: bytes | None
) -> None:
    folder = model_in(tmp_path)
    if content is None:
        (folder / damaged).unlink()
    else:
        (folder / damaged).write_bytes(content)
    with pytest.raises(NoModel, match="holds no model that can be read"):
        static_model(folder)


def test_a_folder_that_is_not_there_is_told_and_not_fetched(tmp_path: Path) -> None:
    with pytest.raises(NoModel, match="There is no folder"):
        static_model(tmp_path / "minishlab" / "potion-multilingual-128M")


def test_without_the_extra_a_model_is_told_to_need_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "model2vec", None)
    with pytest.raises(NoModel, match="the extra “embedding” is not installed"):
        static_model(tmp_path)


def test_a_model_is_read_and_used_without_the_network(tmp_path: Path) -> None:
    """In a process of its own, where to open any connection is an error."""
    folder = model_in(tmp_path)
    program = (
        "import socket, sys\nfrom pathlib import Path\n"
        "def no(*_): raise SystemExit('a connection was opened')\n"
        "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = no\n"
        "from ronda.replies.placing.static_model import static_model\n"
        "print(static_model(Path(sys.argv[1]))(['call'])[0][0])\n"
        "import huggingface_hub.constants as hub\nassert hub.HF_HUB_OFFLINE\n"
    )
    command = [sys.executable, "-c", program, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "1.0"), done.stderr
