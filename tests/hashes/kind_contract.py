"""What every kind of hash must hold to; a kind's test inherits it and names the kind."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ronda.hashes.errors import BadHash, BadThreshold
from ronda.hashes.kinds import Kind, Suspicion, kind

# Hypothesis wonders at one property that several classes inherit; here that is meant.
inherited = settings(suppress_health_check=[HealthCheck.differing_executors])


class KindContract:
    name: str

    @property
    def kind(self) -> Kind:
        return kind(self.name)

    def values(self) -> st.SearchStrategy[bytes]:
        return st.binary(min_size=self.kind.size, max_size=self.kind.size)

    def test_name_and_version_say_which_it_is(self) -> None:
        assert self.kind.name == self.name
        assert self.kind.version
        assert self.kind.bits % 8 == 0

    @inherited
    @given(data=st.data(), before=st.sampled_from(["", " ", "\t\n"]), upper=st.booleans())
    def test_normalised_takes_back_what_text_wrote(
        self, data: st.DataObject, before: str, upper: bool
    ) -> None:
        value = data.draw(self.values())
        text = self.kind.text(value)
        assert text == text.lower()
        assert self.kind.normalised(before + (text.upper() if upper else text) + before) == value

    @inherited
    @given(length=st.integers(0, 200))
    def test_a_wrong_length_is_refused_with_both_lengths(self, length: int) -> None:
        if length != 2 * self.kind.size:
            with pytest.raises(BadHash, match=rf"has {2 * self.kind.size} .* has {length}\."):
                self.kind.normalised("a" * length)

    @pytest.mark.parametrize("wrong", ["g", " ", "é", "٣", "\0", "-"])
    def test_a_wrong_alphabet_is_refused(self, wrong: str) -> None:
        text = "a" + wrong + "a" * (2 * self.kind.size - 2)
        with pytest.raises(BadHash, match="something else in it"):
            self.kind.normalised(text)

    @inherited
    @given(data=st.data())
    def test_distance_is_one_of_a_metric(self, data: st.DataObject) -> None:
        a, b, c = (data.draw(self.values()) for _ in range(3))
        distance = self.kind.distance
        assert distance(a, a) == 0
        assert distance(a, b) == distance(b, a)
        assert (distance(a, b) == 0) == (a == b)
        assert distance(a, c) <= distance(a, b) + distance(b, c)
        assert distance(a, b) <= self.kind.farthest

    @inherited
    @given(data=st.data(), quality=st.none() | st.integers(50, 100))
    def test_an_ordinary_value_is_not_suspicious(
        self, data: st.DataObject, quality: int | None
    ) -> None:
        value = b"\x01" + data.draw(self.values())[1:]
        assert self.kind.suspicious(value, quality) is None

    def test_all_zeros_and_all_ones_are_suspicious(self) -> None:
        assert self.kind.suspicious(bytes(self.kind.size), 100) == Suspicion.ALL_ZEROS
        assert self.kind.suspicious(b"\xff" * self.kind.size, 100) == Suspicion.ALL_ONES

    def test_every_suspicion_has_its_sentence(self) -> None:
        assert all(suspicion.sentence.endswith(".") for suspicion in Suspicion)

    def test_a_threshold_outside_its_range_is_refused(self) -> None:
        greatest = self.kind.bits if self.kind.perceptual else 0
        assert self.kind.checked(0) == 0
        assert self.kind.checked(greatest) == greatest
        assert self.kind.checked(None) == self.kind.threshold
        for wrong in (-1, greatest + 1):
            with pytest.raises(BadThreshold, match=f"0 to {greatest}, not {wrong}"):
                self.kind.checked(wrong)
