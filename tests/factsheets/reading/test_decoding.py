"""Text is read in whatever encoding it was saved, and a guess is called one."""

import codecs

import pytest

from ronda.factsheets.errors import Damaged, UnknownFormat
from ronda.factsheets.reading.decoding import decoded, unwrapped

ENGLISH = "The Committee invites Arcadia – “in time” – to open a help line.\n" * 4
FRENCH = "Le Comité exige : des écoles où les élèves reçoivent à l’âge voulu leçons et aide.\n" * 4
LATIN = "Komitet poziva državu da obezbedi učenje, pomoć i zaštitu za žrtve, šta god biće.\n" * 4
CYRILLIC = (
    "Комитет позива државу да обезбеди учење, помоћ и заштиту; чл. 25 http://mup.example\n" * 4
)

SAVED = {
    "utf-8": (CYRILLIC.encode(), CYRILLIC, False),
    "utf-8 with its mark": (codecs.BOM_UTF8 + FRENCH.encode(), FRENCH, False),
    "utf-16 little end first": (LATIN.encode("utf-16"), LATIN, False),
    "utf-16 big end first": (codecs.BOM_UTF16_BE + LATIN.encode("utf-16-be"), LATIN, False),
    "utf-32": (ENGLISH.encode("utf-32"), ENGLISH, False),
    "utf-16 without its mark": (ENGLISH.encode("utf-16-le"), ENGLISH, False),
    "utf-16 turned, without its mark": (CYRILLIC.encode("utf-16-be"), CYRILLIC, False),
    "ascii": (b"Arcadia", "Arcadia", False),
    "windows-1250": (LATIN.encode("cp1250"), LATIN, True),
    "windows-1251": (CYRILLIC.encode("cp1251"), CYRILLIC, True),
    "iso-8859-5": (CYRILLIC.encode("iso8859-5"), CYRILLIC, True),
    "windows-1252": (FRENCH.encode("cp1252"), FRENCH, True),
    "windows-1252, only its dashes and quotes": (ENGLISH.encode("cp1252"), ENGLISH, True),
}


@pytest.mark.parametrize("case", SAVED)
def test_text_comes_back_whatever_program_saved_it(case: str) -> None:
    data, text, guessed = SAVED[case]
    found = decoded(data)
    assert (found.text, found.guessed) == (text, guessed)


def test_the_encoding_guessed_is_named() -> None:
    assert decoded(LATIN.encode("cp1250")).encoding == "windows-1250"


def test_utf16_is_unwrapped_to_marked_utf8_and_the_rest_left_alone() -> None:
    assert unwrapped(LATIN.encode("utf-16")) == codecs.BOM_UTF8 + LATIN.encode()
    assert unwrapped(LATIN.encode("cp1250")) == LATIN.encode("cp1250")


def test_damaged_utf8_is_told_with_its_line() -> None:
    data = CYRILLIC.encode()
    with pytest.raises(Damaged, match="line 3"):
        decoded(data[:330] + b"\xd0" + data[330:])


def test_utf8_cut_off_inside_a_letter_is_damaged() -> None:
    with pytest.raises(Damaged):
        decoded(CYRILLIC.encode().rstrip(b" .:;/-abcdefghijklmnopqrstuvwxyz25\n")[:-1])


def test_utf16_cut_off_inside_a_letter_is_damaged() -> None:
    with pytest.raises(Damaged):
        unwrapped(LATIN.encode("utf-16")[:-1])


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"Arcadia\x00" * 9, b"\x01\x02\x03" * 50])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownFormat, match="neither text"):
        decoded(data)
