"""Sentences that a page had cut, put together again; each time it is named as a repair.

Two things to know. Only words that evidently go on are joined: the first piece has no closing
punctuation and the second begins in lower case, or the first ends with a hyphen, or it is prose
that stops in mid-sentence. And a line that two columns had put among other words is moved back
only where its footnote proves it, by the order of the marks or by a code that words which ask
nothing cannot bear, and one place alone lacks it.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from itertools import pairwise

from ronda.factsheets.blocks import Kind, Role
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.factsheets.reading.grammar.looks import Looks
from ronda.factsheets.reading.grammar.notes import Notes
from ronda.factsheets.reading.grammar.passages import Passage

_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"\w[-\u00ad‐]$")
_PROSE_LENGTH = 200
_ROLES = {None, Role.INTRODUCTION, Role.OBSERVATION, Role.RECOMMENDATION, Role.BOX_TEXT}


class Sureness(Enum):
    """How sure a format's own paragraphs are: whole, whole within a page or column, or not."""

    WHOLE = "whole"
    WITHIN_PAGES = "within pages"
    NONE = "none"


def joined(
    passages: Sequence[Passage], looks: Looks, notes: Notes, ledger: Ledger, sureness: Sureness
) -> list[Passage]:
    """The passages with broken sentences joined and misplaced lines put back."""
    whole: list[Passage] = []
    for passage, following in pairwise((*passages, None)):
        assert passage is not None
        between = _glue(whole[-1], passage, looks, sureness) if whole else None
        if between == " " and _is_sub_heading(passage, following, looks):
            between = None
        if between is not None and whole[-1].wrapped:
            whole[-1] = replace(whole[-1].joined(passage, between), repaired=whole[-1].repaired)
        elif between is not None:
            whole[-1] = _join(whole[-1], passage, between, ledger)
        else:
            whole.append(passage)
    return _put_back(whole, looks, notes, ledger)


def is_open(text: str) -> bool:
    """Whether words end without any sign that closes a sentence."""
    return bool(text) and _CLOSED.search(text) is None


def _is_sub_heading(passage: Passage, following: Passage | None, looks: Looks) -> bool:
    """Whether words that could end a sentence stand above a statement, as a sub-heading does."""
    if following is None or passage.kind is Kind.HEADING:
        return False
    return looks.is_topic(passage) and looks.opens_something(following)


def joined_notes(
    notes: Sequence[Passage], others: Sequence[Passage]
) -> tuple[list[Passage], list[Passage]]:
    """Notes with the second lines that a text file set apart: an address alone on its line."""
    whole = sorted(notes, key=lambda note: note.spans[0][0])
    starts = [note.spans[0][0] for note in whole]
    rest: list[Passage] = []
    for passage in others:
        at = bisect(starts, passage.spans[0][0]) - 1 if _is_address(passage) else -1
        if at >= 0 and not re.search(r"[.!?]$", whole[at].text):
            whole[at] = replace(whole[at].joined(passage, " "), repaired=whole[at].repaired)
        else:
            rest.append(passage)
    return whole, rest


def _is_address(passage: Passage) -> bool:
    plain = passage.kind is Kind.PARAGRAPH and passage.box is None and passage.role is None
    return plain and re.fullmatch(r"(https?://|www\.)\S+", passage.text) is not None


def _glue(first: Passage, second: Passage, looks: Looks, sureness: Sureness) -> str | None:
    """What stands between two pieces of one sentence; None where they are not one sentence."""
    if first.kind is Kind.HEADING:
        return " " if _is_one_heading(first, second, looks) else None
    sure = sureness is Sureness.WHOLE or (sureness is Sureness.WITHIN_PAGES and not first.ends_page)
    if not _may_join(first, second, looks) or (sure and first.box and not first.wrapped):
        return None
    if _HYPHEN.search(first.text):
        return ""
    if first.wrapped:
        return None if _stands_apart(first, second, looks) else " "
    if _CLOSED.search(first.text):
        return None
    if second.text[:1].islower() or (not sure and second.text[:1] == "("):
        return " "
    return " " if not sure and _stops_in_mid_sentence(first, second, looks) else None


def _is_one_heading(first: Passage, second: Passage, looks: Looks) -> bool:
    """Whether a heading was typed as two: the second goes on in small letters or after "of"."""
    alike = second.kind is Kind.HEADING and second.level == first.level and not second.label
    if not alike or first.role is not None or second.role is not None or first.marks:
        return False
    words = first.text.split()
    linking = bool(words) and words[-1].casefold() in looks.words.function_words
    return linking or (second.text[:1].islower() and not _CLOSED.search(first.text))


def _stands_apart(first: Passage, second: Passage, looks: Looks) -> bool:
    """Whether words that follow a full line evidently begin something of their own.

    A new sentence alone proves nothing: it may say anything that the body says.
    """
    if looks.is_title(second) or not _CLOSED.search(first.text):
        return looks.opens_something(second)
    return looks.own_strength(second.text) is not None or looks.is_topic(second)


def _may_join(first: Passage, second: Passage, looks: Looks) -> bool:
    if first.kind is Kind.HEADING or second.kind is not Kind.PARAGRAPH:
        return False
    if first.role not in _ROLES or second.role is not first.role:
        return False
    if first.role is not None and not first.ends_page:
        return False
    return bool(
        first.box == second.box
        and first.text
        and second.text
        and not looks.is_title(first)
        and not looks.is_title(second)
    )


