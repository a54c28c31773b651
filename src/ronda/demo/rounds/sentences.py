"""What invented Parties answer and others say: put together from `sentences.toml`.

Two things to know. The same Party answers the same question in the same way at every loading: what
is chosen follows from their names. And a question of any kind gets an answer that fits it.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ronda.questionnaires.answers import (
    AnswerChoice,
    AnswerNumber,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.model import AsksChoice, AsksNumber, AsksYesNo, Question

SHARE = 50
"""A figure that is no count is a share in per cent: half of it or more."""


@dataclass(frozen=True)
class Speaker:
    """An invented Party that answers in a language; `party` is its name there."""

    party: str
    language: str

    def answer(self, question: Question) -> AnswerValue:
        """What it answers to a question, whatever it asks for."""
        turn = self._turn(question.id)
        if isinstance(question.asks, AsksYesNo):
            return AnswerYesNo(yes=turn % 6 != 0)
        if isinstance(question.asks, AsksChoice):
            options = [one.id for one in question.asks.options]
            chosen = turn % len(options)
            several = options[: 1 + chosen] if question.asks.several else [options[chosen]]
            return AnswerChoice(options=tuple(several))
        if turn % 11 == 0:
            return NoInformation(reason=self._filled(_of(self.language)["no_information"], turn))
        if isinstance(question.asks, AsksNumber):
            least = int(question.asks.minimum or 0)
            if not question.asks.whole:
                return AnswerNumber(number=least + SHARE + turn % SHARE)
            return AnswerNumber(number=least + 8 + turn % 190 * 37)
        kind = "reasons" if _says_why_not(question) else "answers"
        return AnswerText(text=self._one_of(kind, turn))

    def comment(self, turn: int) -> str:
        """What an association says on its reply."""
        return self._one_of("comments", turn)

    def contribution(self) -> str:
        """What children told a facilitator."""
        return str(_of(self.language)["contribution"])

    def _one_of(self, kind: str, turn: int) -> str:
        choice = _of(self.language)[kind]
        return self._filled(choice[turn % len(choice)], turn)

    def _filled(self, sentence: str, turn: int) -> str:
        offices = _of(self.language)["offices"]
        return sentence.format(
            party=self.party,
            office=offices[turn // 7 % len(offices)],
            year=2014 + turn % 11,
            number=4 + turn % 37,
        )

    def _turn(self, about: str) -> int:
        digest = hashlib.sha256(f"{self.party} {about}".encode()).digest()
        return int.from_bytes(digest[:4], "big")


def _says_why_not(question: Question) -> bool:
    """Whether it is asked where the answer to another was no."""
    return question.condition is not None and question.condition.value is False


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "sentences.toml").read_text("utf-8"))


def _of(language: str) -> dict[str, Any]:
    found: dict[str, Any] = _all()[language]
    return found
