"""The table that placing is measured on: passages of letters, and what a person says they answer.

Two things to know. No sentence of a real document is here: a real letter's passages are told by
offsets, recommendations by codes. And a passage is offered as a contribution's is: with the words
that open its list and its heading around it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ronda.factsheets.model import Factsheet, Recommendation
from ronda.factsheets.reading import read as read_factsheet
from ronda.replies.model import Passage, Reply, Section
from ronda.replies.placing.ranking import Terms
from ronda.replies.placing.terms import names_in, terms_of
from ronda.replies.reading import read_with_text

HERE = Path(__file__).parent
LETTERS = HERE.parent / "letters"
AT = 5


@dataclass(frozen=True)
class Asked:
    """What may be answered: its text, and what stands around it."""

    text: str
    around: str = ""
    language: str = "en"

    @property
    def terms(self) -> Terms:
        """What it is compared by."""
        named = names_in(self.text, self.language)
        return Terms(
            terms_of(self.text, self.language, named), terms_of(self.around, self.language)
        )


@dataclass(frozen=True)
class Case:
    """A passage, and the targets that it answers."""

    name: str
    text: str
    language: str
    terms: Terms
    answers: frozenset[str]


@dataclass(frozen=True)
class Table:
    """Targets, and the passages that are placed among them."""

    targets: Mapping[str, Asked]
    cases: tuple[Case, ...]


def seed_table(letter: Path, factsheet: Path) -> Table:
    """The real letter, and the real boxes, against the real recommendations."""
    told = tomllib.loads((HERE / "seed_letter.toml").read_text(encoding="utf-8"))
    sheet = read_factsheet(factsheet)
    targets = dict(recommendations(sheet))
    aliases = {
        code: r.codes[0] for c in sheet.chapters for r in c.recommendations for code in r.codes
    }
    reply = read_with_text(letter).reply
    at = {int(start): codes for start, codes in told["passages"].items()}
    cases = [
        Case(
            str(p.start),
            p.text,
            reply.language,
            terms,
            frozenset(aliases[c] for c in at[p.start]),
        )
        for p, terms in passages(reply)
        if p.start in at
    ]
    return Table(targets, (*cases, *box_cases(sheet, told["boxes"], aliases)))


def recommendations(sheet: Factsheet) -> Iterator[tuple[str, Asked]]:
    """Each recommendation by its first code."""
    for chapter in sheet.chapters:
        for one in chapter.recommendations:
            yield one.codes[0], asked(one, chapter.title)


def asked(one: Recommendation, title: str) -> Asked:
    """A recommendation as it is compared."""
    text = "\n".join((one.text, *one.items))
    return Asked(text, "\n".join((one.topic or "", title)))


def box_cases(
    sheet: Factsheet, told: Mapping[str, list[str]], aliases: Mapping[str, str]
) -> Iterator[Case]:
    """Each paragraph of the filled boxes."""
    for chapter in sheet.chapters:
        for one in chapter.recommendations:
            texts = (one.follow_up.text if one.follow_up else "").split("\n")
            for turn, text in enumerate(texts, start=1):
                if text and one.codes[0] in told:
                    terms = Terms(terms_of(text, "en", names_in(text, "en")))
                    answers = frozenset(aliases[c] for c in told[one.codes[0]])
                    yield Case(f"box {one.codes[0]}, {turn}", text, "en", terms, answers)


def invented_table() -> Table:
    """The invented letters against invented questions and recommendations."""
    told = tomllib.loads((HERE / "invented.toml").read_text(encoding="utf-8"))
    targets = {key: Asked(text) for key, text in told["targets"].items()}
    cases = []
    for name, placed in told["passages"].items():
        reply = read_with_text(LETTERS / f"{name}.txt").reply
        found = list(passages(reply))
        for beginning, answers in placed.items():
            [(passage, terms)] = [(p, t) for p, t in found if p.text.startswith(beginning)]
            where = f"{name}: {beginning}"
            cases.append(Case(where, passage.text, reply.language, terms, frozenset(answers)))
    return Table(targets, tuple(cases))


def passages(reply: Reply) -> Iterator[tuple[Passage, Terms]]:
    """Each passage of a reply with its terms."""
    for section in reply.sections:
        for passage in section.passages:
            yield passage, compared(reply, section, passage)


def compared(reply: Reply, section: Section, passage: Passage) -> Terms:
    """A passage as it is compared: its own words, and around it its heading and lead-in."""
    named = [
        n.model_copy(update={"start": n.start - passage.start, "end": n.end - passage.start})
        for n in reply.named
        if passage.start <= n.start and n.end <= passage.end
    ]
    lead_in = "" if passage.lead_in is None else section.passages[passage.lead_in].text
    around = f"{section.heading}\n{lead_in}"
    return Terms(terms_of(passage.text, reply.language, named), terms_of(around, reply.language))


def measured(table: Table, best: Mapping[str, list[str]]) -> tuple[float, float]:
    """(recall at 5, precision at 1) of what was suggested for each case, best first.

    Recall of a passage is how many of its answers are among the first five, of those that can be.
    """
    recalls = [
        len(case.answers & set(best[case.name][:AT])) / min(AT, len(case.answers))
        for case in table.cases
    ]
    firsts = [bool(set(best[case.name][:1]) & case.answers) for case in table.cases]
    return sum(recalls) / len(recalls), sum(firsts) / len(firsts)
