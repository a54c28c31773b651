"""What a passage is, by the body's words first and by its looks last."""

import re
from dataclasses import dataclass
from functools import cached_property

from ronda.factsheets.blocks import Colour, Kind, Role
from ronda.factsheets.model import Scope, Strength
from ronda.factsheets.reading.grammar.passages import Passage
from ronda.procedure.body import Words, folded

CHAPTER = re.compile(
    r"^(?:(?:chapter|chapitre|глава|поглавље|glava|poglavlje)\s+)?"
    r"(?P<number>[IVXLC]+)(?:(?P<end>[.)](?=\s|[^\W\d_]{2})|\s*[–—:-](?=\s))\s*|\s+)"
    r"(?P<title>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)]?\s+(?=[A-ZÀ-ÝЀ-Я])")
_LONGEST_HEADING = 300
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(numeral: str) -> int:
    """The value of a Roman numeral.

    >>> roman("XIV")
    14
    """
    values = [_VALUES[letter] for letter in numeral.upper()]
    following = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, following, strict=True))


@dataclass(frozen=True)
class Looks:
    """Tells headings, box titles, lead-ins and strengths in one language's words."""

    words: Words
    party: str = ""

    @cached_property
    def party_pattern(self) -> re.Pattern[str]:
        """The Party's name, as a word of its own."""
        return re.compile(rf"\b{re.escape(folded(self.party))}\b", re.IGNORECASE)

    def names_party(self, text: str) -> bool:
        """Whether the Party is named in `text`."""
        return bool(self.party) and self.party_pattern.search(folded(text)) is not None

    def chapter(self, passage: Passage) -> re.Match[str] | None:
        """The numeral and title of what looks like a chapter heading, in order or not."""
        if passage.box is not None or len(passage.text) > _LONGEST_HEADING:
            return None
        found = CHAPTER.match(passage.shown)
        if found is None or found["number"] != found["number"].upper():
            return None
        sure = found["end"] or passage.kind is Kind.HEADING or passage.role is Role.CHAPTER
        return found if sure and not re.search(r"[.;:]$", found["title"]) else None

    def is_section(self, passage: Passage) -> bool:
        """Whether this opens a chapter's part on one Party or on all."""
        if passage.role is not None:
            return passage.role is Role.SECTION
        text = passage.text
        plain = passage.kind in (Kind.HEADING, Kind.PARAGRAPH) and passage.box is None
        short = len(text) <= _LONGEST_HEADING and not re.search(r"[.:;]$", text)
        return plain and short and self.words.matches("section", text)

    def scope(self, text: str) -> Scope:
        """Whether a heading or sentence speaks of this Party or of all."""
        if self.words.matches("generic", text):
            return Scope.GENERIC
        if self.words.matches("specific", text) or self.names_party(text):
            return Scope.SPECIFIC
        return Scope.GENERIC

    def box_title(self, passage: Passage) -> Colour | None:
        """ORANGE for the title of a follow-up box, BLUE for that of a practice box."""
        text = passage.text
        if len(text) > _LONGEST_HEADING or passage.role not in (None, Role.BOX_TITLE):
            return None
        if self.words.matches("follow_up_box", text):
            return Colour.ORANGE
        if self.words.matches("practice_box", text):
            return Colour.BLUE
        inside = passage.box is not None and self.words.matches("practices", text)
        return Colour.BLUE if inside else None

    def is_practices_heading(self, passage: Passage) -> bool:
        """Whether this is the Committee's own heading "Promising practices", without a colon."""
        if passage.role is not None:
            return passage.role is Role.PRACTICES
        return passage.box is None and self.words.matches("practices", passage.text)

    def is_title(self, passage: Passage) -> bool:
        """Whether this is a heading or a box's title of any kind that words tell."""
        return bool(
            self.chapter(passage)
            or self.is_section(passage)
            or self.box_title(passage)
            or self.is_practices_heading(passage)
        )

    def opens_something(self, passage: Passage) -> bool:
        """Whether these words begin a statement of the body or a heading, so continue nothing."""
        text = passage.text
        return bool(
            self.is_title(passage)
            or self.strength(text)
            or self.words.matches("observes", first_sentence(text))
        )

    def is_topic(self, passage: Passage) -> bool:
        """Whether this looks like a sub-heading: short, without closing mark, not a sentence."""
        if passage.role is not None:
            return passage.role is Role.TOPIC
        if passage.kind is Kind.HEADING:
            return True
        text = passage.text
        if passage.kind is not Kind.PARAGRAPH or passage.box is not None or not text:
            return False
        last = re.findall(r"\w+", text)[-1:]
        return bool(
            len(text) <= _LONGEST_HEADING
            and not re.search(r"[.:;,!?…-][\"'”’»)]?$", text)
            and not (text[0].islower() or text[0] == "(")
            and not _SENTENCE_END.search(text)
            and not (last and last[0].casefold() in self.words.function_words)
        )

    def strength(self, text: str) -> Strength | None:
        """The strength that `text` tells with the body's words, the last one where several."""
        told = list(self.words.strength_pattern.finditer(folded(text)))
        return _strength(told[-1]) if told else None

    def own_strength(self, text: str) -> Strength | None:
        """The strength that the first sentence of `text` tells."""
        sentence = first_sentence(text)
        return _strength(self.words.strength_pattern.search(folded(sentence)))

    def indirect_strength(self, text: str) -> Strength | None:
        """The strength of "Arcadia is invited": for words that a code proves to ask something."""
        return _strength(self.words.indirect_pattern.search(folded(text)))


def _strength(found: re.Match[str] | None) -> Strength | None:
    if found is None:
        return None
    return next(Strength(name) for name, told in found.groupdict().items() if told)


def first_sentence(text: str) -> str:
    """The words up to the first full stop that a capital follows."""
    end = _SENTENCE_END.search(text)
    return text[: end.start() + 1] if end else text
