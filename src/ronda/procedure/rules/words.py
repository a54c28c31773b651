"""Rules on the words that readers look for and writers put down."""

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from ronda.procedure.procedure import Procedure
from ronda.procedure.refusals import Fault
from ronda.procedure.report_words import (
    ASK_BLANKS,
    OTHER_STRENGTH,
    REPORT_PATTERNS,
    REPORT_PHRASES,
    ReportWords,
)
from ronda.procedure.word_lists import LEAD_INS, PHRASES, PLAIN, WordLists

Words = Mapping[str, WordLists]


def words_need_a_round_and_english(procedure: Procedure, words: Words) -> Iterator[Fault]:
    """A factsheet names its round; and English is what readers fall back on."""
    if words and procedure.round is None:
        yield Fault("round", "is missing, though there are words for factsheets, which name it",
                    "add it or take the words out")  # fmt: skip
    if words and "en" not in words:
        yield Fault("words", "has no English, on which readers fall back", "add [words.en]")


def patterns_are_understood(_: Procedure, words: Words) -> Iterator[Fault]:
    """Every pattern is a regular expression."""
    for language, lists in words.items():
        for name, patterns in _patterns(lists):
            for pattern in patterns:
                try:
                    re.compile(pattern)
                except re.error as error:
                    field = f"words.{language}.{name}"
                    why = f"“{pattern[:60]}” is no regular expression ({error})"
                    yield Fault(field, why, "correct it")


def every_strength_has_its_words(procedure: Procedure, words: Words) -> Iterator[Fault]:
    """Each language has the verbs of each strength of the round, and of no other.

    Indirect ways of asking need not be known for each.
    """
    wanted = [rule.id for rule in procedure.strengths.levels]
    for language, lists in words.items():
        if lists.strengths.keys() != set(wanted):
            why = f"has the verbs of {', '.join(lists.strengths) or 'none'}"
            what_to_do = f"give those of {', '.join(wanted)}"
            yield Fault(f"words.{language}.strengths", why, what_to_do)
        for strange in sorted(lists.indirect.keys() - set(wanted)):
            why = "is no strength of the round"
            what_to_do = f"name one of {', '.join(wanted)}"
            yield Fault(f"words.{language}.indirect.{strange}", why, what_to_do)


def phrases_are_complete(procedure: Procedure, words: Words) -> Iterator[Fault]:
    """Each language has each phrase that a writer puts down, and no other."""
    wanted = _phrases(procedure)
    for language, lists in words.items():
        for name in sorted(lists.phrases.keys() ^ wanted.keys()):
            missing = name in wanted
            why = "is missing" if missing else "is no phrase that a writer puts down"
            what_to_do = "add it" if missing else "correct its spelling or take it out"
            yield Fault(f"words.{language}.phrases.{name}", why, what_to_do)


def phrases_fill_known_blanks(procedure: Procedure, words: Words) -> Iterator[Fault]:
    """A phrase has the blanks that are filled in it, each of them, and no other."""
    wanted = _phrases(procedure)
    for language, lists in words.items():
        for name, phrase in lists.phrases.items():
            field = f"words.{language}.phrases.{name}"
            yield from _blanks(field, phrase, wanted.get(name, frozenset()))


def words_of_reports_are_complete(procedure: Procedure, words: Words) -> Iterator[Fault]:
    """Where a language has words of reports, each strength has its openings, each its blanks."""
    wanted = {rule.id for rule in procedure.strengths.levels} | {OTHER_STRENGTH}
    for language, lists in words.items():
        if lists.report is None:
            continue
        where = f"words.{language}.report"
        for name in sorted(lists.report.asks.keys() ^ wanted):
            missing = name in wanted
            why = "is missing" if missing else "is no strength of the round"
            yield Fault(f"{where}.asks.{name}", why, "add it" if missing else "take it out")
        for name in sorted(lists.report.phrases.keys() ^ REPORT_PHRASES.keys()):
            missing = name in REPORT_PHRASES
            why = "is missing" if missing else "is no phrase that a writer puts down"
            yield Fault(f"{where}.phrases.{name}", why, "add it" if missing else "take it out")
        for field, phrase, blanks in _report_phrases(lists.report):
            yield from _blanks(f"{where}.{field}", phrase, blanks)


def _report_phrases(report: ReportWords) -> Iterator[tuple[str, str, frozenset[str]]]:
    for name, phrase in report.phrases.items():
        yield f"phrases.{name}", phrase, REPORT_PHRASES.get(name, frozenset())
    for strength, asks in report.asks.items():
        more = {"strength"} if strength == OTHER_STRENGTH else set()
        for name, blanks in ASK_BLANKS.items():
            yield f"asks.{strength}.{name}", getattr(asks, name), blanks | more


def _blanks(field: str, phrase: str, blanks: frozenset[str]) -> Iterator[Fault]:
    try:
        found = {blank for _, blank, _, _ in Formatter().parse(phrase) if blank is not None}
    except ValueError as error:
        yield Fault(field, f"has brackets that do not match ({error})", "correct it")
        return
    if found != blanks:
        told = ", ".join(f"{{{blank}}}" for blank in sorted(blanks)) or "none"
        yield Fault(field, "has not the blanks it should have", f"give it {told}")


def _phrases(procedure: Procedure) -> Mapping[str, frozenset[str]]:
    lead_ins = {
        f"{rule.id}_{scope}": blanks
        for rule in procedure.strengths.levels
        for scope, blanks in LEAD_INS.items()
    }
    return PHRASES | lead_ins


def _patterns(lists: WordLists) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in type(lists).model_fields:
        if name not in PLAIN:
            yield name, getattr(lists, name)
    for name in ("strengths", "indirect"):
        for strength, patterns in getattr(lists, name).items():
            yield f"{name}.{strength}", patterns
    if lists.report is not None:
        for name in REPORT_PATTERNS:
            yield f"report.{name}", getattr(lists.report, name)
