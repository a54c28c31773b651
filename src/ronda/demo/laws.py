"""Loads Arcadia's laws, its charges by article, and two operations; all of it is invented.

Two things to know. An article is worded anew in the middle of the series, so that it can be seen
how the series breaks. And some counts are small, so that it can be seen what does not leave.
"""

from datetime import date
from decimal import Decimal

from ronda.apps.accounts.models import User
from ronda.apps.charges.services.charges import articles_tie
from ronda.apps.charges.services.files import file_receive as operations_receive
from ronda.apps.charges.services.operations import (
    Conducted,
    operation_add,
    operation_count,
    operation_serve,
)
from ronda.apps.laws.models import Article, Law, LawKind
from ronda.apps.laws.pasting import Pasted
from ronda.apps.laws.services.files import file_receive as laws_receive
from ronda.apps.laws.services.laws import (
    Amending,
    Titled,
    change_answer,
    change_ask,
    law_add,
    version_add,
    version_withdraw,
)
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Indicator, Institution
from ronda.apps.national.selectors.institutions import called, institutions
from ronda.apps.national.selectors.measures import recommendations
from ronda.apps.national.services.figures import Defined, Given, indicator_define, value_give
from ronda.apps.national.standing import standing_of
from ronda.figures.model import Unit
from ronda.figures.periods import Period
from ronda.spreadsheets.writing import Written, as_csv

_CODE = "Penal Code"
_FIRST = Amending(
    "Official Journal of Arcadia 14/2018",
    date(2019, 1, 1),
    (
        Pasted("177", "Whoever meets a child in order to abuse it is liable to imprisonment."),
        Pasted(
            "178",
            "(1) Whoever makes or distributes material that shows the abuse of a child is liable"
            " to imprisonment of one to five years.\n"
            "(2) The material is confiscated.",
        ),
    ),
    note="The code as it was adopted.",
)
_SECOND = Amending(
    "Official Journal of Arcadia 61/2023",
    date(2024, 1, 1),
    (
        Pasted(
            "178",
            "(1) Whoever makes, distributes, obtains or keeps material that shows the abuse of a"
            " child is liable to imprisonment of one to eight years.\n"
            "(2) The material is confiscated.",
        ),
        Pasted(
            "178a",
            "Whoever threatens to publish a picture of a child in order to obtain another is"
            " liable to imprisonment of two to ten years.",
        ),
    ),
    published_on=date(2023, 11, 20),
    note="Keeping such material and threats with pictures are covered.",
)
_WRONG = Amending(
    "Official Journal of Arcadia 16/2023",
    date(2024, 1, 1),
    (Pasted("177", "Whoever proposes a meeting to a child in order to abuse it is liable."),),
)
_CHARGES = Defined(
    "Charges of online offences, by article",
    Unit.CHARGES,
    "Charges filed by the police; one person may be charged more than once.",
    date(2019, 1, 1),
    "article",
    ("177", "178", "178a"),
)
_CHARGED = Defined(
    "Persons charged under Article 178, by sex",
    Unit.PERSONS_CHARGED,
    "Persons against whom at least one charge under Article 178 was filed in the year.",
    date(2019, 1, 1),
    "sex",
    ("women", "men"),
)
_COUNTS = {
    "177": {"2021": 9, "2022": 7, "2023": 12, "2024": 11, "2025": 4},
    "178": {"2021": 31, "2022": 36, "2023": 40, "2024": 64, "2025": 59},
    "178a": {"2024": 6, "2025": 13},
}
_BY_SEX = {
    "": {"2023": 36, "2024": 57, "2025": 52},
    "women": {"2023": 2, "2024": 6, "2025": 5},
    "men": {"2023": 34, "2024": 51, "2025": 47},
}
_HERON = {
    Unit.SUSPECTS: 21,
    Unit.SEARCHES: 34,
    Unit.COUNTRIES: 5,
    Unit.VICTIMS_IDENTIFIED: 3,
}


def load_laws(coordinator: User) -> None:
    """Fill the laws, charges and operations of Arcadia."""
    with at_desk(coordinator):
        named = {called(one): one for one in institutions()}
        keys = [one.key for one in recommendations(standing_of(coordinator))[:3]]
    interior, justice = named["Ministry of the Interior"], named["Ministry of Justice"]
    law = _law(coordinator, justice, keys)
    _charges(coordinator, interior, law)
    _operations(coordinator, interior, keys)
    _files(coordinator, called(interior))


