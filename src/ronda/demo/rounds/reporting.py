"""The report of a round as an invented text, with findings on each of its Parties.

Two things to know. What it says of a Party depends on the Party's code alone, so that it is the
same at every loading. And every code, paragraph number and reference holds: it has no fault.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ronda.apps.treaties.models import Party
from ronda.procedure.stated import Wording
from ronda.reports.model import (
    Addressed,
    Adoption,
    Authority,
    Basis,
    Chapter,
    Entry,
    Evidence,
    Finding,
    FindingKind,
    Paragraph,
    PromisingPractice,
    Recommendation,
    Report,
    Topic,
)

LANGUAGES = ("en", "fr")
KINDS = (
    *(FindingKind.IN_LINE, FindingKind.IN_LINE, FindingKind.GAP, FindingKind.GAP),
    *(FindingKind.UNCLEAR, FindingKind.PROMISING, FindingKind.NO_INFORMATION),
)
LACKING = frozenset({FindingKind.GAP, FindingKind.NO_INFORMATION})
"""What a recommendation to those who are not already doing so rests on."""


def report(
    body: str,
    round: int,
    theme: Mapping[str, str],
    parties: Sequence[Party],
    adopted: Adoption | None,
) -> Report:
    """The report on these Parties, on the round's theme; a draft where it is not adopted."""
    numbers = iter(range(1, 1000))
    return Report(
        body=body,
        round=round,
        languages=LANGUAGES,
        title=_titled(_told()["title"], theme),
        chapters=tuple(_chapter(one, theme, parties, numbers) for one in _told()["chapters"]),
        adopted=adopted,
    )


def _titled(texts: Mapping[str, str], theme: Mapping[str, str]) -> Wording:
    """A text that names the theme of the round."""
    return _wording({tag: texts[tag].format(theme=theme[tag]) for tag in LANGUAGES})


def _chapter(
    told: Mapping[str, Any],
    theme: Mapping[str, str],
    parties: Sequence[Party],
    numbers: Iterator[int],
) -> Chapter:
    paragraphs = [
        _paragraph(f"{told['id']}-{turn}", text, parties, next(numbers))
        for turn, text in enumerate(told["paragraphs"], start=1)
    ]
    return Chapter(
        id=told["id"],
        number=told["number"],
        title=_wording(told["title"]),
        introduction=_titled(told["introduction"], theme),
        entries=tuple(_entries(told, paragraphs, parties)),
    )


def _entries(
    told: Mapping[str, Any], paragraphs: Sequence[Paragraph], parties: Sequence[Party]
) -> Iterator[Entry]:
    id = told["id"]
    yield Topic(id=f"{id}-topic", title=_wording(told["topic"]))
    yield from paragraphs
    for turn, asked in enumerate(told["recommendations"]):
        yield _recommendation(told, turn, asked, paragraphs[turn % len(paragraphs)])
    chosen = parties[_turn(id, "practice") % len(parties)]
    text = _filled(told["practice"], chosen)
    yield PromisingPractice(id=f"{id}-practice", party=chosen.code, text=text)


def _paragraph(
    id: str, text: Mapping[str, str], parties: Sequence[Party], number: int
) -> Paragraph:
    return Paragraph(
        id=id,
        number=number,
        text=_wording({tag: text[tag] for tag in LANGUAGES}),
        findings=tuple(_finding(id, text["question"], party) for party in parties),
    )


def _finding(paragraph: str, question: str, party: Party) -> Finding:
    kind = KINDS[_turn(paragraph, party.code) % len(KINDS)]
    answered = kind is not FindingKind.NO_INFORMATION
    return Finding(
        id=f"{paragraph}-{party.code.lower()}",
        party=party.code,
        kind=kind,
        text=_filled(_told()[kind.value], party),
        rests_on=(Evidence(question=question),) if answered else (),
    )


def _recommendation(
    told: Mapping[str, Any], turn: int, asked: Mapping[str, str], paragraph: Paragraph
) -> Recommendation:
    # Whoever plays with few Parties has one to name as well.
    lacking = [one for one in paragraph.findings if one.kind in LACKING] or [paragraph.findings[0]]
    to = Addressed(asked["addressed"])
    named = () if to is Addressed.ALL else tuple(one.party for one in lacking)
    rests_on = lacking if to is Addressed.NAMED else paragraph.findings
    basis = Basis(authority=Authority.CONVENTION, text="CETS 201", place="Article 11")
    return Recommendation(
        id=f"{told['id']}-asks-{turn + 1}",
        code=f"{told['number']}-{turn + 1}",
        strength=asked["strength"],
        text=_wording({tag: asked[tag] for tag in LANGUAGES}),
        addressed=to,
        parties=named,
        basis=(basis,),
        rests_on=tuple(one.id for one in rests_on),
    )


def _filled(texts: Mapping[str, str], party: Party) -> Wording:
    """A text about a Party, by its name in each language."""
    names = {tag: party.names.get(tag) or party.name for tag in LANGUAGES}
    return _wording({tag: texts[tag].format(party=names[tag]) for tag in LANGUAGES})


def _wording(texts: Mapping[str, str]) -> Wording:
    return Wording.of(dict(texts))


def _turn(*about: str) -> int:
    digest = hashlib.sha256(" ".join(about).encode()).digest()
    return int.from_bytes(digest[:4], "big")


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "report.toml").read_text("utf-8"))
