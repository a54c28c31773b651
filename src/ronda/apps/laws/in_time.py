"""A law in time: what is in force on a day, and what came between two days, article by article.

Two things to know. Of the versions that hold on a day, the one that came into force last says what
an article reads; of two of the same day, the later number. And a version that was withdrawn counts
for nothing, whatever the day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.factsheets.comparing.wording import WordChange, word_changes


@dataclass(frozen=True, slots=True)
class Edition:
    """A version as a value: `texts` by the article's key, empty where it was repealed."""

    key: int
    number: int
    since: date
    until: date | None = None
    ends: bool = False
    texts: Mapping[int, str] | None = None

    @property
    def order(self) -> tuple[date, int]:
        """Which of two counts: the later."""
        return self.since, self.number

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class InForce:
    """The words of an article on a day, and the key of the version that they are from."""

    text: str
    version: int


@dataclass(frozen=True, slots=True)
class Became:
    """What became of an article between two days; None: it was not there."""

    article: int
    before: str | None
    after: str | None

    @property
    def words(self) -> tuple[WordChange, ...]:
        """Word by word."""
        return word_changes(self.before or "", self.after or "")


def in_force(editions: Iterable[Edition], day: date) -> dict[int, InForce]:
    """The articles, by key, that are in force on a day; none where the law has ended by then."""
    found: dict[int, InForce] = {}
    for one in sorted((e for e in editions if e.holds(day)), key=lambda e: e.order):
        if one.ends:
            found.clear()
        found |= {key: InForce(text, one.key) for key, text in (one.texts or {}).items()}
    return {key: told for key, told in found.items() if told.text}


def between(
    before: Mapping[int, InForce], after: Mapping[int, InForce], order: Sequence[int]
) -> list[Became]:
    """The articles that read otherwise, in this order of their keys."""
    told = [
        Became(key, before[key].text if key in before else None, _text(after, key)) for key in order
    ]
    return [one for one in told if one.before != one.after]


def changes_of(editions: Iterable[Edition], article: int) -> list[date]:
    """The days from which an article reads otherwise than on the day before, but the first."""
    kept = list(editions)
    days = {one.since for one in kept} | {
        date.fromordinal(one.until.toordinal() + 1) for one in kept if one.until
    }
    texts = [(day, _text(in_force(kept, day), article)) for day in sorted(days)]
    begun = False
    found: list[date] = []
    last: str | None = None
    for day, text in texts:
        if begun and text != last:
            found.append(day)
        begun = begun or text is not None
        last = text
    return found


def _text(there: Mapping[int, InForce], key: int) -> str | None:
    return there[key].text if key in there else None
