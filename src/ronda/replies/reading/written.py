"""What a text that somebody typed names, with the rules by which letters are read.

Two things to know. There is no letter around it: no header, no account, only words in one
language. And offsets count in the text as it was typed.
"""

from ronda.factsheets.reading import read_document
from ronda.replies.model import Named
from ronda.replies.reading.naming import Stretch, named
from ronda.replies.reading.plain import Plain
from ronda.replies.wording import words_of


def named_in(text: str, language: str, *, counts: bool = True) -> tuple[Named, ...]:
    """Everything that `text`, in the language of this tag, names; figures only if it `counts`.

    >>> [(one.value, one.counts) for one in named_in("We trained 70 police officers.", "en")]
    [(70, 'police officers')]
    """
    if not text.strip():
        return ()
    words = "".join(" " if sign.isspace() else sign for sign in text)
    return named([Stretch(Plain(words, range(len(text)), text), words_of(language), counts=counts)])


def words_in(text: str) -> str:
    """The words of a passage of a plain text, without its markup; a paragraph to a line.

    >>> words_in("**The 2<sup>nd</sup> unit** answers [by mail](mailto:unit@example.org).")
    'The 2nd unit answers by mail.'
    """
    blocks = read_document(text.encode(), name="passage.txt").blocks
    told = ("".join(run.text for run in block.runs if run.mark is None) for block in blocks)
    lines = (f"{b.label} {words}".strip() for b, words in zip(blocks, told, strict=True))
    return "\n".join(line for line in lines if line)
