"""Factsheets whose words are anything at all: signs of every markup, odd blanks, four scripts.

`with_any_text` puts drawn words in the places of a small, sound factsheet where people write.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from ronda.factsheets.model import (
    Box,
    Chapter,
    Factsheet,
    Footnote,
    Heading,
    HeadingKind,
    Mark,
    NotedBy,
    NoteKind,
    Observation,
    Party,
    Practice,
    Recommendation,
    Scope,
    Strength,
    Style,
    StyleKind,
    Text,
)

_SIGNS = [
    "*", "**", "_", "__", "`", "```", "~~", "#", "##", ">", "<", "&", "&amp;", "&#42;", "&lt;b&gt;",
    "<b>", "</p>", "<!--", "-->", "<script>", "]]>", "[", "]", "[^1]", "[^1]:", "[x](y)", "![z](w)",
    "\\", "\\*", "|", "---", "===", "+++", "- ", "+ ", "1.", "1)", "a)", "(b)", "iv)", "12.", ":::",
    "$x$", "{.c}", "^2^", "http://e.org", "<http://e.org>", "www.e.org", "a@e.org", "“", "«\u00a0",
    "\u00a0»", "\u202f;", "½", "²", "³", "¹", "✓", "😀", "é", "Ђ", "љ", "ж", "א", "中", "…", "–",
    "\u2003", "\u200b", "\u00ad", "e\u0301", "%", "$", "@", "'", '"', "/", ":", ";", ".", ",", "!",
]  # fmt: skip
_WORDS = ["law", "school", "Party", "2024", "II-3", "Article", "дете", "où"]
_OF_NO_SHIPPED_FONT = {"א", "中", "😀", "✓"}
HREFS = st.sampled_from(
    [
        "https://e.org/a?b=1&c=2", "https://e.org/(x)_y*z", "http://e.org/<q>", "mailto:a@e.org",
        "https://e.org/a b\\c", "x&amp;y", "https://e.org/&copy=1", "#", "#c-1",
    ]
)  # fmt: skip


@st.composite
def _lines(draw: Callable[..., Any], *, printable: bool) -> str:
    """One line of words, single blanks between them and none of any kind at either end."""
    known = [w for w in (*_WORDS, *_SIGNS) if not printable or w not in _OF_NO_SHIPPED_FONT]
    words = draw(st.lists(st.sampled_from(known), min_size=1, max_size=8))
    glue = draw(st.lists(st.sampled_from([" ", ""]), min_size=len(words), max_size=len(words)))
    text = "".join(f"{word}{between}" for word, between in zip(words, glue, strict=True))
    return re.sub(" +", " ", text).strip() or "x"


@dataclass(frozen=True)
class _Words:
    """Draws texts and the styles in them."""

    draw: Callable[..., Any]
    printable: bool

    def line(self) -> str:
        """A line of anything."""
        return str(self.draw(_lines(printable=self.printable)))

    def words(self) -> str:
        """Words that say nothing a reader of words would act upon."""
        return f"w {self.line()} w"

    def styled(self, text: str) -> tuple[Style, ...]:
        """At most one stretch of `text` in another style."""
        kind = self.draw(st.sampled_from([None, *StyleKind]))
        if kind is None:
            return ()
        start = self.draw(st.integers(0, len(text) - 1))
        end = self.draw(st.integers(start + 1, len(text)))
        href = self.draw(HREFS) if kind is StyleKind.LINK else None
        return (Style(start=start, end=end, kind=kind, href=href),)

    def observation(self) -> Observation:
        text = self.words()
        return Observation(
            text=text,
            scope=Scope.SPECIFIC,
            position=0,
            marks=(Mark(number=1, at=self.draw(st.integers(0, len(text)))),),
            styles=self.styled(text),
            paragraphs=(12,),
        )

    def recommendation(self) -> Recommendation:
        asked = f"The Committee requires Arcadia to {self.line()} w"
        box = self.words()
        return Recommendation(
            codes=("I-1",),
            strength=Strength.REQUIRE,
            scope=Scope.SPECIFIC,
            topic=None,
            text=asked,
            items=(self.line(), self.line()),
            marks=(Mark(number=2, at=len(asked)),),
            styles=self.styled(asked),
            position=1,
            follow_up=Box(text=f"{box}\n- {self.line()}", styles=self.styled(box)),
        )

    def practice(self) -> Practice:
        text = self.words()
        marks = (Mark(number=3, at=len(text)),)
        return Practice(text=text, noted_by=NotedBy.COMMITTEE, position=2, marks=marks)

    def footnotes(self) -> tuple[Footnote, ...]:
        note = self.words()
        codes = ("I-1",)
        return (
            Footnote(number=1, text="Para. 12.", kind=NoteKind.PARAGRAPHS, paragraphs=(12,)),
            Footnote(
                number=2,
                text="Recommendation I-1.",
                kind=NoteKind.RECOMMENDATIONS,
                recommendations=codes,
            ),
            Footnote(number=3, text=note, kind=NoteKind.NOTE, styles=self.styled(note)),
        )


_HEADINGS = tuple(
    Heading(text=text, kind=kind, scope=Scope.SPECIFIC, position=position)
    for text, kind, position in (
        ("Observations specific to Arcadia", HeadingKind.SECTION, 0),
        ("Promising practices", HeadingKind.PRACTICES, 2),
    )
)


@st.composite
def with_any_text(draw: Callable[..., Any], *, printable: bool = False) -> Factsheet:
    """A factsheet of one chapter with drawn words in it; `printable` where our fonts must do."""
    a = _Words(draw, printable)
    chapter = Chapter(
        number="I",
        title=a.words(),
        introduction=f"{a.words()}\n- {a.words()}\n  - {a.line()}",
        headings=_HEADINGS,
        observations=(a.observation(),),
        recommendations=(a.recommendation(),),
        practices=(a.practice(),),
        practice_box=Box(text=a.line()),
    )
    return Factsheet(
        body="lanzarote",
        round=2,
        party=Party(name="Arcadia", code="XAR"),
        title=f"FACTSHEET – ARCADIA\n{a.words()}",
        preface=Text(text=a.words()),
        language="en",
        chapters=(chapter,),
        footnotes=a.footnotes(),
    )
