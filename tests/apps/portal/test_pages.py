"""What public pages say: where the Parties stand, of each what is published, where it leads."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from ronda.apps.rounds.models import Conduct
from ronda.apps.treaties.models import Party
from tests.apps.assessments.scene import decided, proposed
from tests.apps.compliance.arcadia import published
from tests.apps.portal.scene import (
    AT,
    COMPARE,
    CSV,
    HOME,
    MATRIX,
    PARTY,
    ROUND,
    earlier_round,
    laid,
    main_of,
    open_conclusions,
    read,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


@pytest.fixture
def conduct() -> Conduct:
    return laid()


def concluded(conduct: Conduct) -> None:
    decided(conduct, proposed(conduct, id="r-1", status="partly"))
    open_conclusions(conduct)


def test_the_map_has_every_party_where_nothing_is_published() -> None:
    page = read(HOME)
    for party in Party.objects.filter(invented=False):
        assert f'href="/parties/{party.code.lower()}/"' in page
    assert page.count('class="tile tile-nothing"') == Party.objects.filter(invented=False).count()
    assert "Nothing is published yet" in page
    assert "/parties/xar/" not in page


def test_the_map_says_how_far_each_party_has_come(conduct: Conduct) -> None:
    page = read(HOME)
    for code, level in (("xar", "said"), ("xta", "asked")):
        assert f'class="tile tile-{level}" href="/parties/{code}/"' in page
    concluded(conduct)
    page = read(HOME)
    assert 'class="tile tile-concluded" href="/parties/xar/"' in page
    assert f'href="{MATRIX}?shows=partly"' in page


def test_an_unknown_round_on_the_first_page_is_said_and_the_newest_is_shown(
    conduct: Conduct,
) -> None:
    for said in ("lanzarote-99", "", "x" * 5_000, "%00"):
        assert "nothing is published; the newest one is shown" in read(f"{HOME}?round={said}")
    assert "the newest one is shown" not in read(f"{HOME}?round=lanzarote-2")


def test_a_party_without_anything_has_a_page_and_an_unknown_one_has_none() -> None:
    assert "Nothing is published of this Party yet" in read("/parties/alb/")
    assert Client().get("/parties/zzz/").status_code == 404


def test_the_page_of_a_party_leads_to_every_source(conduct: Conduct) -> None:
    concluded(conduct)
    page = read(PARTY)
    assert 'href="/factsheets/xar/2/en/1/"' in page
    assert 'href="/factsheets/xar/2/#I-1"' in page
    assert f'href="{reverse("assessments:cell", args=[*AT, "xar", "r-1"])}"' in page
    assert "Arcadia wrote the age into its code." in page
    assert "said nothing yet" in page


def test_the_matrix_shows_conclusions_else_whether_anything_was_said(conduct: Conduct) -> None:
    page = main_of(read(MATRIX))
    assert '<a href="/factsheets/xar/2/#I-1">◐</a>' in page
    assert '<a href="/factsheets/xta/2/#II-2">○</a>' in page
    concluded(conduct)
    page = main_of(read(MATRIX))
    address = reverse("assessments:cell", args=[*AT, "xar", "r-1"])
    assert f'<a href="{address}">P</a>' in page


def test_the_matrix_is_narrowed_and_ordered_by_its_address(conduct: Conduct) -> None:
    concluded(conduct)
    assert "/factsheets/xta/2/#" not in main_of(read(f"{MATRIX}?party=XAR"))
    narrowed = main_of(read(f"{MATRIX}?shows=partly"))
    assert ">I-1 <" in narrowed
    assert ">II-2 <" not in narrowed
    assert "#I-1" not in main_of(read(f"{MATRIX}?chapter=II"))
    least = main_of(read(f"{MATRIX}?rows=least"))
    assert least.index(">II-2 <") < least.index(">I-1 <")
    most = main_of(read(f"{MATRIX}?rows=most&parties=most"))
    assert most.index(">I-1 <") < most.index(">II-2 <")


@pytest.mark.parametrize("asked", ["chapter=XCIX", "shows=nothing", "party=ZZZ", "rows=x"])
def test_a_filter_that_is_not_there_is_said_and_not_applied(conduct: Conduct, asked: str) -> None:
    page = main_of(read(f"{MATRIX}?{asked}"))
    assert "Something needs to be put right" in page
    assert "#I-1" in page


def test_the_matrix_as_a_table_has_a_line_for_each_cell_with_its_source(conduct: Conduct) -> None:
    concluded(conduct)
    found = list(csv.DictReader(io.StringIO(read(CSV).lstrip("\ufeff")), delimiter=";"))
    line = next(one for one in found if (one["party"], one["code"]) == ("XAR", "I-1"))
    assert (line["situation"], line["status"]) == ("said", "partly")
    assert line["page"] == "http://testserver/factsheets/xar/2/#I-1"
    assert {one["party"] for one in found} == {"XAR", "XTA"}


def test_a_round_without_factsheets_says_so_and_an_unknown_one_is_not_there() -> None:
    published()
    assert Client().get("/rounds/lanzarote/99/matrix/").status_code == 404
    assert Client().get("/rounds/nobody/2/matrix.csv").status_code == 404


def test_two_parties_stand_beside_each_other(conduct: Conduct) -> None:
    concluded(conduct)
    page = main_of(read(f"{COMPARE}?party=xar&party=XTA&chapter=I"))
    assert 'href="/factsheets/xar/2/en/1/#I-1"' in page
    assert "Arcadia wrote the age into its code." in page
    assert "partly in compliance" in page
    assert f'href="{reverse("assessments:cell", args=[*AT, "xar", "r-1"])}"' in page


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("party=xar", "Choose one more Party at least, or two rounds of this one."),
        ("party=xar&party=xar", "Choose one more Party at least"),
        ("party=xar&party=zzz", "Of “ZZZ” no factsheet is published"),
        ("party=xar&party=alb", "Of “ALB” no factsheet is published"),
        ("party=xar&party=xta&round=lanzarote-77", "In round “lanzarote-77” nothing is published"),
        ("round=lanzarote-2", "Choose the Parties to compare"),
        ("party=xar&round=lanzarote-2", "Choose one more Party at least"),
        (
            "&".join(f"party={one}" for one in ("xar", "xta", "xve", "alb", "and", "arm", "aut")),
            "7 Parties are chosen; at most 6 can stand beside each other.",
        ),
        ("&".join(f"party=x{turn}" for turn in range(900)), "900 Parties are chosen; at most 6"),
        ("party=xar&party=%00%3Cb%3E", "no factsheet is published"),
    ],
)
def test_what_cannot_be_compared_gets_a_sentence(
    conduct: Conduct, asked: str, sentence: str
) -> None:
    assert sentence in read(f"{COMPARE}?{asked}")


def test_two_rounds_of_a_party_are_tied_by_what_they_say(conduct: Conduct) -> None:
    earlier_round()
    two = f"{COMPARE}?party=xar&round=lanzarote-1&round=lanzarote-2"
    assert two.replace("&round=lanzarote-1&round=lanzarote-2", "&amp;round=lanzarote-2") in read(
        PARTY
    )
    reworded = main_of(read(f"{two}&chapter=I"))
    assert "to do less" in reworded
    assert "to do what r-1 says" in reworded
    assert "this is not asked here" in reworded
    assert "this is not asked here" not in main_of(read(f"{two}&chapter=II"))


def test_a_party_is_shown_in_the_round_that_is_asked_for(conduct: Conduct) -> None:
    earlier_round()
    assert "/factsheets/xar/1/#I-1" in main_of(read(f"{PARTY}?round=lanzarote-1"))
    assert "to do less" in main_of(read(f"{PARTY}?round=lanzarote-1"))


def test_a_round_tells_what_came_of_it(conduct: Conduct) -> None:
    page = main_of(read(ROUND))
    assert f'href="{MATRIX}"' in page
    assert f'href="{MATRIX}?chapter=II"' in page
    assert 'href="/parties/xta/"' in page


def test_a_round_that_is_not_run_here_tells_what_is_published_of_it() -> None:
    assert Client().get(ROUND).status_code == 404
    published()
    page = read(ROUND)
    assert "What came of it so far" in page
    assert 'href="/parties/xar/"' in page
