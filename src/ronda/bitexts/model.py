"""A text and its translation, passage by passage.

Two things to know. A pair is one passage in two languages, as somebody translated it once. And a
passage that was checked and whose original then changes is a draft again: what was checked is not
what stands there.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class PassageState(StrEnum):
    """How far the translation of a passage has come."""

    TO_DO = "to-do"
    DRAFT = "draft"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage in two languages, each by its tag; `origin` says whose translation it is."""

    source: str
    target: str
    source_language: str
    target_language: str
    changed: datetime | None = None
    origin: str = ""

    def turned(self) -> "Pair":
        """The same the other way round."""
        return replace(
            self,
            source=self.target,
            target=self.source,
            source_language=self.target_language,
            target_language=self.source_language,
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and its translation so far."""

    original: str
    translation: str = ""
    state: PassageState = PassageState.TO_DO

    def written(self, translation: str, *, checked: bool = False) -> "Passage":
        """With another translation; none at all is to do, whoever says it was checked."""
        if not translation.strip():
            return replace(self, translation="", state=PassageState.TO_DO)
        state = PassageState.CHECKED if checked else PassageState.DRAFT
        return replace(self, translation=translation, state=state)

    def original_changed(self, original: str) -> "Passage":
        """With another original; what was checked has to be looked at again."""
        state = PassageState.DRAFT if self.state is PassageState.CHECKED else self.state
        changed = _plain(original) != _plain(self.original)
        return replace(self, original=original, state=state if changed else self.state)


def passages_of(text: str) -> tuple[str, ...]:
    r"""The passages of a text: its paragraphs, without blanks around them.

    >>> passages_of("One.\n\n Two. \n")
    ('One.', 'Two.')
    """
    return tuple(part.strip() for part in re.split(r"\n+", text) if part.strip())


def _plain(text: str) -> str:
    return " ".join(text.split())
