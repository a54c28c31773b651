"""A factsheet of any length from invented words: what `make bench` reads and writes.

Two things to know. It is as large as a real one: 21 pages, 11 chapters, 80 recommendations, 122
notes and 33 boxes; a longer document has `parts` times as much in each chapter.
And it is the same on every run and every machine.
"""

from collections.abc import Iterator
from random import Random

PAGES_PER_PART = 21
CHAPTERS = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
RECOMMENDATIONS = 8
OBSERVATIONS = 4
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_WHO = (
    "the school counsellors", "the units in charge", "every regional office", "the helpline",
    "those who serve at the counters", "the courts of first instance", "the ombudsman’s staff",
    "the authority for the media", "teachers in their first years", "the council of children",
)  # fmt: skip
_DOES = (
    "keep", "publish", "compare", "go through", "hand over", "translate", "put in order",
    "explain to families", "test", "replace",
)  # fmt: skip
_WHAT = (
    "the registers of the past year", "a plain guide for parents", "the lists of open cases",
    "the advice given by telephone", "the rules on seized devices", "their yearly programme",
    "the results of each exercise", "the agreements with platforms", "the forms in use",
    "the questions that children ask",
)  # fmt: skip
_HOW = (
    "before the summer begins", "in each language spoken there", "together with the hospitals",
    "without waiting to be asked", "at least twice a year", "as far as the budget allows",
    "in rooms made for the purpose", "and say openly what is missing",
    "so that others can learn from it", "under the eyes of a judge",
)  # fmt: skip


def text(parts: int = 1) -> str:
    """The factsheet as plain text, `parts` times 21 pages long."""
    return "\n\n".join(_Writer(Random(21)).paragraphs(parts)) + "\n"


class _Writer:
    """Writes one document; counts its notes."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.note = 0
        self.pending: list[str] = []

    def paragraphs(self, parts: int) -> list[str]:
        titles = {number: self.words(3).title() for number in CHAPTERS}
        contents = "\n".join(f"{number}.\t{title}\t2" for number, title in titles.items())
        out = [
            "FACTSHEET – ARCADIA",
            "“An invented document of the usual length”",
            "This factsheet was prepared by the Secretariat in April 2023.",
            "Table of contents",
            f"I.\tIntroduction\t2\n{contents}",
            "I. Introduction",
            *(self.prose(6) for _ in range(4 * parts)),
        ]
        for turn, (number, title) in enumerate(titles.items()):
            out += self.chapter(number, title, turn, parts)
        return out

    def chapter(self, number: str, title: str, turn: int, parts: int) -> list[str]:
        codes = (f"{number}-{n}" for n in range(1, RECOMMENDATIONS * parts + 1))
        boxes = 3 if turn >= len(CHAPTERS) - 3 else 2
        observations = OBSERVATIONS + (turn < 2)
        out = [f"{number}. {title}", self.prose(4)]
        out.append("Observations and recommendations of the Committee specific to Arcadia")
        for _ in range(parts):
            out += self.specific(codes, observations, boxes)
        out.append("Generic recommendations of the Committee")
        out.append("The Committee invites all Parties, including Arcadia:")
        for _ in range(parts):
            out += [self.recommendation(next(codes)) for _ in range(RECOMMENDATIONS - boxes)]
            out += self.notes()
        return [*out, "Promising practices:"]

    def specific(self, codes: Iterator[str], observations: int, boxes: int) -> list[str]:
        out = [self.observation() for _ in range(observations)]
        out.append("The Committee requires Arcadia:")
        for _ in range(boxes):
            out += [self.recommendation(next(codes)), "Follow-up actions:"]
            if self.random.random() < 0.2:
                out += [self.prose(8), self.prose(5)]
        return [*out, *self.notes()]

    def observation(self) -> str:
        text = f"The Committee observes that in Arcadia {self.clause()}. {self.prose(3)}"
        return text + self.mark(f"Para. {self.random.randint(10, 480)}.")

    def recommendation(self, code: str) -> str:
        text = f"- to see to it that {self.clause()}, and that {self.clause()}."
        return text + self.mark(f"Recommendation {code}.")

    def mark(self, note: str) -> str:
        self.note += 1
        shown = str(self.note).translate(_SUPERSCRIPT)
        self.pending.append(f"{shown} {note}")
        return shown

    def notes(self) -> list[str]:
        notes, self.pending = self.pending, []
        return notes

    def prose(self, sentences: int) -> str:
        clauses = (self.clause() for _ in range(sentences))
        return " ".join(f"{clause[0].upper()}{clause[1:]}." for clause in clauses)

    def clause(self) -> str:
        pick = self.random.choice
        return f"{pick(_WHO)} {pick(_DOES)} {pick(_WHAT)} {pick(_HOW)}"

    def words(self, count: int) -> str:
        nouns = " ".join((*_WHO, *_WHAT)).replace("’s", "").split()
        return " ".join(self.random.choice([n for n in nouns if len(n) > 4]) for _ in range(count))