def _law(actor: User, justice: Institution, keys: list[str]) -> Law:
    titled = Titled("Penal Code of the Republic of Arcadia", _CODE, LawKind.CODE, justice)
    law = law_add(actor=actor, titled=titled)
    version_add(actor=actor, law=law, amending=_FIRST)
    wrong = version_add(actor=actor, law=law, amending=_WRONG)
    reason = "This issue of the journal is of another law."
    version_withdraw(actor=actor, version=wrong, reason=reason)
    second = version_add(actor=actor, law=law, amending=_SECOND)
    articles = _articles(actor, law)
    if keys:
        note = "Cover that such material is kept."
        (asked,) = change_ask(
            actor=actor, law=law, keys=keys[:1], article=articles["178"], note=note
        )
        change_answer(actor=actor, asked=asked, version=second)
        change_ask(actor=actor, law=law, keys=keys[1:2], article=articles["177"])
    return law


def _articles(actor: User, law: Law) -> dict[str, Article]:
    with at_desk(actor):
        return {one.number: one for one in Article.objects.filter(law=law).select_related("law")}


def _charges(actor: User, interior: Institution, law: Law) -> None:
    charges = indicator_define(actor=actor, institution=interior, defined=_CHARGES)
    for group, counts in _COUNTS.items():
        _give(actor, charges, counts, group)
    charged = indicator_define(actor=actor, institution=interior, defined=_CHARGED)
    for group, counts in _BY_SEX.items():
        _give(actor, charged, counts, group)
    articles = _articles(actor, law)
    articles_tie(actor=actor, indicator=charges, articles=articles)
    articles_tie(actor=actor, indicator=charged, articles={"": articles["178"]})


def _operations(actor: User, interior: Institution, keys: list[str]) -> None:
    going_on = Conducted(
        "Breakwater",
        interior,
        date(2016, 5, 1),
        about="The standing operation of the online unit against abuse material.",
    )
    breakwater = operation_add(actor=actor, conducted=going_on)
    counted = {Unit.CHARGES: {"2024": 41, "2025": 38}, Unit.PERSONS_CHARGED: {"2024": 37}}
    for unit, counts in counted.items():
        words = "In cases that began in this operation."
        indicator = operation_count(actor=actor, operation=breakwater, unit=unit, words=words)
        _give(actor, indicator, counts)
    ended = Conducted(
        "Heron 2025", interior, date(2025, 3, 3), date(2025, 6, 20), "Coastal Police Network"
    )
    heron = operation_add(actor=actor, conducted=ended)
    for unit, amount in _HERON.items():
        words = "In all countries that took part."
        indicator = operation_count(actor=actor, operation=heron, unit=unit, words=words)
        _give(actor, indicator, {"2025": amount})
    operation_serve(actor=actor, operation=heron, keys=keys[:1])


def _files(actor: User, interior: str) -> None:
    """Spreadsheets that wait to be looked at: of operations, and of a law's articles."""
    rows: list[tuple[Written, ...]] = [
        ("Name", "Institution", "Begins", "Ends"),
        ("Tern 2026", interior, "9.2.2026", "27.2.2026"),
        ("Heron 2025", interior, "3.3.2025", "20.6.2025"),
    ]
    operations_receive(actor=actor, data=as_csv(rows), name="operations-2026.csv")
    articles: list[tuple[Written, ...]] = [
        ("Short title", "Gazette", "In force from", "Article", "Text"),
        (_CODE, "Official Journal of Arcadia 9/2026", "1.1.2027", "178b", "Attempts are punished."),
        (_CODE, "Official Journal of Arcadia 9/2026", "1.1.2027", "177", ""),
    ]
    laws_receive(actor=actor, data=as_csv(articles), name="penal-code-2027.csv")


def _give(actor: User, indicator: Indicator, counts: dict[str, int], group: str = "") -> None:
    for year, amount in counts.items():
        given = Given(
            period=Period.of(year),
            amount=Decimal(amount),
            document=f"Annual report of the police {year}",
            group=group,
            dated=date(int(year) + 1, 2, 15),
            place="table 2",
        )
        value_give(actor=actor, indicator=indicator, given=given)
