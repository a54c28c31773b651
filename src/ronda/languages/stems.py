"""Words brought to the form in which they are compared: small letters, one script, the stem.

Two things to know. The stems are Snowball's, as PostgreSQL's own dictionaries for these languages
make them. And the form has neither accents nor Cyrillic, so that a word is found however it is
written; Serbian in both scripts is one.
"""

import unicodedata
from functools import lru_cache

import snowballstemmer

from ronda.languages.serbian import to_latin

_SNOWBALL = {"en": "english", "fr": "french", "sr": "serbian"}
_STEMMERS = {language: snowballstemmer.stemmer(name) for language, name in _SNOWBALL.items()}
_SPELT = str.maketrans({"đ": "dj", "œ": "oe", "æ": "ae", "ß": "ss", "ı": "i"})
_KNOWN = 100_000


def main_language(tag: str) -> str:
    """The language of a tag that stems are known of, English for any other.

    >>> main_language("sr-Latn")
    'sr'
    """
    main = tag.partition("-")[0].lower()
    return main if main in _SNOWBALL else "en"


@lru_cache(maxsize=_KNOWN)
def bare(word: str) -> str:
    """A word in small Latin letters without accents.

    >>> bare("Đaci"), bare("Ђаци"), bare("École")
    ('djaci', 'djaci', 'ecole')
    """
    parts = unicodedata.normalize("NFKD", to_latin(word.lower()))
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_SPELT)


@lru_cache(maxsize=_KNOWN)
def stem(word: str, language: str) -> str:
    """The stem of a word in the language of this tag, bare.

    >>> stem("policijskih", "sr-Latn") == stem("полицијски", "sr-Cyrl") == "policijsk"
    True
    >>> stem("trainings", "en"), stem("formées", "fr")
    ('train', 'form')
    """
    main = main_language(language)
    lower = to_latin(word.lower()) if main == "sr" else word.lower()
    return bare(_STEMMERS[main].stemWord(lower))
