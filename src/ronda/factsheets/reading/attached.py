"""A PDF's pages and the interchange JSON attached to it: which of the two counts.

Two things to know. What people see are the pages, so the attachment, which says the same without
loss, counts only where it agrees with everything that they show; else the pages count, and a repair
says where the two part. And they are compared folded: white space, hyphens and the space around
signs are the typesetter's, not the author's.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ronda.factsheets.blocks import Block, Box, Document, DocumentBuilder, Kind, Role
from ronda.factsheets.errors import DocumentError
from ronda.factsheets.faults import faults
from ronda.factsheets.model import Account, Factsheet, Repair, Scope, Strength
from ronda.factsheets.reading.from_json import factsheet
from ronda.factsheets.reading.grammar import parse
from ronda.factsheets.writing.letters import drawable
from ronda.factsheets.writing.outline import outline
from ronda.procedure.body import load_body

_WHERE = "the attached factsheet.json"
_TYPESET = re.compile(r"[\s\-\u00ad\u2010\u2011]+")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_BULLETS = re.compile("^[•▪■●◦‣·–—*]+")
"""What begins a block and is not told from the sign of a point."""
_BEFORE, _SHOWN = 15, 60

Meaning = tuple[Strength | None, Scope]


def settled(pages: Factsheet, attached: bytes, document: Document) -> Factsheet:
    """The attached factsheet with the pages' account where both agree, else that of the pages.

    `pages` is what the grammar made of `document`, the blocks that the pages show.
    """
    try:
        own = factsheet(attached)
    except DocumentError as error:
        return _with_repair(
            pages, f"The PDF carries its source as well, but that cannot be used. {error}"
        )
    difference = next(_differences(pages, own, document), None)
    if difference is not None:
        return _with_repair(
            pages,
            "The PDF carries its source as well, but that does not say what its pages show "
            f"({difference}); the pages were taken.",
        )
    account: Account = pages.account.model_copy(update={"faults": faults(own)})
    return own.model_copy(update={"account": account})


def _with_repair(pages: Factsheet, what: str) -> Factsheet:
    repairs = (*pages.account.repairs, Repair(what=what, where=_WHERE))
    account: Account = pages.account.model_copy(update={"repairs": repairs})
    return pages.model_copy(update={"account": account})


def _differences(pages: Factsheet, own: Factsheet, document: Document) -> Iterator[str]:
    """Where the two say different things, in words: facts, text, notes, meanings."""
    yield from _of_facts(pages, own)
    blocks = outline(own)
    empty = load_body(own.body).words(own.language).phrases["empty_box"]
    seen, told = _text(_in_text(document.blocks, empty)), _text(_in_text(blocks, empty))
    if seen != told:
        yield _apart(seen, told)
    shown, given = _notes(document.blocks), _notes(blocks)
    for number in sorted({*shown, *given}):
        if shown.get(number) != given.get(number):
            yield f"footnote {number}: {_apart(shown.get(number, ''), given.get(number, ''))}"
    yield from _of_meaning(pages, own)


def _of_facts(pages: Factsheet, own: Factsheet) -> Iterator[str]:
    """What pages tell in words and JSON in fields of its own; unsaid is not different."""
    facts = ("body", "round", "language", "prepared", "updated")
    pairs = [(name, getattr(pages, name), getattr(own, name)) for name in facts]
    pairs.append(("party", pages.party.name, own.party.name))
    pairs.append(("party code", pages.party.code, own.party.code))
    for name, seen, told in pairs:
        if seen is not None and seen != told:
            yield f"{name}: “{seen}” and “{told}”"


def _in_text(blocks: Sequence[Block], empty: str) -> Iterator[Block]:
    """The blocks that are neither notes, contents, furniture, nor what stands in an empty box."""
    listed = [block.role is Role.CONTENTS for block in blocks]
    for index, block in enumerate(blocks):
        heads_contents = index + 1 < len(blocks) and listed[index + 1] and not listed[index]
        aside = block.kind in (Kind.NOTE, Kind.FURNITURE) or listed[index] or heads_contents
        if not aside and not (block.box is not None and block.text == empty):
            yield block


def _text(blocks: Iterable[Block]) -> str:
    """The words and marks of blocks, with a sign wherever a box begins or ends."""
    pieces: list[str] = []
    before: Box | None = None
    for block in blocks:
        if block.box != before:
            pieces.append(f"⟦{block.box.colour if block.box else 'text'}⟧")
            before = block.box
        pieces.append(_folded(block))
    return "".join(pieces)


def _notes(blocks: Sequence[Block]) -> Mapping[int, str]:
    notes: dict[int, str] = {}
    for block in blocks:
        if block.kind is Kind.NOTE and block.note is not None:
            notes[block.note] = notes.get(block.note, "") + _folded(block)
    return notes


def _folded(block: Block) -> str:
    label = "" if block.label == "-" else block.label
    words = "".join(
        f"⟦{run.mark}⟧" if run.mark is not None else _RAISED.sub(_as_mark, drawable(run.text))
        for run in block.runs
    )
    folded = _TYPESET.sub("", unicodedata.normalize("NFC", label + words))
    return _BULLETS.sub("", folded)


def _as_mark(raised: re.Match[str]) -> str:
    """Raised digits as a mark: on a page nothing tells the sign “²” from a mark 2."""
    return f"⟦{unicodedata.normalize('NFKC', raised[0])}⟧"


def _apart(seen: str, told: str) -> str:
    """The first words that differ, with a few before them."""
    same = next((i for i, (a, b) in enumerate(zip(seen, told, strict=False)) if a != b), None)
    start = max(0, (min(len(seen), len(told)) if same is None else same) - _BEFORE)
    return f"“{seen[start : start + _SHOWN]}” and “{told[start : start + _SHOWN]}”"


def _of_meaning(pages: Factsheet, own: Factsheet) -> Iterator[str]:
    """Codes, strengths and scopes that no words tell.

    Neither those of the pages, nor the attachment's own, read again as what it says they are.
    """
    told, seen, read_again = _meanings(own), _meanings(pages), _meanings(_read_again(own))
    for code in dict.fromkeys((*told, *seen, *read_again)):
        worded = (seen.get(code), read_again.get(code))
        if told.get(code) not in worded and all(meaning and meaning[0] for meaning in worded):
            yield f"recommendation {code}: {_meant(worded[0])} and {_meant(told.get(code))}"


def _meanings(one: Factsheet | None) -> Mapping[str, Meaning]:
    recommendations = one.recommendations if one else ()
    return {code: (r.strength, r.scope) for r in recommendations for code in r.codes}


def _meant(meaning: Meaning | None) -> str:
    strength, scope = meaning or (None, None)
    return f"“{strength}, {scope}”" if meaning else "nothing"


def _read_again(own: Factsheet) -> Factsheet | None:
    """The attachment's words, each known for what it is, as the grammar understands them."""
    builder = DocumentBuilder("json")
    for block in outline(own):
        builder.add(block)
    names = {"body": own.body, "round": str(own.round), "language": own.language}
    names |= {"party": own.party.name, "party_code": own.party.code or ""}
    try:
        return parse(builder.document(language=own.language, properties=names))
    except DocumentError:
        return None
