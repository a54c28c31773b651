"""The real letter: everything that the ministry named is found where it stands.

Two things to know. The facts and figures are asserted, none of its sentences is given here. And
the letter is the reader's first proof, not its model: `test_letters` has others.
"""

from pathlib import Path

import pytest

from ronda.factsheets.reading import read_document
from ronda.replies.model import Named, Passage, PassageKind, Reply
from ronda.replies.reading import read_with_text


class Letter:
    """The reading and its text."""

    def __init__(self, path: Path) -> None:
        found = read_with_text(path)
        self.reply: Reply = found.reply
        self.text = found.text

    def named(self, kind: str) -> list[Named]:
        """What is named of one kind."""
        return [one for one in self.reply.named if one.kind == kind]

    def texts(self, kind: str) -> set[str]:
        """The names of one kind."""
        return {one.text for one in self.named(kind)}

    def points_after(self, words: str) -> list[Passage]:
        """The points of the list that a passage with these words opens."""
        for section in self.reply.sections:
            for turn, passage in enumerate(section.passages):
                if words in passage.text and passage.text.rstrip().endswith(":"):
                    return [p for p in section.passages if p.lead_in == turn]
        raise AssertionError(words)


@pytest.fixture(scope="module")
def letter(letter_text_path: Path) -> Letter:
    return Letter(letter_text_path)


def test_header_is_whole(letter: Letter) -> None:
    header = letter.reply.header
    assert header.number == "7875/17-2"
    assert header.date == "2017-10-25"
    assert header.place == "Belgrade"
    assert header.reference == "Your letter of 28/7/2017"
    assert header.sender is not None and "Ministry of Interior" in header.sender
    assert header.addressee is not None and header.addressee.startswith("MINISTRY OF LABOUR")
    assert header.subject is not None and "Lanzarote Committee" in header.subject
    assert header.unresolved == ()


def test_seven_instruments_are_listed_under_the_legal_framework(letter: Letter) -> None:
    legal = next(s for s in letter.reply.sections if s.heading.startswith("Legal framework"))
    points = [p for p in legal.passages if p.kind is PassageKind.ITEM][:7]
    inside = [
        [n.text for n in letter.named("instrument") if p.start <= n.start and n.end <= p.end]
        for p in points
    ]
    assert [len(one) for one in inside] == [1] * 7
    whole = [p.text.rstrip(".") for p in points]
    assert [one[0] for one in inside] == whole


def test_eleven_offences_of_articles_178_to_186_and_that_of_388(letter: Letter) -> None:
    points = letter.points_after("Art. 178.")
    offences = [o for o in letter.named("offence") if any(p.start == o.start for p in points)]
    assert len(offences) == 11
    assert offences[0].text == "Rape" and offences[-1].text.startswith("Abuse of Computer Networks")
    assert "Human Trafficking" in letter.texts("offence")
    articles = {one.text: one.numbers for one in letter.named("article")}
    assert articles["Art. 178. - 186"] == tuple(str(n) for n in range(178, 187))
    assert articles["Art. 388"] == ("388",)
    assert articles["Art. 185"] == ("185",)


def test_age_categories_are_three_points_with_their_figures(letter: Letter) -> None:
    points = letter.points_after("sanctions almost all")
    assert len(points) == 3
    ages = [[f.value for f in letter.named("figure") if p.start <= f.start < p.end] for p in points]
    assert ages == [[14], [14, 18], [18]]
    assert {f.counts for f in letter.named("figure") if f.value in (14, 18)} == {"years of age"}


def test_consequences_and_special_measures_are_points_under_what_opens_them(
    letter: Letter,
) -> None:
    assert len(letter.points_after("legal effects of the conviction")) == 4
    assert len(letter.points_after("Special measures to be")) == 5
    assert [r.where for r in letter.reply.account.repairs] == ["line 89"]


def test_systems_are_found(letter: Letter) -> None:
    systems = letter.texts("system")
    assert {"ICAC COPS", "CPS"} <= systems
    assert any(name.startswith("INTERPOL ISCE") for name in systems)
    assert any(name.startswith("EUROPOL") for name in systems)
    assert {"TWINS", "Twins"} <= systems


@pytest.mark.parametrize(
    ("value", "counts", "when"),
    [
        (180, "persons", "2010/.."),
        (70, "police officers", "2016"),
        (2, "police officers", "2014"),
        (2, "police officers", "2017"),
    ],
)
def test_figures_say_what_they_count_and_when(
    letter: Letter, value: int, counts: str, when: str
) -> None:
    found = [(f.value, f.counts, f.when) for f in letter.named("figure")]
    assert (value, counts, when) in found


def test_figure_whose_date_stands_elsewhere_says_so(letter: Letter) -> None:
    charged = next(f for f in letter.named("figure") if f.value == 180)
    assert not charged.sure and "earlier sentence" in charged.reason


def test_division_was_founded_in_2007_and_8(letter: Letter) -> None:
    assert ("2007/08", "2007/2008") in {(d.text, d.when) for d in letter.named("date")}


def test_institutions_and_links_are_found(letter: Letter) -> None:
    institutions = letter.texts("institution")
    assert {
        "Ministry of Interior",
        "Anti-Cyber Crime Division",
        "Belgrade Superior Office of the Public Prosecutor",
        "Ministry of Trade, Tourism and Telecommunications",
        "Interpol",
        "Europol",
        "FBI",
    } <= institutions
    assert letter.texts("link") == {"http://www.mup.gov.rs", "childprotection@mup.gov.rs"}


def test_nothing_is_dropped_and_nothing_is_invented(letter: Letter, letter_text_path: Path) -> None:
    account = letter.reply.account
    assert account.unplaced == () and account.placed == account.characters
    assert letter.text == letter_text_path.read_text("utf-8")
    passages = [p for section in letter.reply.sections for p in section.passages]
    for one in (*passages, *letter.reply.named, *letter.reply.closing):
        assert letter.text[one.start : one.end] == one.text != ""


def test_every_word_of_the_document_stands_in_a_stretch(letter: Letter) -> None:
    covered = bytearray(len(letter.text))
    for stretch in letter.reply.account.stretches:
        covered[stretch.start : stretch.end] = b"\x01" * (stretch.end - stretch.start)
    left = [c for c, taken in zip(letter.text, covered, strict=True) if not taken]
    assert not any(c.isalnum() for c in left)


def test_signature_in_another_script_is_the_closing(letter: Letter, letter_text_path: Path) -> None:
    last = read_document(letter_text_path).blocks[-1]
    assert len(letter.reply.closing) == 3
    assert letter.reply.closing[-1].end == last.end
