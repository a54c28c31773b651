"""Generated factsheets in four languages, for the properties that every format keeps.

`factsheets()` builds a document from front to back as an author would: footnotes are numbered as
their marks come, codes are given once, boxes stand where the round puts them. All words are
invented.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from ronda.factsheets.model import (
    Box,
    Chapter,
    Factsheet,
    Footnote,
    Heading,
    HeadingKind,
    LeadIn,
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
from ronda.procedure.body import Words, load_body
from ronda.procedure.parties import party_by_code

LANGUAGES = ("en", "fr", "sr-Cyrl", "sr-Latn")
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
_WORDS = {
    "en": "schools teach pupils about safe networks and trained staff answer calls at night",
    "fr": "les écoles forment élèves maîtres réseaux sûrs appels nuit œuvre où naïveté",
    "sr-Cyrl": "школе уче децу о безбедним мрежама обучено особље одговара ноћу њихово ћерка",
    "sr-Latn": "škole uče decu o bezbednim mrežama obučeno osoblje odgovara noću đak ćerka",
}
_SIGNS = {
    "en": ["“helpline”", "e.g.", "2024", "Article 25(6)", "A & B", "50 %", "self-made", "(ICTs)"],
    "fr": ["«\u00a0ligne d’aide\u00a0»", "p. ex.", "l’article 25", "50\u202f%", "A & B"],
    "sr-Cyrl": ["„линија”", "нпр.", "2024", "члан 25", "50 %", "џеп-љубав"],
    "sr-Latn": ["„linija”", "npr.", "2024", "član 25", "50 %", "džep-ljubav"],
}
VOCABULARY = {language: [*_WORDS[language].split(), *_SIGNS[language]] for language in LANGUAGES}
AWKWARD = (
    "<5",
    "a*b",
    "_x_",
    "[y]",
    "C:\\d",
    "#1",
    "a|b",
    "`z`",
    "&amp;",
    "1.",
    "~q~",
    "{w}",
    "$5",
)


@dataclass
class Author:
    """Writes one factsheet; keeps the footnotes and the numbers in use."""

    draw: st.DrawFn
    words: Words
    vocabulary: list[str]
    footnotes: list[Footnote] = field(default_factory=list)

    def sentence(self, low: int = 3, high: int = 12, *, end: str = ".") -> str:
        chosen = self.draw(st.lists(st.sampled_from(self.vocabulary), min_size=low, max_size=high))
        text = " ".join([self.vocabulary[0], *chosen, self.vocabulary[1]])
        return text[0].upper() + text[1:] + end

    def note(
        self, kind: NoteKind, numbers: tuple[int, ...] = (), codes: tuple[str, ...] = ()
    ) -> int:
        number = len(self.footnotes) + 1
        phrases = self.words.phrases
        texts: dict[NoteKind, Callable[[], str]] = {
            NoteKind.PARAGRAPHS: lambda: phrases["paragraphs"].format(
                numbers=", ".join(map(str, numbers))
            ),
            NoteKind.RECOMMENDATIONS: lambda: phrases["recommendations"].format(
                codes=", ".join(codes)
            ),
            NoteKind.SOURCE: lambda: "https://example.org/a-b_c?d=1&e=2",
            NoteKind.NOTE: self.sentence,
        }
        self.footnotes.append(
            Footnote(
                number=number,
                text=texts[kind](),
                kind=kind,
                paragraphs=numbers,
                recommendations=codes,
            )
        )
        return number

    def remark(self) -> int:
        return self.note(self.draw(st.sampled_from([NoteKind.NOTE, NoteKind.SOURCE])))

    def style(self, text: str) -> tuple[Style, ...]:
        """Perhaps one stretch of words in italics, in bold or as a link."""
        if self.draw(st.integers(0, 3)):
            return ()
        starts = [0, *(i + 1 for i, c in enumerate(text) if c == " ")]
        ends = [*(i for i, c in enumerate(text) if c == " "), len(text.rstrip(".:"))]
        first = self.draw(st.integers(0, len(starts) - 1))
        last = self.draw(st.integers(first, min(first + 3, len(starts) - 1)))
        kind = self.draw(st.sampled_from(list(StyleKind)))
        href = "https://example.org/page?a=1&b=(2)" if kind is StyleKind.LINK else None
        return (Style(start=starts[first], end=ends[last], kind=kind, href=href),)

    def inner_mark(self, text: str) -> tuple[Mark, ...]:
        """Perhaps a mark after a word in the middle."""
        places = [i for i, c in enumerate(text) if c == " "]
        if self.draw(st.integers(0, 3)) or not places:
            return ()
        return (Mark(number=self.remark(), at=self.draw(st.sampled_from(places))),)


@st.composite
def factsheets(
    draw: st.DrawFn, languages: tuple[str, ...] = LANGUAGES, chapters: int = 3
) -> Factsheet:
    """A whole factsheet, small but with every kind of thing in it sooner or later."""
    language = draw(st.sampled_from(languages))
    words = load_body("lanzarote").words(language)
    awkward = draw(st.lists(st.sampled_from(AWKWARD), max_size=3))
    author = Author(draw, words, [*VOCABULARY[language], *awkward])
    known = party_by_code(draw(st.sampled_from(["XAR", "FRA", "MDA", "BIH"])))
    assert known is not None
    party = Party(name=known.name(language), code=known.code)
    year = draw(st.integers(2021, 2026))
    told = [words.phrases["prepared"].format(month=words.months[2], year=year)]
    updated = draw(st.booleans())
    if updated:
        told.append(words.phrases["updated"].format(month=words.months[9], year=year))
    made = tuple(
        _chapter(author, numeral, party) for numeral in NUMERALS[: draw(st.integers(1, chapters))]
    )
    return Factsheet(
        body="lanzarote",
        round=2,
        party=party,
        title=f"{words.phrases['cover'].format(party=party.name.upper())}\n{author.sentence(end='')}",
        preface=Text(text="\n".join(told)),
        language=language,
        prepared=f"{year}-03",
        updated=f"{year}-10" if updated else None,
        chapters=made,
        footnotes=tuple(author.footnotes),
    )


def _chapter(author: Author, number: str, party: Party) -> Chapter:
    draw, phrases = author.draw, author.words.phrases
    title = author.sentence(1, 4, end="")
    lines = [author.sentence() for _ in range(draw(st.integers(0, 2)))]
    lines += [f"- {author.sentence()}" for _ in range(draw(st.integers(0, 2)) if lines else 0)]
    maker = _Maker(author, number)
    for scope in draw(st.sampled_from([(Scope.SPECIFIC,), tuple(Scope), (Scope.GENERIC,)])):
        maker.section(scope, phrases[scope.value].format(party=party.name), party)
    practices = draw(st.integers(0, 2))
    if practices:
        maker.heading(HeadingKind.PRACTICES, phrases["practices"], maker.headings[-1].scope)
    told = [maker.practice() for _ in range(practices)]
    box = draw(st.sampled_from([None, Box(), maker.box()]))
    return Chapter(
        number=number,
        title=title,
        introduction="\n".join(lines),
        headings=tuple(maker.headings),
        observations=tuple(maker.observations),
        recommendations=tuple(maker.recommendations),
        practices=tuple(told),
        practice_box=box,
    )


class _Maker:
    """Writes what stands in one chapter, in order."""

    def __init__(self, author: Author, number: str) -> None:
        self.author = author
        self.number = number
        self.position = 0
        self.code = 0
        self.paragraph = 10
        self.headings: list[Heading] = []
        self.observations: list[Observation] = []
        self.recommendations: list[Recommendation] = []

    def heading(self, kind: HeadingKind, text: str, scope: Scope) -> None:
        self.headings.append(Heading(kind=kind, text=text, scope=scope, position=self.position))

    def section(self, scope: Scope, heading: str, party: Party) -> None:
        draw = self.author.draw
        self.heading(HeadingKind.SECTION, heading, scope)
        for _ in range(draw(st.integers(1, 2))):
            topic = self.author.sentence(1, 5, end="") if draw(st.booleans()) else None
            before = [h for h in self.headings if h.kind is HeadingKind.TOPIC]
            if topic:
                self.heading(HeadingKind.TOPIC, topic, scope)
            elif before and before[-1].position >= self.headings[-1].position:
                topic = before[-1].text
            topic = topic or self._standing_topic()
            for _ in range(draw(st.integers(0, 2))):
                self.observe(scope, topic)
            self.recommend(scope, topic, party)

    def _standing_topic(self) -> str | None:
        """The topic that still holds: the last one after the section's own heading."""
        for heading in reversed(self.headings):
            if heading.kind is HeadingKind.SECTION:
                return None
            if heading.kind is HeadingKind.TOPIC:
                return heading.text
        return None

    def next_position(self) -> int:
        self.position += 1
        return self.position - 1

    def observe(self, scope: Scope, topic: str | None) -> None:
        author = self.author
        lead_in = None
        if author.draw(st.integers(0, 3)) == 0:
            lead_in = LeadIn(text=author.sentence(end=":"))
        for _ in range(2 if lead_in else 1):
            text = author.sentence()
            style, marks = author.style(text), author.inner_mark(text)
            self.paragraph += 3
            number = author.note(NoteKind.PARAGRAPHS, (self.paragraph, self.paragraph + 2))
            self.observations.append(
                Observation(
                    text=text,
                    scope=scope,
                    topic=topic,
                    position=self.next_position(),
                    lead_in=lead_in,
                    paragraphs=(self.paragraph, self.paragraph + 2),
                    marks=(*marks, Mark(number=number, at=len(text))),
                    styles=style,
                )
            )

    def recommend(self, scope: Scope, topic: str | None, party: Party) -> None:
        author = self.author
        strength = author.draw(st.sampled_from(list(Strength)))
        words = author.words.phrases[f"{strength}_{scope}"].format(party=party.name)
        if author.draw(st.booleans()):
            marks = (Mark(number=author.remark(), at=len(words) - 1),) if scope else ()
            lead_in = LeadIn(text=words, marks=marks)
            for _ in range(author.draw(st.integers(1, 3))):
                self._one(author.sentence(), strength, scope, topic, lead_in)
        else:
            text = words.rstrip(" :\u00a0") + " " + author.sentence()
            self._one(text, strength, scope, topic, None)

    def _one(
        self, text: str, strength: Strength, scope: Scope, topic: str | None, lead_in: LeadIn | None
    ) -> None:
        author, draw = self.author, self.author.draw
        items = tuple(author.sentence(end=";") for _ in range(draw(st.sampled_from([0, 0, 2, 3]))))
        text = text[:-1] + ":" if items else text
        inner, style = author.inner_mark(text), author.style(text)
        self.code += draw(st.integers(1, 3))
        codes = tuple(f"{self.number}-{self.code + i}" for i in range(draw(st.integers(1, 2))))
        self.code += 1
        mark = Mark(
            number=author.note(NoteKind.RECOMMENDATIONS, codes=codes),
            at=len(items[-1]) if items else len(text),
            item=len(items) - 1 if items else None,
        )
        lettered = bool(items) and draw(st.booleans())
        follow_up = (
            None if strength is Strength.INVITE else draw(st.sampled_from([Box(), self.box()]))
        )
        self.recommendations.append(
            Recommendation(
                codes=codes,
                strength=strength,
                scope=scope,
                topic=topic,
                position=self.next_position(),
                lead_in=lead_in,
                text=text,
                items=items,
                labels=tuple(f"{'abc'[i]})" for i in range(len(items))) if lettered else (),
                marks=(*inner, mark),
                styles=style,
                follow_up=follow_up,
            )
        )

    def box(self) -> Box:
        """What a Party might write: paragraphs, perhaps points; here without footnotes."""
        author = self.author
        lines = [author.sentence() for _ in range(author.draw(st.integers(1, 2)))]
        lines += [f"- {author.sentence()}" for _ in range(author.draw(st.integers(0, 2)))]
        text = "\n".join(lines)
        return Box(text=text, styles=author.style(lines[0]))

    def practice(self) -> Practice:
        text = self.author.sentence()
        marks = self.author.inner_mark(text)
        return Practice(
            text=text, marks=marks, noted_by=NotedBy.COMMITTEE, position=self.next_position()
        )
