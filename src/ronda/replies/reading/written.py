"""What a text that somebody typed names, with the rules by which letters are read.

Two things to know. There is no letter around it: no header, no account, only words in one
language. And offsets count in the text as it was typed.
"""

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
