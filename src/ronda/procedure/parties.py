"""The Parties bound by the convention: their codes, and their names as documents write them.

Two things to know. A name is looked up whole, never as part of a longer text: who looks for
names in a sentence must first cut them out. And what does not tell two Parties apart is folded
away before looking: case, accents, apostrophes, hyphens and a leading article.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ARTICLES = re.compile(r"^(?:the |la |le |les |l )")


@dataclass(frozen=True)
class KnownParty:
    """A Party with its ISO 3166 codes, its name per language tag, and other names in use.

    `invented` marks the Parties made up for demonstration; they bind nobody.
    """

    code: str
    alpha2: str
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    invented: bool = False

    def name(self, language: str) -> str:
        """The Party's name in `language`, else in the nearest language there is, else English.

        >>> party = party_by_code("SRB")
        >>> party.name("fr-FR"), party.name("sr"), party.name("sr-Latn-RS"), party.name("de")
        ('Serbie', 'Србија', 'Srbija', 'Serbia')
        """
        wanted = language.casefold()
        for tag, name in self.names.items():
            if wanted.startswith(tag.casefold()) or tag.casefold().startswith(wanted):
                return name
        base = wanted.split("-")[0]
        near = (name for tag, name in self.names.items() if tag.split("-")[0] == base)
        return next(near, self.names["en"])


def find_party(text: str) -> KnownParty | None:
    """The Party that `text` names, in any language and however written; None where none is.

    >>> find_party("l’Albanie").code, find_party("TURKEY").code, find_party("Slovaquie").code
    ('ALB', 'TUR', 'SVK')
    >>> find_party("the Netherlands").code, find_party("Црна Гора").code
    ('NLD', 'MNE')
    >>> find_party("Serbia and others") is None
    True
    """
    return _by_name().get(_folded(text))


def party_by_code(code: str) -> KnownParty | None:
    """The Party with this ISO 3166 code, of three letters or of two; None where there is none.

    >>> party_by_code("srb").alpha2, party_by_code("RS").code
    ('RS', 'SRB')
    """
    return _by_code().get(code.strip().upper())


@cache
def known_parties(*, with_invented: bool = False) -> tuple[KnownParty, ...]:
    """The 48 Parties in the order of their English names; the invented ones too where asked for.

    >>> len(known_parties()), len(known_parties(with_invented=True))
    (48, 51)
    """
    chosen = [party for party in _all_parties() if with_invented or not party.invented]
    return tuple(sorted(chosen, key=lambda party: _folded(party.names["en"])))


@cache
def _all_parties() -> tuple[KnownParty, ...]:
    source = files("ronda.procedure") / "parties.toml"
    entries = tomllib.loads(source.read_text(encoding="utf-8"))["parties"]
    return tuple(
        KnownParty(**entry | {"aliases": tuple(entry.get("aliases", ()))}) for entry in entries
    )


@cache
def _by_code() -> Mapping[str, KnownParty]:
    parties = _all_parties()
    return {p.alpha2: p for p in parties} | {p.code: p for p in parties}


@cache
def _by_name() -> Mapping[str, KnownParty]:
    return {
        _folded(name): party
        for party in _all_parties()
        for name in (*party.names.values(), *party.aliases)
    }


def _folded(text: str) -> str:
    """`text` in lower case, words only: no accents, apostrophes, hyphens or leading article."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    words = " ".join(re.findall(r"\w+", plain))
    return _ARTICLES.sub("", words)
