"""What the reader did on its own, said so that a person can check it: the document's repairs.

Two things to know. Tracked changes are told where they stand, because each changes the words that
are read. And what has no words (pictures, unknown signs) is told once, with its count and the
first place.
"""

from dataclasses import dataclass, field

from ronda.factsheets.blocks import Block, Repaired
from ronda.factsheets.reading.from_docx.lines import Changes, Line

_LONGEST = 80


@dataclass(slots=True)
class _Tally:
    """How often something was left out, and where first."""

    count: int = 0
    where: str = ""

    def add(self, count: int, where: str) -> None:
        if count and not self.count:
            self.where = where
        self.count += count


@dataclass(slots=True)
class Remarks:
    """Collects repairs while a document is read."""

    repaired: list[Repaired] = field(default_factory=list)
    _pending: Changes = field(default_factory=Changes)
    _pictures: _Tally = field(default_factory=_Tally)
    _hidden: _Tally = field(default_factory=_Tally)
    _signs: _Tally = field(default_factory=_Tally)

    def take(self, line: Line, block: Block | None, where: str) -> None:
        """Note what one paragraph had; `block` is what became of it, None where nothing was left.

        Changes that left nothing are told with the next paragraph that there is.
        """
        self._pictures.add(line.pictures, where)
        self._hidden.add(line.hidden, where)
        self._signs.add(line.signs, where)
        self._pending.add(line.changes)
        if block is not None and self._pending:
            self._tell(block, where)

    def say(self, what: str, where: str) -> None:
        """Add a remark on something without a place in the text."""
        self.repaired.append(Repaired(what, where))

    def finish(self, comments: int) -> tuple[Repaired, ...]:
        """Everything that is to be told; `comments` is how many stand in the margin."""
        if self._pending:
            self.say(_changes(self._pending), "at the end")
        if self._pictures.count:
            what = _counted(self._pictures.count, "picture")
            self.say(f"Left out: {what}, as only text is read.", self._pictures.where)
        if self._hidden.count:
            what = _counted(self._hidden.count, "character")
            self.say(f"Left out: {what} of hidden text, which nobody sees.", self._hidden.where)
        if self._signs.count:
            what = _counted(self._signs.count, "sign")
            self.say(f"Shown as □: {what} of a symbol font that is not known.", self._signs.where)
        if comments:
            what = _counted(comments, "comment")
            self.say(f"Left out: {what} in the margin, being no part of the text.", "comments")
        return tuple(self.repaired)

    def _tell(self, block: Block, where: str) -> None:
        what = _changes(self._pending)
        self.repaired.append(Repaired(what, where, block.start, block.end))
        self._pending = Changes()


def _changes(changes: Changes) -> str:
    told = ", ".join(
        _counted(count, one)
        for count, one in (
            (changes.inserted, "insertion"),
            (changes.deleted, "deletion"),
            (changes.moved, "move"),
        )
        if count
    )
    words = " ".join(changes.words.split())
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    gone = f" (deleted: “{shown}”)" if words else ""
    return f"Tracked changes were read as accepted: {told}{gone}."


def _counted(count: int, one: str) -> str:
    return f"{count} {one}{'' if count == 1 else 's'}"
