"""Parties: complete, with the right codes, and found however a document writes their names."""

import re

import pytest

from ronda.procedure.parties import KnownParty, find_party, known_parties, party_by_code

ALPHA2 = re.findall(
    "..",
    "ADALAMATAZBABEBGCHCYCZDEDKEEESFIFRGBGEGRHRHUIEISITLILTLULVMCMDMEMKMTNLNOPLPTRORSRUSESISKSM"
    "TNTRUA",
)
LATIN = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)) | {
    "љ": "lj",
    "њ": "nj",
    "џ": "dž",
}


def test_parties_are_the_48_of_the_convention() -> None:
    assert sorted(p.alpha2 for p in known_parties()) == sorted(ALPHA2)
    assert not any(p.invented for p in known_parties())


def test_invented_parties_have_codes_iso_leaves_to_users() -> None:
    invented = [p for p in known_parties(with_invented=True) if p.invented]
    assert {p.code for p in invented} == {"XAR", "XTA", "XVE"}
    assert all(re.fullmatch("X[A-Z]", p.alpha2) for p in invented)


def test_codes_are_unique_and_three_letters() -> None:
    codes = [p.code for p in known_parties(with_invented=True)]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)


@pytest.mark.parametrize("party", known_parties(with_invented=True), ids=lambda p: p.code)
def test_every_name_in_every_language_finds_its_own_party(party: KnownParty) -> None:
    assert set(party.names) == {"en", "fr", "sr-Cyrl", "sr-Latn"}
    for name in (*party.names.values(), *party.aliases):
        assert find_party(name) is party, name
        assert find_party(f"  {name.upper()} ") is party, name


@pytest.mark.parametrize("party", known_parties(with_invented=True), ids=lambda p: p.code)
def test_serbian_names_are_the_same_in_both_scripts(party: KnownParty) -> None:
    latin = "".join(LATIN.get(c, c) for c in party.names["sr-Cyrl"].lower())
    assert latin == party.names["sr-Latn"].lower()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("la Serbie", "SRB"),
        ("L'ALBANIE", "ALB"),
        ("l’Azerbaïdjan", "AZE"),
        ("les Pays-Bas", "NLD"),
        ("Kingdom of the Netherlands", "NLD"),
        ("the Czech Republic", "CZE"),
        ("Turkiye", "TUR"),
        ("TÜRKİYE", "TUR"),
        ("Republic of  Moldova", "MDA"),
        ("la Moldova", "MDA"),
        ("UK", "GBR"),
        ("U.K.", "GBR"),
        ("Russia", "RUS"),
        ("Bosnie-Herzégovine", "BIH"),
        ("Macédoine du Nord", "MKD"),
        ("Србија", "SRB"),
        ("Arcadia", "XAR"),
    ],
)
def test_find_party_reads_what_documents_write(text: str, code: str) -> None:
    found = find_party(text)
    assert found is not None and found.code == code


@pytest.mark.parametrize("text", ["", "the", "Serb", "Serbia and Montenegro", "all Parties", "LA"])
def test_find_party_takes_whole_names_only(text: str) -> None:
    assert find_party(text) is None


def test_party_by_code_takes_either_code_and_any_case() -> None:
    assert party_by_code("SRB") is party_by_code(" rs ")
    assert party_by_code("XXX") is None
