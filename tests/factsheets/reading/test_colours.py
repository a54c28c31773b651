"""Hues: the shades that offices really use for orange and blue boxes, and what is neither."""

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.colours import hue, hue_of_hex

# Shades from Word's palettes (2007 to 2024), LibreOffice, Google Docs and CSS.
ORANGE = """FBE4D5 FCE4D6 F7CAAC F4B083 ED7D31 C55A11 FDE9D9 FBD4B4 F79646 FFC000 FFF2CC FFE599
FFD966 FFA500 FF8C00 FFD700 FFDAB9 FFE4B5 FFCC99 FFB66C FF8000 FCE5CD F9CB9C F6B26B FFEBCD FAE2D5
E97132 FFC107 FFF3CD FF7F50"""
BLUE = """DEEAF6 BDD6EE 9CC2E5 5B9BD5 2E74B5 D9E2F3 B4C6E7 4472C4 DBE5F1 B8CCE4 DAEEF3 92CDDC 0070C0
00B0F0 ADD8E6 87CEEB 0000FF 000080 E6F2FF CFE2F3 9FC5E8 C9DAF8 E0FFFF B4C7DC 729FCF CAEDFB DCE6F2
156082 CFF4FC B0E0E6"""
OTHER = "FF0000 FFFF00 00B050 E2EFD9 C6E0B4 F2DCDB 7030A0 E5DFEC FFC0CB D9EAD3 92D050 FFFFCC"
NONE = (
    "FFFFFF 000000 808080 D9D9D9 F2F2F2 F8F9FA FAFAFA FEFCFB E7E6E6 1A1A1A FFFAF5 auto transparent"
)


@pytest.mark.parametrize("shade", ORANGE.split())
def test_hue_of_what_people_call_orange_is_orange(shade: str) -> None:
    assert hue_of_hex(shade) is Colour.ORANGE


@pytest.mark.parametrize("shade", BLUE.split())
def test_hue_of_what_people_call_blue_is_blue(shade: str) -> None:
    assert hue_of_hex("#" + shade.lower()) is Colour.BLUE


@pytest.mark.parametrize("shade", OTHER.split())
def test_hue_of_another_colour_is_other(shade: str) -> None:
    assert hue_of_hex(shade) is Colour.OTHER


@pytest.mark.parametrize("shade", NONE.split())
def test_hue_of_white_grey_and_black_is_none(shade: str) -> None:
    assert hue_of_hex(shade) is None


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_hue_agrees_with_the_colour_wheel(parts: tuple[int, int, int]) -> None:
    found = hue(*parts)
    angle = colorsys.rgb_to_hsv(*parts)[0] * 360
    if found is Colour.ORANGE:
        assert 11.9 < angle < 52.1
    elif found is Colour.BLUE:
        assert 169.9 < angle < 252.1
    elif found is Colour.OTHER:
        assert not 12.1 < angle < 51.9 and not 170.1 < angle < 251.9
