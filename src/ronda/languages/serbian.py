"""Serbian from Cyrillic to Latin letters and back: the one place that knows both.

Two things to know. To Latin is certain, letter by letter. To Cyrillic is not: "nj" is one letter
in "knjiga" and two in "injekcija", and not every word in Latin letters is Serbian. What can be
known to be none (an address, a code, a Roman numeral, a foreign name) stays as it stands.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

__all__ = ["CYRILLIC", "LATIN", "is_cyrillic", "to_cyrillic", "to_latin"]

CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
LATIN = (
    "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m",
    "n", "nj", "o", "p", "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š",
)  # fmt: skip
_TO_LATIN = dict(zip(CYRILLIC, LATIN, strict=True))
_TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in _TO_LATIN.items()} | {
    "ǆ": "џ",
    "ǉ": "љ",
    "ǌ": "њ",
}
_TABLE = str.maketrans(_TO_LATIN | {k.upper(): v.upper() for k, v in _TO_LATIN.items()})
_CAPITALS_OF_TWO = re.compile("[ЉЊЏ]")
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")

# Words, by how they begin, in which two letters meet that elsewhere are one; a prefix or a root of
# foreign origin ends between them.
_PARTED = (
    "in|jekc", "in|jekt", "in|jicir", "in|junkt", "kon|jug", "kon|junk", "kon|jekt", "tan|jug",
    "van|jezi", "van|jedn", "nad|živ", "nad|žn", "nad|žet", "nad|žanj", "pod|žanr", "pod|žup",
    "od|žal", "od|živ", "od|žan", "od|žnj", "pred|živ", "pred|žet",
)  # fmt: skip
_FOREIGN = frozenset(
    (
        "cets", "ets", "icac", "icse", "cops", "cps", "siena", "ecris", "eurodac", "empact",
        "ncmec", "nca", "grevio", "greta", "greco", "csam", "csgsiv", "inhope", "ecpat", "photodna",
        "facebook", "google", "microsoft", "instagram", "tiktok", "snapchat", "skype", "telegram",
        "discord",
    )
)  # fmt: skip
_UNITS = r"km|cm|mm|kg|mg|ml|kb|mb|gb|tb|hz|khz|mhz|ghz|kw|kwh|eur|usd|rsd|chf|bam"
_KEPT = re.compile(
    r"""
    (?P<address>
        (?:https?|ftp)://[^\s<>"»”]+ | www\.[^\s<>"»”]+ | mailto:\S+
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | (?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:rs|com|org|net|eu|int|gov|edu|example)\b(?:/[^\s<>"»”]*)?
      | (?<![\w.])[\w.-]+\.(?:pdf|docx?|xlsx?|pptx?|html?|txt|zip|jpe?g|png)(?!\w)
    )
  | (?P<markup> <[^<>]*> | &\w+; | %\(\w+\)[a-z] | \{[\w.]*\} )
  | (?P<handle> (?<!\w)[@\#]\w+ )
  | (?P<unit> (?<=\d)[ \u00a0]?(?i:"""
    + _UNITS
    + r""")(?!\w) )
  | (?P<code> (?<!\w)(?=[\w/()\-.]*\d)(?=[\w/()\-.]*[A-Z])[A-Z][A-Z0-9]*(?:[-/(][A-Z0-9]+\)?)*[A-Z0-9]*(?!\w) )
  | (?P<mixed> (?<!\w)(?=\w*[A-Za-z])(?=\w*\d)\w+ )
    """,  # noqa: E501
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})$")
_ALSO_WORDS = frozenset(("I", "MI", "VI", "LI", "DI", "CI", "DIM", "MIX"))
_NOT_SERBIAN = re.compile(r"[qwxy]", re.IGNORECASE)


def is_cyrillic(text: str) -> bool:
    """Whether more of the letters of `text` are Cyrillic than not."""
    letters = sum(map(str.isalpha, text))
    return 2 * len(_CYRILLIC_LETTER.findall(text)) > letters


def to_latin(text: str) -> str:
    """`text` with its Serbian Cyrillic letters in Latin letters; everything else as it stands.

    >>> to_latin("Љубав, Његош, ЊЕГОШ и џез")
    'Ljubav, Njegoš, NJEGOŠ i džez'
    """
    return _CAPITALS_OF_TWO.sub(_capitals, text).translate(_TABLE)


def in_script(text: str, language: str) -> str:
    """A Serbian text in the script that the language tag asks for; any other as it stands.

    >>> in_script("одговор", "sr-Latn"), in_script("одговор", "sr"), in_script("reply", "en")
    ('odgovor', 'одговор', 'reply')
    """
    return to_latin(text) if language.casefold().startswith("sr-latn") else text


def _capitals(found: re.Match[str]) -> str:
    latin = _TO_LATIN[found[0].lower()]
    return latin.upper() if _in_capitals(found.string, found.start()) else latin.capitalize()


def _in_capitals(text: str, at: int) -> bool:
    """Whether the capital at `at` stands in a word of capitals, by the letters beside it."""
    after, before = text[at + 1 : at + 2], text[at - 1 : at] if at else ""
    return after.isupper() if after.isalpha() else before.isupper()


def to_cyrillic(text: str) -> str:
    """`text` with its Serbian words in Cyrillic; what is known to be no Serbian stays.

    >>> to_cyrillic("Njegova injekcija, nadživeti, III-12, www.primer.rs i ICSE")
    'Његова инјекција, надживети, III-12, www.primer.rs и ICSE'
    """
    done, at = [], 0
    for kept in _KEPT.finditer(text):
        done += [_words(text, at, kept.start()), kept[0]]
        at = kept.end()
    return "".join((*done, _words(text, at, len(text))))


def _words(text: str, start: int, end: int) -> str:
    """The stretch of `text` from `start` up to `end`, which has nothing in it to keep whole."""
    done, at = [], start
    for word in _WORD.finditer(text, start, end):
        done += [text[at : word.start()], _word(word[0], text, word.end(), word.start())]
        at = word.end()
    return "".join((*done, text[at:end]))


def _word(word: str, text: str, end: int, start: int) -> str:
    if _NOT_SERBIAN.search(word) or word.lower() in _FOREIGN or _is_roman(word, text, start, end):
        return word
    return "".join(_cyrillic(word))


def _is_roman(word: str, text: str, start: int, end: int) -> bool:
    """Whether capitals are a numeral; "I", "MI", "VI" are words where the words beside are."""
    if not _ROMAN.match(word) or word in {"D", "C", "L", "M"}:
        return False
    if word not in _ALSO_WORDS:
        return True
    beside = [*_beside(text, start, end)]
    if word == "I":
        return text[end : end + 1] in {".", ")", "-", "–", "/"} and not (
            beside and beside[0].isupper() and len(beside[0]) > 1
        )
    return not any(len(w) > 1 and w.isupper() and not _ROMAN.match(w) for w in beside)


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """The words before and after, as far as a line's length."""
    yield from (w[0] for w in [*_WORD.finditer(text, max(0, start - 40), start)][-1:])
    yield from (w[0] for w in chain([*_WORD.finditer(text, end, end + 40)][:1]))


def _cyrillic(word: str) -> Iterator[str]:
    parted, at = _parting(word.lower()), 0
    while at < len(word):
        two = word[at : at + 2]
        if len(two) == 2 and at + 1 not in parted and two.lower() in {"lj", "nj", "dž"}:
            yield _cased(_TO_CYRILLIC[two.lower()], two[0])
            at += 2
        else:
            yield _cased(_TO_CYRILLIC.get(word[at].lower(), word[at]), word[at])
            at += 1


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter


@cache
def _parts() -> tuple[tuple[str, int], ...]:
    return tuple((told.replace("|", ""), told.index("|")) for told in _PARTED)


def _parting(word: str) -> set[int]:
    """Before which letters of `word` two letters meet that are not one."""
    found = set()
    for beginning, at in _parts():
        where = word.find(beginning)
        # "najnadživeti", "neinjektiran": a prefix may stand before.
        if where == 0 or (where > 0 and word[:where] in {"ne", "naj", "re", "auto", "de", "dis"}):
            found.add(where + at)
    return found
