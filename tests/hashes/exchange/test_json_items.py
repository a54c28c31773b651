"""JSON one item at a time: any text comes out as the standard library reads it; bombs do not."""

import io
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.hashes.exchange.errors import DamagedFile, HostileFile
from ronda.hashes.exchange.json_items import CHUNK, JsonItems, Malformed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


class Dripping(io.BytesIO):
    """A stream that gives what it likes, at least one byte."""

    def __init__(self, data: bytes, most: int) -> None:
        super().__init__(data)
        self.most = most

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(self.most, size if size and size > 0 else self.most))


def items(data: bytes, longest: int = 4 * 2**20) -> list[object]:
    return list(JsonItems(io.BytesIO(data), longest).items())


@given(st.lists(JSON, max_size=6), st.sampled_from([None, 2]), st.integers(1, 40), st.booleans())
def test_items_come_out_as_they_went_in(
    told: list[object], indent: int | None, drip: int, ascii_only: bool
) -> None:
    text = json.dumps(told, indent=indent, ensure_ascii=ascii_only)
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        stream = Dripping(text.encode(encoding, "surrogatepass"), max(drip, 3))
        walk = JsonItems(stream)
        assert list(walk.items()) == told
        walk.finish()


@pytest.mark.parametrize(
    "broken",
    [
        '{"a": oops}',
        '{"a": 1 "b": 2}',
        '{"a": NaN}',
        '{"a": 1, "a": 2}',
        '{"a": {"b": 1, "b": 1}}',
        '{"a": "line\nbreak"}',
        "{'a': 1}",
        "oops",
        '{"a": ' + "9" * 5_000 + "}",
        '{"a": "\\x"}',
    ],
)
def test_broken_item_is_passed_over_and_the_rest_read(broken: str) -> None:
    found = items(f'[{{"a": 1}}, {broken},\n {{"a": 3}}]'.encode())
    assert found[0] == {"a": 1} and found[-1] == {"a": 3}
    assert [type(one) for one in found] == [dict, Malformed, dict]


@pytest.mark.parametrize("bomb", [b"[" * 10_000_000, b'{"a":' * 3_000_000, b'[{"a":' * 2_000_000])
def test_nesting_bomb_is_refused_in_little_memory(bomb: bytes) -> None:
    walk = JsonItems(io.BytesIO(b"[" + bomb))
    tracemalloc.start()
    with pytest.raises(HostileFile, match="nested"):
        list(walk.items())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * CHUNK


def test_broken_item_is_not_followed_into_the_deep() -> None:
    with pytest.raises(HostileFile, match="nested"):
        items(b'[{"a": oops, "b": ' + b"[" * 100 + b"]" * 100 + b"}]")


def test_depth_that_is_honest_is_read() -> None:
    deep = b"[" * 50 + b"]" * 50
    assert items(b"[" + deep + b"]") == [json.loads(deep)]


@pytest.mark.parametrize("sign", [b"a", b"\\n", b"9"])
def test_item_that_is_too_long_is_refused(sign: bytes) -> None:
    opening = b"[9" if sign == b"9" else b'["'
    with pytest.raises(HostileFile, match="longer than 1 MB"):
        items(opening + sign * 3 * 2**20, longest=2**20)


@pytest.mark.parametrize("text", [b"", b"[", b"[1", b"[1,", b'[{"a"', b'["a', b'[{"a": 1}'])
def test_text_that_is_cut_short_is_told(text: bytes) -> None:
    with pytest.raises(DamagedFile, match="cut short"):
        items(text)


@pytest.mark.parametrize(
    "text", [b"{}", b"[1 2]", b'[{"a": 1}} ]', b"x", b'[{"a": [1, }, {}]', b'[{"a": "}, {}]']
)
def test_text_whose_items_cannot_be_told_apart_is_refused(text: bytes) -> None:
    with pytest.raises(DamagedFile):
        items(text)


def test_what_follows_the_end_is_refused() -> None:
    walk = JsonItems(io.BytesIO(b"[1] 2"))
    assert list(walk.items()) == [1]
    with pytest.raises(DamagedFile, match="follows"):
        walk.finish()


def test_value_outside_of_the_list_must_be_well_formed() -> None:
    walk = JsonItems(io.BytesIO(b'{"a": oops, "b": []}'))
    assert next(walk.members()) == "a"
    with pytest.raises(DamagedFile, match="outside of its list"):
        walk.value()
