"""Text cut into sentences, so that each can keep where it came from.

Two things to know. A full stop after a number, an initial or an abbreviation ends no sentence. And
nothing is lost: the sentences put together again are the text, but for blanks between them.
"""

import re

_END = re.compile(
    r"[.!?…](?:\s?[\"”’»)\]])*\s+(?=(?:[\"“„«(\[]\s?)?[^\W\d_a-zа-яčćžšđàâçéèêëîïôùûüœ])"
)
_SHORT = re.compile(
    r"(?:\b[^\W\d_]|\b(?:No|Nos|Art|Arts|art|br|čl|st|tač|бр|чл|ст|тач|para|paras|cf|Mr|Mrs|Dr|St|"
    r"resp|approx|e\.g|i\.e|n°|pp))\.$"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text.

    >>> sentences("It has 3 units. Law No. 85/2005 applies. (See Art. 178.) It works.")
    ['It has 3 units.', 'Law No. 85/2005 applies.', '(See Art. 178.)', 'It works.']
    """
    found, start = [], 0
    for match in _END.finditer(text):
        if _SHORT.search(text, start, match.start() + 1):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]
