"""The words of a body's reports in one language: what a writer puts down, and knows it again by.

Two things to know. They are data of the body's file (`[words.en.report]`); a language without them
takes the nearest that has some. And each phrase that is written is read by the same line of text,
so that both can never say different things.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from string import Formatter

from ronda.procedure.body import NoWords, Words, folded, load_body
from ronda.procedure.parties import find_party, party_by_code
from ronda.procedure.report_words import OTHER_STRENGTH, AskWords, ReportWords
from ronda.reports.model import Addressed

_BETWEEN = ", "
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Opening:
    """What the words before a recommendation say: how strongly, and whom it is addressed to."""

    strength: str
    addressed: Addressed
    parties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spoken:
    """The words of one language; `general` are those that factsheets have too."""

    language: str
    general: Words
    report: ReportWords

    def party(self, code: str) -> str:
        """A Party's name, or its code where it is none that is known."""
        known = party_by_code(code)
        return known.name(self.language) if known is not None and known.code == code else code

    def party_named(self, text: str) -> str | None:
        """The code of the Party that `text` names; None where it names none."""
        text = text.strip()
        known = find_party(text)
        if known is not None:
            return known.code
        return text if _CODE.fullmatch(text) else None

    def parties(self, codes: Iterable[str]) -> str:
        """Several Parties by name."""
        return _BETWEEN.join(self.party(code) for code in codes)

    def parties_named(self, text: str) -> tuple[str, ...] | None:
        """The codes of the Parties that `text` lists; None where any is not known."""
        codes = [self.party_named(each) for each in text.split(_BETWEEN)] if text.strip() else []
        found = tuple(code for code in codes if code is not None)
        return found if len(found) == len(codes) else None

    def opening(self, strength: str, addressed: Addressed, parties: tuple[str, ...]) -> str:
        """The words that open a recommendation."""
        asks = self.report.asks.get(strength, self.report.asks[OTHER_STRENGTH])
        phrase = getattr(asks, _form(addressed, parties))
        return str(phrase.format(strength=strength, parties=self.parties(parties)))

    def opening_in(self, text: str) -> Opening | None:
        """What the words that open a recommendation say, where they are Ronda's own."""
        for strength, form, pattern in self._openings:
            found = pattern.fullmatch(folded(text.strip()))
            if found is None:
                continue
            told = found.groupdict()
            parties = self.parties_named(text.strip()[slice(*found.span("parties"))]) \
                if "parties" in told else ()  # fmt: skip
            if parties is not None:
                addressed = Addressed(form if form == "named" else form.removesuffix("_named"))
                return Opening(told.get("strength", strength), addressed, parties)
        return None

    @cached_property
    def _openings(self) -> list[tuple[str, str, re.Pattern[str]]]:
        """Known strengths first, and of each the forms that say most first."""
        forms = sorted(AskWords.model_fields, key=len, reverse=True)
        asks = sorted(self.report.asks.items(), key=lambda pair: pair[0] == OTHER_STRENGTH)
        return [
            (strength, form, pattern_of(getattr(words, form)))
            for strength, words in asks
            for form in forms
        ]

    @cached_property
    def phrases(self) -> Mapping[str, re.Pattern[str]]:
        """What each phrase that is written looks like when it is read."""
        return {name: pattern_of(phrase) for name, phrase in self.report.phrases.items()}

    def told(self, phrase: str, text: str) -> Mapping[str, str] | None:
        """What stands in the blanks of a phrase that `text` is; None where it is another."""
        # What was typed keeps its wide blanks; behind a phrase that ends in words they say nothing.
        for shown in (text.strip(" "), text.strip()):
            found = self.phrases[phrase].fullmatch(folded(shown))
            if found is not None:
                spans = {name: slice(*found.span(name)) for name in found.groupdict()}
                return {name: shown[span].strip(" ") for name, span in spans.items()}
        return None

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kinds of findings by the words for them."""
        return {folded(words).casefold(): kind for kind, words in self.report.kinds.items()}

    @cached_property
    def authorities(self) -> Mapping[str, str]:
        """The kinds of legal texts by the words for them."""
        return {folded(words).casefold(): name for name, words in self.report.authorities.items()}

    def patterns(self, name: str) -> re.Pattern[str]:
        """One of the lists of patterns, ready to search in folded text."""
        return _compiled(getattr(self.report, name))


def _form(addressed: Addressed, parties: tuple[str, ...]) -> str:
    named = bool(parties) and addressed is not Addressed.NAMED
    return f"{addressed.value}_named" if named else addressed.value


def pattern_of(phrase: str) -> re.Pattern[str]:
    """The phrase as a pattern, each blank a group of its name that may hold anything.

    Where it holds nothing, a page shows the space before it and that after it as one.
    """
    made = ""
    for text, blank, _, _ in Formatter().parse(phrase):
        behind = " ?" if made and text.startswith(" ") else ""
        made += behind + re.escape(folded(text[1:] if behind else text))
        if blank is not None:
            made += f"(?P<{blank}>.*?)"
    return re.compile(made, re.IGNORECASE)


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


@cache
def spoken(body: str, language: str) -> Spoken:
    """The words of a body's reports in a language, or in the nearest that has some.

    Raises NoWords (an UnknownBody) where the body's file has none.
    """
    of_body = load_body(body)
    tags = [tag for tag in of_body.lists if "report" in of_body.lists[tag]]
    if not tags:
        raise NoWords(f"The file of the body “{body}” has no words for reports: add some to it.")
    nearest = of_body.words(language).language
    tag = nearest if nearest in tags else "en" if "en" in tags else tags[0]
    words = ReportWords.model_validate(of_body.lists[tag]["report"], strict=False)
    return Spoken(language, of_body.words(tag), words)
