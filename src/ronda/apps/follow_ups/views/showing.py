"""What the pages of a Party's information show: where one is, and a chapter with its boxes."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.follow_ups.box_ids import LONGEST
from ronda.apps.follow_ups.forms.filling import mark_of
from ronda.apps.follow_ups.selectors.drafts import Draft, DraftChapter, Filled
from ronda.apps.follow_ups.selectors.home import may_fill
from ronda.apps.follow_ups.selectors.places import place_of
from ronda.apps.follow_ups.views.saving import Saving
from ronda.apps.rounds.models import RoundParty


@dataclass(frozen=True)
class Line:
    """A box on the page of its chapter; `typed` is what stands in its field."""

    filled: Filled
    typed: str
    wrong: str

    @property
    def id(self) -> str:
        """The id of the box."""
        return self.filled.box.id

    @property
    def mark(self) -> str:
        """Tells what was typed from what the page shows."""
        return mark_of(self.filled.text)

    @property
    def rows(self) -> int:
        """How many lines the field has."""
        return max(5, min(24, len(self.typed) // 80 + self.typed.count("\n") + 2))


@dataclass(frozen=True)
class Shown:
    """A chapter as it is filled in, with those before and after it."""

    draft: Draft
    chapter: DraftChapter
    lines: tuple[Line, ...]
    before: DraftChapter | None
    after: DraftChapter | None
    may_fill: bool
    longest: int = LONGEST


def page(party: RoundParty, **more: Any) -> dict[str, Any]:
    """What every page of a Party's information has in its context."""
    return {
        "conduct": party.conduct,
        "tab": "follow-up",
        "party": party,
        "at": place_of(party),
    } | more


def shown_chapter(request: HttpRequest, draft: Draft, chapter: str, saving: Saving | None) -> Shown:
    """A chapter of the draft; raises NotVisible where the factsheet has none of this id."""
    every = draft.chapters
    at = next((i for i, one in enumerate(every) if one.id == chapter), None)
    if at is None:
        raise NotVisible(_("The factsheet does not have this chapter."))
    refused = saving.refused if saving is not None else {}
    lines = [Line(one, *refused.get(one.box.id, (one.text, ""))) for one in every[at].boxes]
    return Shown(
        draft=draft,
        chapter=every[at],
        lines=tuple(lines),
        before=every[at - 1] if at else None,
        after=every[at + 1] if at + 1 < len(every) else None,
        may_fill=may_fill(request.user, draft.information),
    )
