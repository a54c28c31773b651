"""What was submitted, as its page shows it.

Two things to know. It is read from what the submission keeps, never from the boxes as they stand
now. And who sent it is told to its Party and to the secretariat, not to the public.
"""

from dataclasses import dataclass

from ronda.apps.accounts.selectors import Actor
from ronda.apps.follow_ups.models import Evidence, HandedIn
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors.boxes import Box, sheet_of
from ronda.apps.follow_ups.selectors.evidence import evidence_submitted
from ronda.apps.follow_ups.selectors.places import submissions_of
from ronda.apps.rounds.models import RoundParty


@dataclass(frozen=True)
class SubmittedBox:
    """A box with the text that was submitted, and the files with it."""

    box: Box
    text: str
    files: tuple[Evidence, ...]


@dataclass(frozen=True)
class SubmittedChapter:
    """A chapter of what was submitted."""

    number: str
    title: str
    boxes: tuple[SubmittedBox, ...]


@dataclass(frozen=True)
class ShownSubmission:
    """A submission on its page."""

    made: HandedIn
    chapters: tuple[SubmittedChapter, ...]
    files: tuple[Evidence, ...]
    submissions: tuple[HandedIn, ...]
    tells_who: bool

    @property
    def is_latest(self) -> bool:
        """Whether no later submission replaced it."""
        return self.made.number == max(one.number for one in self.submissions)

    @property
    def checksum(self) -> str:
        """The checksum in groups that can be read out."""
        whole = self.made.sha256
        return " ".join(whole[at : at + 8] for at in range(0, len(whole), 8))

    @property
    def empty(self) -> int:
        """How many orange boxes were left empty."""
        every = (one for chapter in self.chapters for one in chapter.boxes)
        return sum(not one.text and not one.box.is_blue for one in every)


def submission_shown(actor: Actor, party: RoundParty, made: HandedIn) -> ShownSubmission:
    """One submission; whether `actor` may see it was asked before."""
    texts = {one["box"]: one["text"] for one in made.content["boxes"]}
    files = evidence_submitted(made)

    def submitted(box: Box) -> SubmittedBox:
        own = tuple(one for one in files if one.box == box.id)
        return SubmittedBox(box, texts.get(box.id, ""), own)

    chapters = tuple(
        SubmittedChapter(one.number, one.title, tuple(submitted(box) for box in one.boxes))
        for one in sheet_of(made.edition).chapters
    )
    decides = bool(verdict(actor, Can.REOPEN, party))
    own = bool(verdict(actor, Can.SEE_DRAFT, party))
    every = tuple(submissions_of(party))
    return ShownSubmission(made, chapters, tuple(files), every, decides or own)
