"""The picture of a page where it is shared: its title, whose it is, its figures, its address.

Two things to know. All that is said comes as data (`typst/card.typ`), so that no title is ever
taken for markup; what no font can draw is left out. And a picture is made once for each state of
its page: the latest are kept, and one at a time is made.
"""

import hashlib
import json
import threading
from collections import OrderedDict
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.formats import number_format

from ronda.citations import Citable
from ronda.citations.writing import one_line
from ronda.factsheets.writing.letters import drawable, missing
from ronda.factsheets.writing.pdf_compiler import pictured

WIDTH, HEIGHT = 1200, 630
"""In pixels, as pages that share expect it."""
_TEMPLATE = Path(__file__).parent / "typst" / "card.typ"
_LONGEST = {"title": 160, "body": 90, "edition": 110, "address": 90}
_MOST_FIGURES = 4
_MOST_KEPT = 64
_KEPT: OrderedDict[str, bytes] = OrderedDict()
_LOCK = threading.Lock()


@dataclass(frozen=True)
class Card:
    """What stands on a picture; `figures` are numbers with their words."""

    title: str
    body: str
    edition: str
    address: str
    language: str
    figures: tuple[tuple[str, str], ...]

    @property
    def data(self) -> str:
        """The same as the template gets it."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @property
    def tag(self) -> str:
        """Names this state of the picture, for caches."""
        return f'"{hashlib.sha256(self.data.encode()).hexdigest()[:32]}"'


def card_of(citable: Citable, language: str) -> Card:
    """The card of a page; `language` is that of its words."""
    figures = citable.figures[:_MOST_FIGURES]
    where = urlsplit(citable.address)
    return Card(
        title=_drawn(citable.title, "title"),
        body=_drawn(citable.body, "body"),
        edition=_drawn(citable.edition, "edition"),
        address=_drawn(f"{where.netloc}{where.path}", "address"),
        language=language.partition("-")[0],
        figures=tuple((number_format(one.number), one.words) for one in figures),
    )


def picture(card: Card) -> bytes:
    """The picture as PNG, of the size that pages expect."""
    with _LOCK:
        known = _KEPT.get(card.tag)
        if known is not None:
            _KEPT.move_to_end(card.tag)
            return known
        made = _KEPT[card.tag] = pictured({"card": card.data}, _TEMPLATE)
        while len(_KEPT) > _MOST_KEPT:
            _KEPT.popitem(last=False)
        return made


def _drawn(text: str, name: str) -> str:
    """The text on one line, as far as the fonts can draw it, no longer than there is room."""
    told = drawable(one_line(text))
    while (sign := missing(told)) is not None:
        told = told.replace(sign, "")
    longest = _LONGEST[name]
    return told if len(told) <= longest else f"{told[: longest - 1].rstrip()}…"
