"""Pages across Parties: everything about a recommendation, a chapter, an article, a practice."""

import json
import re
from collections.abc import Iterable
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from ronda.apps.compliance.models import Chapter, Practice, Recommendation
from ronda.apps.reports.models import Draft
from ronda.apps.reports.services.drafts import draft_take_in, report_publish
from ronda.apps.treaties.selectors import round_by_number
from ronda.reports.json_form import json_of
from tests.apps.asked import asked
from tests.apps.compliance.arcadia import LATER, PLAIN, approved, published
from tests.apps.people import secretary, state
from tests.apps.reports.scene import ADOPTED
from tests.reports.arcadian import report

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
CASE = "/rounds/lanzarote/2/recommendations/II-4/"
CHAPTER = "/rounds/lanzarote/2/chapters/II/"
OTHERS = (("XTA", "Talvia"), ("SRB", "Serbia"), ("MLT", "Malta"), ("CYP", "Cyprus"))
BASIS = {"authority": "convention", "text": "CETS 201", "place": "Article 23, paragraph 1"}
LOOSE = BASIS | {"text": "cets-201", "place": "article 23"}
TIED = BASIS | {"passage": "cets-201/article-23"}


def text_of(address: str, **asked_for: str) -> str:
    answer = Client().get(address, asked_for)
    assert answer.status_code == 200, (address, answer.status_code)
    return TOKEN.sub("", unescape(answer.content.decode()))


def taken_in(
    *, basis: Iterable[object] = (), cites: Iterable[str] = (), **changes: object
) -> Draft:
    """The round's report, its II-1 resting on two findings and on an article, adopted."""
    for code in ("XAR", "XTA"):
        state(code)
    told = json.loads(json_of(report()))
    first, second = told["chapters"]
    first["entries"][1]["findings"][0]["cites"] = list(cites)
    second["entries"][1] |= {"code": "II-4", "rests_on": ["f-1", "f-2"], "basis": list(basis)}
    data = json.dumps(told | {"adopted": ADOPTED} | changes).encode()
    round = round_by_number("lanzarote", 2)
    return draft_take_in(actor=secretary(), round=round, data=data, name="report.json")


def open_to_all(draft: Draft) -> None:
    report_publish(actor=secretary(), draft=draft, on=timezone.localdate())


def test_a_recommendation_has_its_texts_basis_findings_and_answers_with_their_places() -> None:
    published(LATER)
    open_to_all(taken_in(basis=[TIED]))
    text = text_of(CASE.lower())
    place = "/rounds/lanzarote/2/report/drafts/1/"
    assert "to do what r-3 says;" in text and "(fr) to do what r-3 says;" in text
    assert f'href="{place}#r-3"' in text
    assert (
        'href="/library/cets-201/article-23/"' in text and 'href="/articles/cets-201/23/"' in text
    )
    assert f'href="{place}#p-1"' in text and "What the replies say, part 1." in text
    assert "Arcadia sets no age." in text and "Talvia" in text
    assert 'href="/factsheets/xar/2/en/1/#II-4"' in text
    assert f'href="{CHAPTER}"' in text


def test_a_report_that_is_not_published_gives_nothing_away() -> None:
    published(LATER)
    without = text_of(CASE)
    taken_in(basis=[BASIS])
    assert text_of(CASE) == without
    assert Client().get("/rounds/lanzarote/2/recommendations/I-1/").status_code == 404


def test_older_wordings_stay_in_the_history() -> None:
    edition = published(PLAIN)
    row = Recommendation.objects.get(edition=edition, codes__contains=["II-4"])
    Recommendation.objects.filter(pk=row.pk).update(text="to do it as it was put before.")
    published(LATER)
    text = text_of(CASE)
    assert "to do it as it was put before." in text
    assert 'href="/factsheets/xar/2/en/1/#II-4"' in text


def test_an_edition_that_is_not_published_is_in_no_history() -> None:
    published(LATER)
    before = text_of(CASE)
    approved(PLAIN)
    assert text_of(CASE) == before


def test_a_chapter_tells_what_is_asked_found_and_promising() -> None:
    published(LATER)
    text = text_of(CHAPTER.lower())
    assert f'href="{CASE}"' in text
    assert 'href="/factsheets/xar/2/en/1/#chapters-' in text
    assert "Arcadia" in text_of(CHAPTER, party="XAR")
    assert "Arcadia" in text_of(CHAPTER, party="nobody")
    assert Client().get("/rounds/lanzarote/2/chapters/XCIX/").status_code == 404
    assert Client().get("/rounds/lanzarote/99/chapters/II/").status_code == 404


