"""The front matter: cover, preface, contents; and the Party and dates that they name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ronda.factsheets.blocks import Kind, Role
from ronda.factsheets.model import Party, Text
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.factsheets.reading.grammar.looks import CHAPTER, Looks
from ronda.factsheets.reading.grammar.passages import Passage, lines_of
from ronda.procedure.body import Words, folded
from ronda.procedure.parties import KnownParty, find_party

_SENTENCE = re.compile(r"[.!?]$")


@dataclass(frozen=True)
class Front:
    """What stands before the first chapter, and where that begins."""

    title: str
    preface: Text
    party: Party
    prepared: str | None
    updated: str | None


def split(passages: Sequence[Passage], looks: Looks) -> tuple[int, int]:
    """Where the contents begin and where the first chapter does."""
    contents = next((i for i, p in enumerate(passages) if _is_contents(p, looks)), None)
    if contents is None:
        first = next((i for i, p in enumerate(passages) if looks.chapter(p)), len(passages))
        listed = passages[first + 1 : first + 2]
        if not (listed and (entry := looks.chapter(listed[0])) and entry["number"] == "II"):
            return first, first
        contents = first - 1  # a list of contents without a title
        return first, _end_of_contents(passages, contents + 1, looks)
    return contents, _end_of_contents(passages, contents + 1, looks)


def _is_contents(passage: Passage, looks: Looks) -> bool:
    return passage.role is Role.CONTENTS or looks.words.matches("contents", passage.text)


def _end_of_contents(passages: Sequence[Passage], start: int, looks: Looks) -> int:
    """The contents end where one of their entries stands again, as the heading of its chapter."""
    listed: list[str] = []
    for at in range(_after_entries(passages, start), len(passages)):
        passage = passages[at]
        if passage.role is Role.CHAPTER:
            return at
        entry = CHAPTER.match(passage.shown) or CHAPTER.match(passage.text)
        if entry is None or passage.role is Role.CONTENTS:
            continue
        title = _entry_title(entry["title"])
        if looks.chapter(passage) and any(title.startswith(one[:40]) for one in listed):
            return at
        if not listed and _restarts(passages, at, looks):
            return at
        listed.append(title)
    return start


_LONGEST_BREAK = 3


def _after_entries(passages: Sequence[Passage], start: int) -> int:
    """Where the entries end that the file shows as such, a few others between them."""
    after = start
    for at in range(start, len(passages)):
        if passages[at].role is Role.CONTENTS:
            after = at + 1
        elif at - after >= _LONGEST_BREAK:
            break
    return after


def _restarts(passages: Sequence[Passage], at: int, looks: Looks) -> bool:
    """Whether a numbered heading comes right after contents that had no numbers."""
    passage = passages[at]
    listed = any(p.role is Role.CONTENTS for p in passages[:at])
    again = any((m := CHAPTER.match(p.shown)) and m["number"] == "I" for p in passages[at + 1 :])
    return looks.chapter(passage) is not None and (listed or not again)


def _entry_title(title: str) -> str:
    """A contents entry without leader dots and page number, ready to compare."""
    return re.sub(r"[\s.…]*\d*$", "", folded(title)).casefold()


def read_front(
    passages: Sequence[Passage], looks: Looks, properties: Mapping[str, str], ledger: Ledger
) -> Front:
    """The cover's lines up to the first whole sentence are the title, the rest the preface."""
    cover = [p for p in passages if p.text]
    at = next((i for i, p in enumerate(cover) if _is_preface(p, looks.words)), len(cover))
    ledger.place_all(cover[:at], "title")
    ledger.place_all(cover[at:], "preface/text")
    lines = [p.text for p in cover[at:]]
    return Front(
        title="\n".join(p.shown if p.kind is Kind.ITEM else p.text for p in cover[:at]),
        preface=lines_of(cover[at:]),
        party=_party([p.text for p in cover[:at]], looks.words, properties),
        prepared=_month(lines, "prepared", looks.words),
        updated=_month(lines, "updated", looks.words),
    )


def _is_preface(passage: Passage, words: Words) -> bool:
    if passage.role is not None:
        return passage.role is Role.PREFACE
    told = words.matches("prepared", passage.text) or words.matches("updated", passage.text)
    return _SENTENCE.search(passage.text) is not None or told


def _month(lines: Sequence[str], event: str, words: Words) -> str | None:
    for line in lines:
        for sentence in re.split(r"(?<=[.!?])\s+", line):
            if words.matches(event, sentence) and (month := words.month_named(sentence)):
                return month
    return None


def party_of_sections(passages: Sequence[Passage], looks: Looks) -> Party | None:
    """The Party that a section heading names ("specific to …"), for a file without its cover."""
    words = looks.words
    for passage in passages:
        specific = words.search("specific", passage.text) if looks.is_section(passage) else None
        if specific and (known := _known_at_start(passage.text[specific.end() :])):
            return Party(name=known.name(words.language), code=known.code)
    return None


def _party(lines: Sequence[str], words: Words, properties: Mapping[str, str]) -> Party:
    """The Party that the file names, else the cover; a name nobody knows has no code."""
    if "party" in properties:
        code = properties.get("party_code") or None
        known = find_party(properties["party"])
        return Party(name=properties["party"], code=code or (known.code if known else None))
    names = [name for line in lines for name in _names(line, words)]
    for name in names:
        if known := _known_at_start(name):
            return Party(name=known.name(words.language), code=known.code)
    covered = any(words.matches("cover", line) for line in lines)
    return Party(name=names[0] if covered and names else "", code=None)


def _known_at_start(name: str) -> KnownParty | None:
    """The Party called `name`, or whose name opens a line that a text file ran on."""
    words = name.split()
    starts = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    return next((known for start in starts if (known := find_party(start))), None)


def _names(line: str, words: Words) -> list[str]:
    """What a cover line may call the Party: what follows "Factsheet" and a dash, or the line."""
    cover = words.search("cover", line)
    rest = folded(line)[cover.end() :] if cover else line
    parts = re.split(r"\s[–—-]\s|:\s", rest)
    return [part.strip(" –—-:") for part in (rest, *parts) if part.strip(" –—-:")]
