"""What factsheets stand in: invented bodies, States and rounds, with report and conclusions.

Two things to know. These few thousand rows are made as everybody's are, with their history. And
what is generated is known by its names alone: bodies are called "generated-1", conventions
"Generated 1", and States have codes from QMA to QZZ, which ISO 3166 gives to no State.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from string import ascii_uppercase

from ronda.apps.accounts.models import User
from ronda.apps.meetings.models import Decision, Meeting, MeetingState
from ronda.apps.reports.models import Draft, Report
from ronda.apps.rounds.models import Conduct, Happening, RoundParty
from ronda.apps.treaties.models import Body, Convention, Party, Round
from ronda.demo.generated.rows import CODES, Place, strength_of
from ronda.demo.generated.sizes import Sizes
from ronda.demo.generated.words import chance_of, cyrillic, words, writer
from ronda.procedure.loading import body_text, load_procedure
from ronda.procedure.parties import party_by_code
from ronda.procedure.stages import Per
from ronda.procedure.stated import Wording
from ronda.reports import model
from ronda.reports.checksum import checksum

SLUG, TREATY = "generated-", "Generated "
STATE_CODES = [f"Q{a}{b}" for a, b in product("MNOPQRSTUVWXYZ", ascii_uppercase)]
PROCEDURE = "lanzarote"
"""By whose rules the invented bodies work."""
_LAUNCHED = date(2006, 1, 9)


@dataclass(frozen=True)
class Frame:
    """A round, the States in it in the order of their factsheets, and its conclusions."""

    place: Place
    parties: Sequence[Party]


def frames(actor: User, sizes: Sizes, seed: int) -> Iterator[Frame]:
    """Make bodies and States, then round by round what each stands on."""
    every = _parties(sizes.states, seed)
    bodies = [_body(n) for n in range(sizes.bodies)]
    for at, (body, number, factsheets) in enumerate(sizes.in_rounds()):
        chance = chance_of(f"{seed} round {at}")
        chosen = sorted(chance.sample(every, factsheets), key=lambda one: one.code)
        yield _round(actor, bodies[body], number, chosen, f"{seed} round {at}")


def _parties(states: int, seed: int) -> list[Party]:
    chance = chance_of(f"{seed} States")
    free = _free_pairs()
    names = _state_names(chance)
    return [
        Party.objects.create(
            code=code, alpha2=next(free), name=name["en"], names=name, invented=True
        )
        for code, name in zip(STATE_CODES[:states], names, strict=False)
    ]


def _free_pairs() -> Iterator[str]:
    """Two-letter codes that no record has; those of real States last."""
    taken = set(Party.objects.values_list("alpha2", flat=True))
    pairs = ["".join(pair) for pair in product(ascii_uppercase, repeat=2)]
    last = {pair for pair in pairs if pair in _REAL}
    yield from (one for one in sorted(pairs, key=lambda one: one in last) if one not in taken)


def _state_names(chance: random.Random) -> Iterator[Mapping[str, str]]:
    told = words()["frame"]
    parts = (told["party_begins"], told["party_middles"], told["party_ends"])
    every = ["".join(one) for one in product(*parts)]
    chance.shuffle(every)
    for name in every:
        if party_by_code(name) is None:
            yield {"en": name, "fr": name, "sr-Cyrl": cyrillic(name), "sr-Latn": name}


def _body(n: int) -> Body:
    subjects = words()["frame"]["subjects"]
    subject = subjects[n % len(subjects)]
    again = f" ({n // len(subjects) + 1})" if n >= len(subjects) else ""
    convention = Convention.objects.create(
        number=f"{TREATY}{n + 1}", title=f"Invented convention on {subject}{again}"
    )
    return Body.objects.create(
        slug=f"{SLUG}{n + 1}",
        name=f"Invented Committee on {subject}{again}",
        convention=convention,
    )


def _round(actor: User, body: Body, number: int, parties: Sequence[Party], seed: str) -> Frame:
    theme = f"{body.name.removeprefix('Invented Committee on ').capitalize()}, part {number}"
    round = Round.objects.create(body=body, number=number, theme=theme)
    _conduct(actor, round, theme, parties)
    draft = _report(actor, round, theme, seed)
    decision = _decision(actor, round) if number == 1 else None
    place = Place(round.pk, seed, draft.pk, decision.pk if decision else None)
    return Frame(place, parties)


def _conduct(actor: User, round: Round, theme: str, parties: Sequence[Party]) -> None:
    procedure = load_procedure(PROCEDURE)
    conduct = Conduct.objects.create(
        round=round,
        procedure=PROCEDURE,
        procedure_text=body_text(PROCEDURE),
        themes={"en": theme},
        stage=procedure.stages.steps[-1].id,
        openness="public",
        created_by=actor,
    )
    RoundParty.objects.bulk_create(
        [RoundParty(conduct=conduct, party=one) for one in parties], batch_size=500
    )
    events = [one for one in procedure.stages.events if one.per is Per.ROUND]
    for n, event in enumerate(events):
        on = _LAUNCHED + timedelta(days=60 * n)
        Happening.objects.create(conduct=conduct, event=event.id, on=on, recorded_by=actor)


def _report(actor: User, round: Round, theme: str, seed: str) -> Draft:
    value = model.Report(
        body=PROCEDURE,
        round=round.number,
        languages=("en",),
        title=Wording.of({"en": f"Report on {theme}"}),
        chapters=(_chapter(theme, seed),),
        adopted=model.Adoption(meeting="1st meeting", on=_LAUNCHED, document="GEN(2006)1"),
    )
    report = Report.objects.create(round=round, created_by=actor)
    draft = Draft.objects.create(
        report=report,
        number=1,
        content=value.model_dump(mode="json", by_alias=True),
        sha256=checksum(value),
        file_name="generated.json",
        adopted=True,
        made_by=actor,
    )
    report.published, report.published_on = draft, _LAUNCHED
    report.save(update_fields=["published", "published_on"])
    return draft


def _chapter(theme: str, seed: str) -> model.Chapter:
    return model.Chapter(
        id="chapter-1",
        number="I",
        title=Wording.of({"en": theme}),
        entries=tuple(_asked(code, seed) for code in range(1, CODES + 1)),
    )


def _asked(code: int, seed: str) -> model.Recommendation:
    text = writer("en").text("recommendation", chance_of(f"{seed} report R{code}"))
    return model.Recommendation(
        id=f"r-{code}",
        code=f"R{code}",
        strength=strength_of(seed, code),
        text=Wording.of({"en": text}),
    )


def _decision(actor: User, round: Round) -> Decision:
    meeting = Meeting.objects.create(
        body=round.body,
        number=1,
        begins=_LAUNCHED,
        ends=_LAUNCHED + timedelta(days=2),
        state=MeetingState.CLOSED,
    )
    return Decision.objects.create(
        meeting=meeting,
        number=1,
        what="assessment.status",
        texts={"en": "The Committee adopted its conclusions."},
        recorded_by=actor,
    )


_REAL = frozenset(
    # Read two by two.
    map(
        "".join,
        zip(
            *[
                iter(
                    "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCF"
                    "CGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETEUFIFJFKFMFOFRGAGBGDGEGFGG"
                    "GHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKR"
                    "KWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENF"
                    "NGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSM"
                    "SNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUKUMUSUYUZVAVCVEVGVIVNVUWFWS"
                    "XKYEYTZAZMZW"
                )
            ]
            * 2,
            strict=True,
        ),
    )
)
"""The two-letter codes of States and territories."""
