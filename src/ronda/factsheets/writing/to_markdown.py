r"""A factsheet as Markdown that people can read and edit, and that reads back without loss.

Two things to know. Structure says what a block is: chapters are `##`, their parts `###`, topics
`####`, a box is a quotation that opens with its title in bold, a footnote is `[^12]`; only where
it would say something else, a comment does (`<!-- preface -->`). And whatever in the words could
be taken for markup is escaped with a backslash, so that any text survives.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ronda.factsheets.blocks import Block, Kind, Role, Run
from ronda.factsheets.model import FORMAT, Factsheet
from ronda.factsheets.structure import Structure
from ronda.factsheets.writing.outline import outline
from ronda.procedure.body import Words, load_body

_SIGNS = re.compile(r"[\\`*_\[\]<>&#|~^]")
_LINE_START = re.compile(
    r"(?P<before>\d{1,9}|\(?[A-Za-z0-9]{1,5})?(?P<sign>[.)])(?=\s|$)|(?P<dash>[-+=:])"
    r"|(?:\[\^\d+\])+(?P<colon>:)"
)
_EDGE = re.compile(r"^\s|\s$")
_NUMBER = re.compile(r"\d{1,9}[.)]")
_DEPTHS = {Role.CHAPTER: 2, Role.SECTION: 3, Role.PRACTICES: 3, Role.TOPIC: 4}


def markdown(factsheet: Factsheet) -> bytes:
    """The factsheet in Markdown, as UTF-8."""
    words = load_body(factsheet.body).words(factsheet.language)
    pieces = list(_Pieces(outline(factsheet), words).all())
    return (_front_matter(factsheet) + "\n\n".join(pieces) + "\n").encode()


def _front_matter(factsheet: Factsheet) -> str:
    told = {
        "format": FORMAT,
        "body": factsheet.body,
        "round": str(factsheet.round),
        "party": factsheet.party.name,
        "party_code": factsheet.party.code or "",
        "language": factsheet.language,
    }
    lines = "".join(f"{name}: {value}\n" for name, value in told.items())
    return f"---\n{lines}---\n\n"


class _Pieces:
    """The pieces that blank lines part: one for each block, points of a list one for each item."""

    def __init__(self, blocks: Sequence[Block], words: Words) -> None:
        self.blocks = [block for block in blocks if block.runs or block.kind is Kind.NOTE]
        self.contents = words.phrases["contents"]
        self.comments = _comments(self.blocks, words)
        self.offsets: list[int] = []
        self.listed = False
        self.titled = False

    def all(self) -> Iterator[str]:
        """Every piece in order; a box is one."""
        for box, group in groupby(self.blocks, key=lambda block: block.box):
            pieces = [piece for block in group for piece in self._pieces(block)]
            if box is not None:
                yield "\n>\n".join(f"> {piece}" for piece in pieces)
            else:
                yield from pieces

    def _pieces(self, block: Block) -> Iterator[str]:
        """A block, with the contents before the first chapter."""
        if block.role is Role.CHAPTER and not self.listed:
            yield from self._contents()
            self.listed = True
        piece = self._piece(block)
        role = next(self.comments)
        yield piece if role is None else f"{piece}<!-- {role} -->"

    def _contents(self) -> Iterator[str]:
        chapters = [b for b in self.blocks if b.role is Role.CHAPTER]
        if chapters:
            yield f"**{_escaped(self.contents)}**"
            yield "\n".join(f"- {b.label} {_escaped(b.text)}" for b in chapters)

    def _piece(self, block: Block) -> str:
        if block.kind is Kind.ITEM:
            return self._item(block)
        self.offsets = []
        words = _inline(block.runs)
        if block.role is Role.TITLE:
            titled, self.titled = self.titled, True
            return _guarded(words) if titled else f"# {words}"
        if block.role is Role.BOX_TITLE:
            return f"**{words}**"
        if block.kind is Kind.HEADING:
            label = f"{block.label} " if block.label else ""
            return f"{'#' * _DEPTHS[block.role or Role.TOPIC]} {label}{words}"
        if block.kind is Kind.NOTE:
            return f"[^{block.note}]: {words}"
        return _guarded(words)

    def _item(self, block: Block) -> str:
        """A point, set in under the point it belongs to; letters stand in the text of the point."""
        del self.offsets[block.level - 1 :]
        indent = " " * (self.offsets[-1] if self.offsets else 0)
        numbered = _NUMBER.fullmatch(block.label) is not None
        signs = ["-"] * (block.level - len(self.offsets))
        signs[-1] = block.label if numbered else "-"
        for sign in signs:
            self.offsets.append((self.offsets[-1] if self.offsets else 0) + len(sign) + 1)
        words = _guarded(_inline(block.runs))
        lettered = "" if numbered or block.label == "-" else f"{block.label} "
        return f"{indent}{' '.join(signs)} {lettered}{words}"


def _comments(blocks: Sequence[Block], words: Words) -> Iterator[Role | None]:
    """For each block the role that must be said, since structure alone would tell another."""
    structure = Structure(blocks, words)
    for at, block in enumerate(blocks):
        told = structure.role(at)
        role = block.role or told
        structure.take(block, role)
        yield None if told is role else role


def _inline(runs: Sequence[Run]) -> str:
    """Runs with their marks, emphasis and links."""
    shown: list[str] = []
    for before, run, after in zip((None, *runs[:-1]), runs, (*runs[1:], None), strict=True):
        if run.mark is not None:
            shown.append(f"[^{run.mark}]")
            continue
        words = _linked(run, _emphasised(run, before, after))
        if words.startswith("(") and before is not None and before.mark is not None:
            words = f"\\{words}"  # or the mark and this would be a link
        if words.startswith("[") and shown and shown[-1].endswith("!"):
            shown[-1] = f"{shown[-1][:-1]}\\!"  # or this would be a picture
        shown.append(words)
    return _edged("".join(shown))


def _linked(run: Run, words: str) -> str:
    if run.href is None:
        return words
    target = re.sub(r"([\\<>&])", r"\\\1", run.href)
    return f"[{words}](<{target}>)"


def _emphasised(run: Run, before: Run | None, after: Run | None) -> str:
    """Emphasis by stars where they are sure to be taken for it, by tags elsewhere."""
    words = _escaped(run.text)
    if not (run.italic or run.bold):
        return words
    if _stars_hold(run, before, after):
        stars = "*" * (run.italic + 2 * run.bold)
        return f"{stars}{words}{stars}"
    words = f"<em>{words}</em>" if run.italic else words
    return f"<strong>{words}</strong>" if run.bold else words


def _stars_hold(run: Run, before: Run | None, after: Run | None) -> bool:
    """Whether stars open and close here: words inside, blanks or nothing outside."""
    inside = run.text[0].isalnum() and run.text[-1].isalnum()
    return inside and _is_apart(before, -1) and _is_apart(after, 0)


def _is_apart(neighbour: Run | None, end: int) -> bool:
    if neighbour is None:
        return True
    plain = neighbour.mark is None and neighbour.href is None
    return plain and not neighbour.italic and not neighbour.bold and neighbour.text[end] == " "


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)


def _edged(words: str) -> str:
    """Words whose first and last blank, where it is no plain one, is kept from being trimmed."""
    return _EDGE.sub(lambda blank: f"&#{ord(blank[0])};", words)


def _guarded(words: str) -> str:
    """Words whose beginning cannot be taken for the sign of a list, a rule, a label or a note."""
    start = _LINE_START.match(words)
    if start is None:
        return words
    at = max(start.start("dash"), start.start("sign"), start.start("colon"))
    return f"{words[:at]}\\{words[at:]}"
