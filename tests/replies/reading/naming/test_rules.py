"""Each rule by itself, on single sentences: what it finds, and what it leaves alone."""

import pytest

from ronda.replies.model import NamedKind
from ronda.replies.reading.naming.articles import articles
from ronda.replies.reading.naming.candidates import Taken
from ronda.replies.reading.naming.dates import dates
from ronda.replies.reading.naming.links import links
from ronda.replies.reading.naming.names import NameFinder
from ronda.replies.reading.naming.tokens import Tokens
from ronda.replies.wording import folded, words_of


def found(kind: NamedKind, text: str, language: str) -> list[str]:
    """The longest names that stand apart from each other."""
    finder = NameFinder(Tokens(folded(text)), words_of(language))
    names: list[tuple[int, int]] = []
    for one in sorted(finder.found(kind), key=lambda c: (c.start, -c.end)):
        if not names or one.start >= names[-1][1]:
            names.append((one.start, one.end))
    return [text[start:end] for start, end in names]


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("on 28/7/2017 we", "en", "2017-07-28"),
        ("on 7/28/2017 we", "en", "2017-07-28"),
        ("the 3rd of May 2021", "en", "2021-05-03"),
        ("March 5, 2020", "en", "2020-03-05"),
        ("2023-02-14", "en", "2023-02-14"),
        ("founded in 2007/08", "en", "2007/2008"),
        ("in October 2021", "en", "2021-10"),
        ("le 1er avril 2020", "fr", "2020-04-01"),
        ("le 28 juillet 2017", "fr", "2017-07-28"),
        ("25. oktobra 2017. godine", "sr-Latn", "2017-10-25"),
        ("25. октобра 2017. године", "sr-Cyrl", "2017-10-25"),
        ("28.7.2023. године", "sr-Cyrl", "2023-07-28"),
        ("22. 06. 2021. godine", "sr-Latn", "2021-06-22"),
        ("5. rujna 2019.", "sr-Latn", "2019-09-05"),
    ],
)
def test_dates_are_told_in_every_style(text: str, language: str, when: str) -> None:
    taken = Taken(len(text))
    taken.take(dates(text, words_of(language)))
    assert [one.when for one in taken.ordered()] == [when]


@pytest.mark.parametrize(
    "text",
    ["31/2/2020", "No. 12/2019-3", "1999 persons", "T-ES(2022)14", "tel. 2020 2021 22", "1:2"],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert list(dates(text, words_of("en"))) == []


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Art. 185 of the Code", "en", ("185",)),
        ("Articles 178 to 181", "en", ("178", "179", "180", "181")),
        ("(Art. 178. - 180.)", "en", ("178", "179", "180")),
        ("§ 4 of the Act", "en", ("4",)),
        ("sections 6 and 7a", "en", ("6", "7a")),
        ("l'article 227-23", "fr", ("227-23",)),
        ("articles 227-23 et 227-24", "fr", ("227-23", "227-24")),
        ("article 377ter", "fr", ("377ter",)),
        ("član 185. stav 4.", "sr-Latn", ("185",)),
        ("чл. 178. до 180.", "sr-Cyrl", ("178", "179", "180")),
        ("у члану 12", "sr-Cyrl", ("12",)),
    ],
)
def test_articles_are_counted_out(text: str, language: str, numbers: tuple[str, ...]) -> None:
    assert [one.numbers for one in articles(text, words_of(language))] == [numbers]


def test_range_without_end_is_bounded() -> None:
    found = list(articles("Articles 1 to 9999", words_of("en")))
    assert [one.numbers for one in found] == [("1", "9999")]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Under the Criminal Code and the Police Act 2003 it is.", "en",
         ["Criminal Code", "Police Act 2003"]),
        ("The Ministry drafted the Law on Foreigners, the Family Act says.", "en",
         ["Law on Foreigners", "Family Act"]),
        ("In Chapter XVIII of the Penal Code.", "en", ["Penal Code"]),
        ("under international law and the rule of law", "en", []),
        ("International Law is clear; Case Law too.", "en", []),
        ("la loi n° 98-468 du 17 juin 1998 relative à la prévention prévoit", "fr",
         ["loi n° 98-468 du 17 juin 1998 relative à la prévention"]),
        ("le code pénal réprime, le Code de procédure pénale dispose", "fr",
         ["code pénal", "Code de procédure pénale"]),
        ("prema Zakonu o policiji policajac", "sr-Latn", ["Zakonu o policiji policajac"]),
        ("Законом о полицији прописано је", "sr-Cyrl", ["Законом о полицији"]),
        ("Кривичним закоником и Породичним законом", "sr-Cyrl",
         ["Кривичним закоником", "Породичним законом"]),
    ],
)  # fmt: skip
def test_instruments_go_as_far_as_their_names(text: str, language: str, names: list[str]) -> None:
    assert found(NamedKind.INSTRUMENT, text, language) == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("the Ministry of Labour, Employment and Social Affairs, and pupils", "en",
         ["Ministry of Labour, Employment and Social Affairs"]),
        ("the Cyber Division of the Ministry of Health's staff", "en",
         ["Cyber Division", "Ministry of Health"]),
        ("a service for children in need", "en", []),
        ("le ministère de la Justice et les tribunaux", "fr", ["ministère de la Justice"]),
        ("Ministarstvo unutrašnjih poslova je", "sr-Latn", ["Ministarstvo unutrašnjih poslova"]),
        ("Више јавно тужилаштво у Новом Саду је", "sr-Cyrl",
         ["Више јавно тужилаштво у Новом Саду"]),
    ],
)  # fmt: skip
def test_institutions_go_as_far_as_their_names(text: str, language: str, names: list[str]) -> None:
    assert found(NamedKind.INSTITUTION, text, language) == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("access to the database ICSE, and", "en", ["ICSE"]),
        ("the INTERPOL ICSE international database of", "en",
         ["INTERPOL ICSE international database"]),
        ("a database of photographs and the justice system", "en", []),
        ("la base de données FIDELE est", "fr", ["FIDELE"]),
        ("у бази података „Искра” воде", "sr-Cyrl", ["Искра"]),
    ],
)  # fmt: skip
def test_systems_are_told_by_the_word_beside_them(
    text: str, language: str, names: list[str]
) -> None:
    assert found(NamedKind.SYSTEM, text, language) == names


def test_links_end_before_the_stop_of_their_sentence() -> None:
    text = "See https://a.example/b?c=1, write to d.e@f.example."
    shown = [text[one.start : one.end] for one in links(text)]
    assert shown == ["https://a.example/b?c=1", "d.e@f.example"]
