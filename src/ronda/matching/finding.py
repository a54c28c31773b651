"""Looking hashes up in the index that all processes map.

Two things to know. The index takes up additions and withdrawals by itself at each question. And
where there is none, or a damaged one, there is no version either, and nothing is answered until the
hash base has written it anew.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ronda.hashes.errors import HashError
from ronda.hashes.index import Matcher
from ronda.hashes.kinds import KINDS, Match
from ronda.matching.questions import Asked


class IndexFinder:
    """The index in a folder; see `service.Finder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._matcher: Matcher | None = None
        self.refresh()

    @property
    def version(self) -> str:
        """Which snapshot answers and how much was added to it; "" where there is none."""
        if self._matcher is None:
            return ""
        return f"{self._matcher.generation}.{self._matcher.changes}"

    def refresh(self) -> None:
        """Open the index where that was not possible before."""
        if self._matcher is None:
            with suppress(HashError):
                matcher = Matcher.open(self._folder)
                # What is compiled at its first use is compiled before anybody waits for it.
                for kind in KINDS.values():
                    matcher.match_many(kind.name, [bytes(kind.size)] * 2)
                self._matcher = matcher

    def find(self, asked: Sequence[Asked]) -> Sequence[Sequence[Match]]:
        """The matches of each hash, in order; raises HashError where the index is damaged."""
        assert self._matcher is not None
        try:
            if len(asked) == 1:
                one = asked[0]
                return [self._matcher.match(one.kind.name, one.value, one.threshold)]
            return self._many(self._matcher, asked)
        except HashError:
            self._matcher = None
            raise

    @staticmethod
    def _many(matcher: Matcher, asked: Sequence[Asked]) -> list[Sequence[Match]]:
        """Those of one kind and threshold together."""
        together: dict[tuple[str, int], list[int]] = {}
        for place, one in enumerate(asked):
            together.setdefault((one.kind.name, one.threshold), []).append(place)
        found: list[Sequence[Match]] = [()] * len(asked)
        for (kind, threshold), places in together.items():
            values = [asked[place].value for place in places]
            for place, of in zip(places, matcher.match_many(kind, values, threshold), strict=True):
                found[place] = of
        return found
