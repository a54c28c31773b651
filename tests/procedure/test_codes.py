"""Codes and document numbers: what is written is read again, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.procedure.codes import Code, Codes, Within
from ronda.procedure.document_numbers import DocumentNumber
from ronda.procedure.loading import load_procedure
from ronda.procedure.numbering import NoScheme, NotInScheme, scheme_of
from ronda.procedure.numerals import LARGEST, Numeral

T_ES = load_procedure("lanzarote").document_numbers
BODIES = ["lanzarote", "lanzarote-1", "grevio", "greta", "greco", "upr", "un-hrctte"]


@pytest.mark.parametrize("numeral", Numeral)
def test_every_number_is_read_as_it_was_written(numeral: Numeral) -> None:
    written = [numeral.written(number) for number in range(1, LARGEST + 1)]
    assert [numeral.read(text) for text in written] == list(range(1, LARGEST + 1))
    assert len(set(written)) == LARGEST


@pytest.mark.parametrize(
    ("numeral", "text"),
    [
        (Numeral.ROMAN, "IIII"),
        (Numeral.ROMAN, "VX"),
        (Numeral.ROMAN, "iv"),
        (Numeral.ROMAN_LOWER, "IV"),
        (Numeral.ARABIC, "007"),
        (Numeral.ARABIC, "0"),
    ],
)
def test_what_is_no_usual_numeral_is_refused(numeral: Numeral, text: str) -> None:
    with pytest.raises(ValueError, match=f"“{text}” is no .* numeral|0 is not between"):
        numeral.read(text)


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1])
def test_what_has_no_numeral_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="is not between 1 and"):
        Numeral.ROMAN.written(number)


@pytest.mark.parametrize(
    ("body", "text", "code"),
    [
        ("lanzarote", "III-12", Code(3, 12)),
        ("lanzarote", " XI\u20112 ", Code(11, 2)),
        ("lanzarote", "II–4", Code(2, 4)),
        ("lanzarote-1", "R1", Code(0, 1)),
        ("greco", "i", Code(0, 1)),
        ("greco", "ii", Code(0, 2)),
        ("upr", "140.12", Code(140, 12)),
        ("un-hrctte", "13", Code(0, 13)),
    ],
)
def test_codes_are_read_as_documents_write_them(body: str, text: str, code: Code) -> None:
    assert load_procedure(body).codes.read(text) == code


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("lanzarote", "III12"),
        ("lanzarote", "3-12"),
        ("lanzarote", "IIII-1"),
        ("lanzarote", "III-0"),
        ("lanzarote", "III-12 and more"),
        ("lanzarote", ""),
        ("lanzarote-1", "r1"),
        ("greco", "I"),
        ("greco", "iix"),
    ],
)
def test_what_is_no_code_of_the_round_is_refused(body: str, text: str) -> None:
    with pytest.raises(NotInScheme, match=r"does not follow the scheme|is no code"):
        load_procedure(body).codes.read(text)


@pytest.mark.parametrize("body", BODIES)
@given(chapter=st.integers(1, 400), number=st.integers(1, 3999))
def test_a_code_is_read_as_it_was_written(body: str, chapter: int, number: int) -> None:
    codes = load_procedure(body).codes
    code = Code(chapter if "chapter" in codes.parsed_scheme.fields else 0, number)
    assert codes.read(codes.written(code)) == code


def test_codes_stand_in_the_order_they_are_read_in() -> None:
    codes = load_procedure("lanzarote").codes
    read = [codes.read(text) for text in ("X-1", "IX-2", "III-12", "III-2")]
    assert [codes.written(code) for code in sorted(read)] == ["III-2", "III-12", "IX-2", "X-1"]


@pytest.mark.parametrize("code", [Code(0, 1), Code(3, 0), Code(3, -1), Code(4000, 1)])
def test_a_code_that_the_scheme_cannot_say_is_refused(code: Code) -> None:
    with pytest.raises(NotInScheme):
        load_procedure("lanzarote").codes.written(code)


def test_a_chapter_is_not_dropped_where_codes_have_none() -> None:
    with pytest.raises(NotInScheme, match="cannot say all of"):
        load_procedure("greco").codes.written(Code(3, 1))


def test_letters_make_codes_too() -> None:
    codes = Codes(
        scheme="{chapter}({number})",
        chapters=Numeral.ARABIC,
        numbers=Numeral.LETTER,
        unique_within=Within.ROUND,
        examples=("6(a)",),
    )
    assert codes.read("6(ab)") == Code(6, 28)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("T-ES(2022)02_en final", {"year": 2022, "number": 2, "language": "en", "final": True}),
        ("T-ES(2022)02_en rev", {"year": 2022, "number": 2, "language": "en", "revision": 1}),
        ("T-ES(2022)02_fr rev.3", {"year": 2022, "number": 2, "language": "fr", "revision": 3}),
        ("T-ES(2019)11_bil", {"year": 2019, "number": 11, "language": "bil"}),
        ("T-ES(2019)11", {"year": 2019, "number": 11}),
    ],
)
def test_document_numbers_are_read(text: str, number: dict[str, int]) -> None:
    assert T_ES.read(text) == DocumentNumber(scheme="t_es", **number)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["T-ES(22)02", "T-ES(2022)2_en", "T-ES(2022)02_de", "T-ES(2022)02_en rev.0", "T-ES", ""]
)
def test_what_is_no_number_of_the_body_is_refused(text: str) -> None:
    with pytest.raises(NotInScheme, match="follows none of the body's schemes: T-ES"):
        T_ES.read(text)


@given(
    year=st.integers(1990, 2099),
    number=st.integers(1, 9999),
    language=st.sampled_from(["en", "fr", "bil", None]),
    revision=st.integers(0, 99),
    final=st.booleans(),
)
def test_a_document_number_is_read_as_it_was_written(
    year: int, number: int, language: str | None, revision: int, final: bool
) -> None:
    value = DocumentNumber("t_es", number, year, None, None, None, language, revision, final)
    assert T_ES.read(T_ES.schemes[0].written(value)) == value


def test_what_a_scheme_has_no_place_for_is_not_dropped() -> None:
    with pytest.raises(NotInScheme, match="cannot say all of"):
        T_ES.schemes[0].written(DocumentNumber("t_es", 2, 2022, session=4))
    with pytest.raises(NotInScheme, match="needs “year”"):
        T_ES.schemes[0].written(DocumentNumber("t_es", 2))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "has no field"),
        ("R", "has no field"),
        ("{a}", "has the field {a}, which is none of n"),
        ("{n}{n}", "has nothing between"),
        ("{n}-{n}", "has the field {n} twice"),
        ("{n", "has a “{” that belongs to no field"),
        ("{n}[x]", "has a part in brackets without a field"),
        ("{n}[ {n}", "opens a bracket that is not closed"),
        ("{n}]", "closes a bracket that was not opened"),
    ],
)
def test_what_is_no_scheme_is_refused(text: str, says: str) -> None:
    with pytest.raises(NoScheme) as refusal:
        scheme_of(text, {"n": "[0-9]+"})
    assert says in str(refusal.value)
