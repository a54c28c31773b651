"""The desk of a State with a full answer library, measured; a program of its own.

Two things to know. It is called with a folder for the database, how many earlier answers there
are, and the folder of the real documents or nothing; figures go to the standard output as JSON.
And texts are made of invented words, as often as words are (the n-th one n times more seldom),
among which every third is one that recommendations are made of.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bench.pages import begin_desk

ASKED = 3000
WORDS = [
    "police",
    "training",
    "seminar",
    "helpline",
    "victim",
    "identification",
    "database",
    "register",
    "prosecution",
    "judges",
    "awareness",
    "campaign",
    "school",
    "parents",
    "teachers",
    "research",
    "data",
    "funding",
    "staff",
    "unit",
    "cooperation",
    "Interpol",
    "evidence",
    "hearing",
    "convicted",
    "offenders",
    "solicitation",
    "material",
    "online",
    "internet",
    "children",
]
PAGES = 20
DIFFERENT = 4000
"""How many different texts the earlier answers are made of; the rest says the same again."""


def main(folder: Path, answers: int, seeds: str) -> dict[str, Any]:
    """Set it up, measure it."""
    begin_desk(folder)
    who, contribution = _filled(answers)
    return {
        "answers": answers,
        "asked": ASKED,
        "pages": _pages(who, contribution),
        "passage": _passage(who, contribution),
        "letter": _letter(seeds),
        "quality": _quality(seeds),
    }


def _texts(seed: int) -> Iterator[str]:
    chosen = random.Random(seed)
    invented = [f"{a}{b}{c}" for a in ("ar", "bel", "cor", "dun") for b in _ENDS for c in _ENDS]
    weights = [1 / n for n in range(1, len(invented) + 1)]
    while True:
        drawn = chosen.choices(invented, weights, k=40)
        drawn[::3] = chosen.choices(WORDS, k=len(drawn[::3]))
        yield " ".join(drawn).capitalize() + "."


_ENDS = [a + b for a in "abdefgiklmnoprstuvz" for b in ("al", "en", "is", "or", "um")]


def _filled(answers: int) -> tuple[Any, Any]:
    """The coordinator of an invented Party, its desk filled, and a contribution to place."""
    from ronda.apps.national.desk import at_desk
    from ronda.apps.national.models import EarlierAnswer, FoundIn, Gathered
    from ronda.apps.treaties.models import Round
    from tests.apps.national.placing_scene import contribution
    from tests.apps.people import coordinator, state

    who, round, texts = coordinator("XAR"), Round.objects.get(), _texts(1)
    different = [next(texts) for _ in range(DIFFERENT)]
    party = state("XAR").pk
    _without_history()
    with at_desk(who):
        asked = ((f"X-{n}", next(texts)[:200]) for n in range(ASKED))
        _put(
            FoundIn.ASKED,
            party,
            [
                Gathered(
                    party_id=party,
                    round=round,
                    kind="recommendation",
                    code=c,
                    wording=t,
                    heading="Chapter",
                )
                for c, t in asked
            ],
        )
        said = date(2024, 5, 1)
        for begun in range(0, answers, DIFFERENT):
            _put(
                FoundIn.ANSWER,
                party,
                [
                    EarlierAnswer(
                        party_id=party,
                        said_on=said - timedelta(days=n % 2000),
                        said_to="GRETA",
                        document=f"Reply {n % 60}",
                        text=different[n % DIFFERENT],
                    )
                    for n in range(begun, min(begun + DIFFERENT, answers))
                ],
            )
    _analysed()
    return who, contribution(*(next(texts) for _ in range(70)), actor=who)


@cache
def _terms(text: str) -> Any:
    from ronda.replies.placing.ranking import Terms
    from ronda.replies.placing.terms import terms_of

    return Terms(terms_of(text, "en"))


def _put(what: Any, party: int, records: list[Any]) -> None:
    """The records with their terms, quickly."""
    from django.db import connection

    from ronda.apps.national import finding
    from ronda.apps.national.desk import away_from_desk

    terms = [_terms(getattr(one, "text", "") or one.wording) for one in records]
    for one, its in zip(records, terms, strict=True):
        one.length = finding.length(its)
    kept = type(records[0]).objects.bulk_create(records, batch_size=1000)
    # COPY is not for a role under row-level security.
    with away_from_desk(), connection.cursor() as cursor:
        statement = "COPY national_termplace (party_id, what, term, record, counts) FROM STDIN"
        with cursor.copy(statement) as copy:
            for one, its in zip(kept, terms, strict=True):
                for term, counts in its.counted().items():
                    copy.write_row((party, what.value, term, one.pk, counts))


def _without_history() -> None:
    """History is written by triggers, a row at a time; it is not what is measured here."""
    _run("ALTER TABLE national_earlieranswer DISABLE TRIGGER USER")


def _analysed() -> None:
    _run("VACUUM ANALYZE national_termplace")
    _run("VACUUM ANALYZE national_earlieranswer")
    _run("VACUUM ANALYZE national_gathered")


def _run(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)


def _pages(who: Any, contribution: Any) -> dict[str, float]:
    """The time that 95 in 100 of each page stay below."""
    from django.test import Client
    from django.urls import reverse

    client, texts = Client(SERVER_NAME="localhost"), _texts(3)
    client.force_login(who)

    def page(name: str, *args: Any, **query: Any) -> Callable[[], None]:
        def get() -> None:
            answer = client.get(reverse(f"national:{name}", args=args), query)
            assert answer.status_code == 200, answer.status_code

        return get

    key = _first_key(who)
    return {
        "placing": _p95(
            [page("placing", contribution.pk, passage=str(n)) for n in range(1, PAGES + 1)]
        ),
        "contributions to place": _p95([page("placing-list")] * PAGES),
        "the library, newest": _p95([page("library", page=n) for n in range(1, PAGES + 1)]),
        "the library, one word": _p95([page("library", q=word) for word in WORDS[:PAGES]]),
        "the library, a sentence": _p95(
            [page("library", q=next(texts)[:200]) for _ in range(PAGES)]
        ),
        "what was said before": _p95([page("said-before", asked=key)] * PAGES),
    }


def _first_key(who: Any) -> str:
    from ronda.apps.national.desk import at_desk
    from ronda.apps.national.models import Gathered

    with at_desk(who):
        first = Gathered.objects.first()
    assert first is not None
    return str(first.key)


def _passage(who: Any, contribution: Any) -> float:
    from ronda.apps.national.desk import at_desk
    from ronda.apps.national.selectors.placing import passages_placed, suggestions

    with at_desk(who):
        passages = passages_placed(contribution)
        return _p95([_suggesting(suggestions, passages, at) for at in range(len(passages))])


def _suggesting(suggestions: Any, passages: Any, at: int) -> Callable[[], None]:
    def suggest() -> None:
        assert suggestions(passages, at)

    return suggest


def _p95(works: list[Callable[[], None]]) -> float:
    """The time that 95 in 100 stay below, each run once after the first was run to warm."""
    works[0]()
    times = []
    for work in works:
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return sorted(times)[int(len(times) * 0.95) - 1]


def _letter(seeds: str) -> float:
    from bench.letter_content import letter
    from bench.measuring import warm
    from ronda.replies.reading import read

    real = Path(seeds) / "003_9f6a084f7cb28bc3.txt" if seeds else None
    data = real.read_bytes() if real else letter().encode()
    return warm(lambda: read(data, name="letter.txt"))


def _quality(seeds: str) -> dict[str, Any]:
    """How well is suggested, ours beside plain search, on each table that is there."""
    from django.db import connection

    from ronda.replies.placing.ranking import Ranking
    from tests.replies.placing.plain_search import plainly_best
    from tests.replies.placing.table import invented_table, measured, seed_table

    tables = {"invented letters": invented_table()}
    if seeds:
        letter, sheet = "003_9f6a084f7cb28bc3.txt", "000_0eeabfee0b04fde7.txt"
        tables["the real letter"] = seed_table(Path(seeds) / letter, Path(seeds) / sheet)
    told = {}
    for name, table in tables.items():
        ranking = Ranking({key: target.terms for key, target in table.targets.items()})
        best = {c.name: [s.target for s in ranking.best(c.terms)] for c in table.cases}
        with connection.cursor() as cursor:
            plain = {
                who: plainly_best(table, sign, cursor)
                for who, sign in (("any word", "|"), ("every word", "&"))
            }
        every = {"ronda": best, **plain}
        told[name] = {
            who: dict(zip(("recall at 5", "precision at 1"), measured(table, found), strict=True))
            for who, found in every.items()
        }
    return told


if __name__ == "__main__":
    figures = main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    json.dump(figures, sys.stdout)
