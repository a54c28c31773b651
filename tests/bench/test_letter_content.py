"""The letter that is measured is as long as a real one, and is read as one."""

from bench.letter_content import letter
from ronda.replies.reading import read


def test_letter_is_as_long_as_a_real_one_and_grows_as_it_says() -> None:
    one, four = letter(), letter(4)
    assert 17_000 < len(one) < 21_000
    assert 3.5 < len(four) / len(one) < 4.1


def test_letter_is_read_whole() -> None:
    reply = read(letter().encode(), name="letter.txt")
    assert reply.header.number == "12-7/2024" and reply.account.unplaced == ()
    assert sum(len(section.passages) for section in reply.sections) >= 60
    assert {"ICSE", "network of Europol"} & {n.text for n in reply.named if n.kind == "system"}
