"""What a block is by its structure alone: where it stands, what it is to the eye, what it leads to.

For formats that can show structure but not say roles (Markdown): the writer says a role only where
structure would tell another one, and the reader fills in the rest. Two things to know: both go
through the blocks in order and tell `Structure` what each one was; and this is an agreement
between our own writer and reader. What other people's documents mean is for the grammar to say.
"""

import re
from collections.abc import Iterable, Sequence

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.reading.grammar.notes import named_in
from ronda.procedure.body import Words

_SENTENCE = re.compile(r"[.!?]$")
_OPENS_PART = {Role.SECTION, Role.TOPIC, Role.PRACTICES}


class Structure:
    """Goes through the blocks of one document. Keeps what the last blocks were."""

    def __init__(self, blocks: Sequence[Block], words: Words) -> None:
        self.blocks = blocks
        self.words = words
        self.coded = frozenset(_coded(blocks, words))
        self.last: Role | None = None
        self.part: Role | None = None
        self.in_list = False

    def role(self, at: int) -> Role:
        """What the block at `at` is by structure, the ones before having been taken."""
        block = self.blocks[at]
        if block.kind is Kind.NOTE:
            return Role.NOTE
        if block.box is not None:
            begins = at == 0 or self.blocks[at - 1].box != block.box
            return Role.BOX_TITLE if begins else Role.BOX_TEXT
        if block.kind is Kind.HEADING:
            return self._heading(block)
        if self.part is None:
            return self._cover(block)
        if self.part is Role.CHAPTER:
            return Role.INTRODUCTION
        if self.part is Role.PRACTICES:
            return Role.PRACTICE
        return self._point(at) if block.kind is Kind.ITEM else self._paragraph(at)

    def take(self, block: Block, role: Role) -> None:
        """Say what a block was."""
        if role is Role.CHAPTER or role in _OPENS_PART:
            self.part = role
        if role in (Role.OBSERVATION, Role.RECOMMENDATION, Role.LEAD_IN):
            self.part = Role.SECTION if self.part is not Role.TOPIC else self.part
            self.in_list = role is Role.LEAD_IN or block.kind is Kind.ITEM
        if role not in (Role.BOX_TITLE, Role.BOX_TEXT):
            self.last = role

    def _heading(self, block: Block) -> Role:
        if block.level == 1:
            return Role.CHAPTER
        practices = block.level == 2 and self.words.matches("practices", block.text)
        return Role.PRACTICES if practices else Role.SECTION if block.level == 2 else Role.TOPIC

    def _cover(self, block: Block) -> Role:
        """The cover's lines up to the first sentence are the title."""
        told = self.words.matches("prepared", block.text) or self.words.matches(
            "updated", block.text
        )
        sentence = _SENTENCE.search(block.text) is not None
        preface = self.last is Role.PREFACE or told or sentence
        return Role.PREFACE if preface and self.last is not None else Role.TITLE

    def _paragraph(self, at: int) -> Role:
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        listed = following is not None and following.kind is Kind.ITEM and following.box is None
        leads = self.blocks[at].text.endswith(":") and listed
        return Role.LEAD_IN if leads else Role.OBSERVATION

    def _point(self, at: int) -> Role:
        if self.blocks[at].level > 1:
            return Role.POINT
        marks = [mark for block in self._with_points(at) for mark in block.marks]
        if not self.coded.isdisjoint(marks):
            return Role.RECOMMENDATION
        below = self.last in (Role.OBSERVATION, Role.POINT) and not self.in_list
        return Role.POINT if below else Role.OBSERVATION

    def _with_points(self, at: int) -> Iterable[Block]:
        """A point and the deeper ones below it."""
        yield self.blocks[at]
        for block in self.blocks[at + 1 :]:
            if block.kind is not Kind.ITEM or block.level <= 1 or block.box is not None:
                return
            yield block


def _coded(blocks: Iterable[Block], words: Words) -> Iterable[int]:
    """The numbers of the notes that name recommendations and nothing else."""
    for block in blocks:
        if block.kind is Kind.NOTE and block.note is not None and named_in(block.text, words)[1]:
            yield block.note
