"""The ids of entries as hidden bookmarks of a Word file, and back.

Two things to know. A bookmark takes letters, digits and low lines, forty of them, so a long id is
carried by several. And an id comes back as it went out or not at all.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import count

from pydantic import TypeAdapter, ValidationError

from ronda.factsheets.word_names import NAME_BOOKMARK
from ronda.reports.model import EntryId

_LONGEST = 40 - len(NAME_BOOKMARK) - 2
_SIGNS = {"-": "_", "_": "__", ".": "___"}
_BACK = {written: sign for sign, written in _SIGNS.items()}
_NAME = re.compile(rf"{re.escape(NAME_BOOKMARK)}([0-9])_([a-z0-9_]+)")
_Id = TypeAdapter[str](EntryId)


def names_of(id: str) -> tuple[str, ...]:
    """The bookmarks that carry an id.

    >>> names_of("r-12"), id_in(names_of("p.a_b-c"))
    (('_Rnd0_r_12',), 'p.a_b-c')
    """
    written = re.sub(r"[-_.]", lambda sign: _SIGNS[sign[0]], id)
    pieces = [written[at : at + _LONGEST] for at in range(0, len(written), _LONGEST)]
    return tuple(f"{NAME_BOOKMARK}{at}_{piece}" for at, piece in enumerate(pieces))


def id_in(names: Iterable[str]) -> str | None:
    """The id that bookmarks carry; None where they carry none, or not the whole of one."""
    found = (_NAME.fullmatch(name) for name in names)
    pieces = {int(one[1]): one[2] for one in found if one is not None}
    if not pieces or sorted(pieces) != list(range(len(pieces))):
        return None
    written = "".join(pieces[at] for at in sorted(pieces))
    id = re.sub(r"_+", lambda sign: _BACK.get(sign[0], "?"), written)
    try:
        return _Id.validate_python(id)
    except ValidationError:
        return None


class Ids:
    """Gives each entry an id that no other has, now or in the drafts before."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._before = frozenset(taken)
        self._given: set[str] = set()

    def known(self, id: str | None) -> str | None:
        """`id`, where it is given for the first time; else None."""
        if id is None or id in self._given:
            return None
        self._given.add(id)
        return id

    def fresh(self, wish: str) -> str:
        """An id like `wish` that is free."""
        plain = re.sub(r"[^a-z0-9]+", "-", wish.lower()).strip("-")[:40].strip("-")
        plain = plain if plain[:1].isalpha() else f"e-{plain}".rstrip("-")
        for each in self._wishes(plain):
            if each not in self._given and each not in self._before:
                self._given.add(each)
                return each
        raise AssertionError("there is always a free number")

    @staticmethod
    def _wishes(plain: str) -> Iterator[str]:
        yield plain
        yield from (f"{plain}-{number}" for number in count(2))
