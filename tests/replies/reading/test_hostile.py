"""Letters made to hurt: huge, endless in one place, full of what rules look for.

Two things to know. Each text is three times as long in its second turn, and may then take five
times as long at most: the cost grows with the length, where patterns that go astray would square
it. And time is the processor's.
"""

import time
from contextlib import suppress

import pytest

from ronda.factsheets.errors import NotAReply
from ronda.replies.reading import read

OPENING = "Ministry of Justice\nNo. 1/2\nSubject: Reply\n\nDear Sir,\n\n"
PARTS: dict[str, str] = {
    "heads of laws": "Law on ",
    "a law without an end": "Law on the Prevention of Trade and Traffic and ",
    "capitals": "Aa Bb Cc Dd ",
    "capitals before a law": "Of The And Law ",
    "acronyms": "AB-12 CD ",
    "databases": "database ",
    "quotation marks": "“ database “ ",
    "articles": "Art. 1, 2, 3 and 4 to 5. ",
    "ranges": "1-2-3-4-",
    "figures": "12 persons in 2012, ",
    "number words": "two three four ",
    "dates": "1/2/2012 and 2013. ",
    "open dates": "since 2012 ",
    "years and colons": "2012: 13 cases ",
    "offences": "the offence of theft of ",
    "one word": "a",
    "hyphens": "a-b-",
    "digits": "1",
    "dots": ". ",
    "blanks": "x \u00a0 \u00a0",
    "links": "www.a.example/",
    "mailboxes": "a.b.c@",
    "brackets": "((((",
    "markup": "**a** [b](c) ",
    "greetings": "Yours sincerely,\n\n",
    "labels": "Subject: x Ref: y No: 1 ",
    "lists": "- the following offences are:\n- theft (\n",
    "headings": "1. Heading\n\n",
    "Cyrillic": "Закон о закону и ",
    "French": "la loi relative à la ",
}


def _seconds(text: str) -> float:
    begun = time.process_time()
    with suppress(NotAReply):  # all the work is done by then
        read(text.encode(), name="letter.txt")
    return time.process_time() - begun


def _text(part: str, size: int) -> str:
    body = part * (size // len(part))
    return f"{OPENING}We answer as follows, in all the detail that there is.\n\n{body}\n"


@pytest.mark.parametrize("name", PARTS)
def test_cost_grows_no_faster_than_the_text(name: str) -> None:
    part = PARTS[name]
    _seconds(_text(part, 2_000))
    once, thrice = (min(_seconds(_text(part, n)) for _ in range(2)) for n in (8_000, 24_000))
    assert thrice < 5 * once + 0.1, (once, thrice)


def test_many_names_learnt_are_found_again_within_bounds() -> None:
    lines = "\n".join(f"- Theft of thing {n}{'x' * (n % 7)};" for n in range(1500))
    text = f"{OPENING}The following offences are set out in our law:\n\n{lines}\n"
    assert _seconds(text) < 10