def test_a_chapter_leads_to_the_paragraphs_of_the_report() -> None:
    edition = published(LATER)
    observed = edition.chapters.get(number="II").observations.first()
    assert observed is not None
    observed.paragraphs = [1, 4_000]
    observed.save()
    open_to_all(taken_in())
    text = text_of(CHAPTER)
    assert 'href="/rounds/lanzarote/2/report/drafts/1/#p-1"' in text
    assert "Paragraph 4000 of the report" in text and "#p-4000" not in text


@pytest.mark.parametrize("basis", [BASIS, TIED, LOOSE])
def test_an_article_tells_what_it_led_to(basis: object) -> None:
    published(LATER)
    open_to_all(taken_in(basis=[basis], cites=["cets-201/article-23"]))
    text = text_of("/articles/cets-201/23/")
    assert f'href="{CASE}"' in text and "One recommendation rests on it." in text
    assert "One finding cites it." in text
    assert 'href="/rounds/lanzarote/2/report/drafts/1/#p-1"' in text


def test_an_article_is_not_another_and_tells_nothing_unpublished() -> None:
    taken_in(basis=[BASIS])
    assert "Nothing published rests on this article yet" in text_of("/articles/cets-201/23/")
    open_to_all(Draft.objects.get())
    assert "Nothing published rests" not in text_of("/articles/cets-201/23/")
    assert "Nothing published rests" in text_of("/articles/cets-201/24/")
    assert Client().get("/articles/cets-201/999/").status_code == 404
    assert Client().get("/articles/cets-999/23/").status_code == 404


def test_practices_are_collected_and_narrowed_down() -> None:
    assert "No promising practice is published yet" in text_of("/practices/")
    edition = published(LATER)
    chapter = edition.chapters.get(number="II")
    chapter.practices.create(order=90, position=90, noted_by="committee", text="A line by post.")
    text = text_of("/practices/")
    assert "A line by post." in text
    assert f"#chapters-{chapter.order}-practices-90" in text and f'href="{CHAPTER}"' in text
    assert "A line by post." in text_of("/practices/", told="committee", party="XAR")
    assert "A line by post." not in text_of("/practices/", told="party")
    assert "A line by post." in text_of("/practices/", round="lanzarote.2", theme=chapter.title)
    assert "A line by post." in text_of("/practices/", party="nobody", page="-1")


def test_practices_of_unpublished_editions_are_not_there() -> None:
    edition = approved(LATER)
    chapter = edition.chapters.get(number="II")
    chapter.practices.create(order=90, position=90, noted_by="committee", text="A line by post.")
    assert "A line by post." not in text_of("/practices/")


@pytest.mark.parametrize(
    "page", [CASE, CHAPTER, "/articles/cets-201/23/", "/practices/", "/factsheets/xar/2/"]
)
def test_pages_are_cited_by_lasting_addresses(page: str) -> None:
    published(LATER)
    open_to_all(taken_in(basis=[TIED]))
    assert "How to cite this page" in text_of(page)
    for address in ("/citation.bib", "/citation.ris"):
        assert "http://testserver/" in text_of(address, page=page)
    assert Client().get("/card/fr.png", {"page": page}).status_code == 200


def test_pages_ask_no_more_for_more() -> None:
    another(1)
    another(2)
    Practice.objects.create(
        chapter=Chapter.objects.all()[1], order=90, noted_by="committee", text="A line by post."
    )
    open_to_all(taken_in(basis=[TIED], cites=["cets-201/article-23"]))
    pages = {
        "case": CASE,
        "chapter": CHAPTER,
        "article": "/articles/cets-201/23/",
        "practices": "/practices/",
    }
    before = asked(Client(), pages)
    another(3)
    another(4)
    assert asked(Client(), pages) == before
    assert before == {"case": 10, "chapter": 11, "article": 6, "practices": 7}


def another(turn: int) -> None:
    """The factsheet of one Party more."""
    code, name = OTHERS[turn - 1]
    state(code)
    published(LATER.replace("Arcadia", name).replace("ARCADIA", name.upper()))
