"""Reports of every shape: any words in two languages, each kind of entry, findings, evidence.

Texts are what the page of a Word file can hold: signs of every markup, odd blanks, four scripts.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from ronda.procedure.stated import Wording
from ronda.reports.model import (
    Addressed,
    Adoption,
    Authority,
    Basis,
    Chapter,
    Evidence,
    Finding,
    FindingKind,
    Paragraph,
    PromisingPractice,
    Recommendation,
    Report,
    Topic,
)

_SIGNS = [
    "*", "#", "<b>", "&amp;", "<", "]]>", "[1]", "(I-1)", "|", "- ", "1.", "12.", "a)", "•", ":",
    "Recommendation I-2", "The Committee requires", "(gap)", "Arcadia: ", "«\u00a0", "é", "Ђ",
    "²", "e\u0301", "$", '"', "'", "’", ";", "–", "Legal basis (other): x", "\u2003", "  ",
]  # fmt: skip
_WORDS = ["law", "school", "Party", "2024", "child", "où", "дете"]
_PARTIES = st.sampled_from(["XAR", "XTA", "SRB", "FRA", "GBR", "ZZZ"])
_PART = st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True)


@st.composite
def texts(draw: Callable[..., Any], *, lines: int = 3) -> str:
    """Some lines of words and signs; blank at neither end."""
    words = st.lists(st.sampled_from([*_WORDS, *_SIGNS]), min_size=1, max_size=6)
    made = draw(st.lists(words, min_size=1, max_size=lines))
    return "\n".join(f"w {' '.join(line)}" for line in made)


@st.composite
def ids(draw: Callable[..., Any]) -> str:
    """A name as entries have it."""
    parts = draw(st.lists(_PART, min_size=1, max_size=4))
    signs = draw(st.lists(st.sampled_from("-_."), min_size=3, max_size=3))
    made = "i"
    for part, sign in zip(parts, ["", *signs], strict=False):
        made += f"{sign}{part}"
    return made


class _Made:
    def __init__(self, draw: Callable[..., Any]) -> None:
        self._draw = draw
        self._ids: set[str] = set()

    def id(self) -> str:
        """One that no entry has yet."""
        return str(self._draw(ids().filter(lambda id: id not in self._ids).map(self._kept)))

    def _kept(self, id: str) -> str:
        self._ids.add(id)
        return id

    def wording(self, lines: int = 3) -> Wording:
        each = texts(lines=lines)
        return Wording.of({"en": self._draw(each), "fr": self._draw(each)})

    def finding(self) -> Finding:
        draw = self._draw
        evidence = st.builds(Evidence, question=st.just("q-1"), quote=texts(lines=1))
        return Finding(
            id=self.id(),
            party=draw(_PARTIES),
            kind=draw(st.sampled_from(FindingKind)),
            text=self.wording() if draw(st.booleans()) else None,
            rests_on=tuple(draw(st.lists(evidence, max_size=1))),
        )

    def paragraph(self) -> Paragraph:
        count = self._draw(st.integers(0, 2))
        return Paragraph(
            id=self.id(),
            number=self._draw(st.integers(1, 9999)),
            text=self.wording(),
            findings=tuple(self.finding() for _ in range(count)),
        )

    def recommendation(self) -> Recommendation:
        draw = self._draw
        basis = st.builds(
            Basis,
            authority=st.sampled_from(Authority),
            text=texts(lines=1),
            place=st.sampled_from(["", "Article 23", "para. [4]"]),
        )
        return Recommendation(
            id=self.id(),
            code=draw(st.sampled_from(["I-1", "XI-12", "R7", "a code"])),
            strength=draw(st.sampled_from(["require", "request", "invite", "urge"])),
            text=self.wording(),
            items=tuple(self.wording(1) for _ in range(draw(st.integers(0, 2)))),
            addressed=draw(st.sampled_from(Addressed)),
            parties=tuple(draw(st.lists(_PARTIES, max_size=3, unique=True))),
            basis=tuple(draw(st.lists(basis, max_size=2))),
            rests_on=("f-1",),
            withdrawn=draw(st.none() | texts(lines=1)),
        )

    def entry(self) -> Topic | Paragraph | Recommendation | PromisingPractice:
        kind = self._draw(st.integers(0, 3))
        if kind == 0:
            return Topic(id=self.id(), title=self.wording(1))
        if kind == 1:
            return self.recommendation()
        if kind == 2:
            text = self.wording()
            return PromisingPractice(id=self.id(), party=self._draw(_PARTIES), text=text)
        return self.paragraph()

    def chapter(self) -> Chapter:
        count = self._draw(st.integers(0, 4))
        return Chapter(
            id=self.id(),
            number=self._draw(st.sampled_from(["I", "XI", "3", "A"])),
            title=self.wording(1),
            introduction=self.wording() if self._draw(st.booleans()) else None,
            entries=tuple(self.entry() for _ in range(count)),
        )


@st.composite
def reports(draw: Callable[..., Any]) -> Report:
    """A report with at least one paragraph."""
    made = _Made(draw)
    first = Chapter(id=made.id(), number="I", title=made.wording(1), entries=(made.paragraph(),))
    more = tuple(made.chapter() for _ in range(draw(st.integers(0, 2))))
    meeting = Adoption(meeting="41st meeting", on=dt.date(2024, 2, 13), document="T-ES(2022)02")
    return Report(
        body="lanzarote",
        round=draw(st.integers(1, 9)),
        draft=draw(st.integers(1, 99)),
        languages=("en", "fr"),
        title=made.wording(1),
        chapters=(first, *more),
        adopted=draw(st.sampled_from([None, meeting])),
    )