def _stops_in_mid_sentence(first: Passage, second: Passage, looks: Looks) -> bool:
    """Prose without a full stop, before words that open nothing of their own."""
    text = first.text
    prose = len(text) > _PROSE_LENGTH or re.search(r"[.;] \w", text) is not None
    open_end = text[-1].isalnum() or text[-1] == ","
    return prose and open_end and not looks.opens_something(second)


def _join(first: Passage, second: Passage, between: str, ledger: Ledger) -> Passage:
    if _HYPHEN.search(first.text) and first.text[-1] == "\u00ad":
        first = _without_last_character(first)
    shown = f"“…{first.text[-30:]}” and “{second.text[:30]}…”"
    ledger.repair(f"A sentence cut in two was joined: {shown}.", second.where)
    return first.joined(second, between)


def _without_last_character(passage: Passage) -> Passage:
    at = max(i for i, run in enumerate(passage.runs) if run.mark is None and run.text.strip())
    run = passage.runs[at]
    shorter = replace(run, text=run.text.rstrip()[:-1])
    return replace(passage, runs=(*passage.runs[:at], shorter, *passage.runs[at + 1 :]))


def _put_back(passages: list[Passage], looks: Looks, notes: Notes, ledger: Ledger) -> list[Passage]:
    homes = {at: (mark, _home(passages, at, mark)) for at, mark in _out_of_order(passages)}
    for at, mark in _out_of_sense(passages, looks, notes):
        homes.setdefault(at, (mark, _home_in_chapter(passages, at, looks, notes)))
    for at, (mark, home) in homes.items():
        cut = _fragment(passages[at], mark, looks)
        if home is None or cut is None:
            continue
        start, end = cut
        head, rest = passages[at].cut(start)
        moved, tail = rest.cut(end - start)
        passages[at] = head.joined(tail, "")
        passages[home] = passages[home].joined(moved, " ")
        ledger.repair(
            f"“{moved.text}” with mark {mark} stood among the words “…{head.text[-25:]} … "
            f"{tail.text[:25]}…”; it was put at the end of “…{passages[home].text[-60:]}”, "
            "which lacked it.",
            passages[at].where,
        )
    return passages


def _out_of_order(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """(passage, mark) of each mark that is followed by the one that was due in its stead."""
    order = [(at, mark) for at, p in enumerate(passages) for mark in p.marks]
    found = []
    for index in range(1, len(order) - 1):
        (_, before), (at, mark), (_, after) = order[index - 1 : index + 2]
        if mark > before + 1 and after == before + 1:
            found.append((at, mark))
    return found


def _out_of_sense(
    passages: Sequence[Passage], looks: Looks, notes: Notes
) -> Iterator[tuple[int, int]]:
    """(passage, mark) of marks that lead to a recommendation's code from prose that asks nothing.

    A program that numbers its notes by itself leaves no order of marks to tell by.
    """
    for at, passage in enumerate(passages):
        asks_nothing = passage.kind is Kind.PARAGRAPH and not looks.strength(passage.text)
        if asks_nothing and passage.role is None and passage.box is None:
            yield from ((at, mark) for mark in passage.marks if notes.codes([mark]))


def _home_in_chapter(
    passages: Sequence[Passage], at: int, looks: Looks, notes: Notes
) -> int | None:
    """The one passage in the rest of the chapter that asks, has no code and lacks an end."""
    lacking: list[int] = []
    for index, passage in enumerate(passages[at + 1 :], at + 1):
        if looks.chapter(passage):
            break
        asks = passage.kind is Kind.ITEM or looks.strength(passage.text)
        open_end = passage.box is None and passage.text[-1:].isalnum()
        if asks and open_end and not notes.codes(passage.marks):
            lacking.append(index)
    return lacking[0] if len(lacking) == 1 else None


def _home(passages: Sequence[Passage], at: int, mark: int) -> int | None:
    """The one passage between the neighbouring marks that stops in mid-sentence."""
    last = max((i for i, p in enumerate(passages) if mark - 1 in p.marks), default=None)
    following = next((i for i, p in enumerate(passages) if mark + 1 in p.marks), len(passages))
    if last is None:
        return None
    lacking = [
        i
        for i in range(last, following)
        if i != at
        and passages[i].text
        and passages[i].text[-1].isalnum()
        and (passages[i].kind is Kind.ITEM or len(passages[i].text) > _PROSE_LENGTH)
    ]
    return lacking[0] if len(lacking) == 1 else None


def _fragment(passage: Passage, mark: int, looks: Looks) -> tuple[int, int] | None:
    """Offsets of the words up to the mark that go with it: back to the last function word.

    Only where the words after the mark go on in lower case though a full stop came before.
    """
    before = ""
    for index, run in enumerate(passage.runs):
        if run.mark == mark:
            end = len(before) + len(run.text)
            after = "".join(r.text for r in passage.runs[index + 1 :]).lstrip()
            break
        before += run.text
    else:
        return None
    if not re.search(r"[.!?]\s*$", before) or not after[:1].islower():
        return None
    words = list(re.finditer(r"\w+", before))
    stops = [w for w in words if w[0].casefold() in looks.words.function_words]
    if not stops or stops[-1] is words[-1]:
        return None
    return stops[-1].end() + 1, end
