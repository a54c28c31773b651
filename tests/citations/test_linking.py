"""Linked data in a page says what the citation says, and ends nothing."""

import json
from datetime import date

import pytest

from ronda.citations import Citable, File, Kind, linked_data
from tests.citations.test_writing import HOSTILE, cited


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_ends_the_element(title: str) -> None:
    told = linked_data(cited(title))
    assert not set(told) & set("<>&\u2028\u2029\n")
    assert json.loads(told)["author"]["name"] == "Lanzarote Committee"


def test_what_is_not_known_is_not_told() -> None:
    told = json.loads(linked_data(Citable("a", Kind.PAGE, "T", "B", "https://e.org/1")))
    assert set(told) == {"@context", "@type", "@id", "url", "name", "author"}


def test_a_collection_tells_where_its_data_are() -> None:
    one = Citable(
        *("a", Kind.COLLECTION, "T", "B", "https://e.org/1", date(2026, 3, 1)),
        files=(File("https://e.org/a.csv", "text/csv"),),
        terms=("https://e.org/terms#require",),
    )
    told = json.loads(linked_data(one))
    assert told["@type"] == "Dataset" and told["datePublished"] == "2026-03-01"
    assert told["distribution"][0]["@type"] == "DataDownload"
    assert told["about"] == [{"@type": "DefinedTerm", "@id": "https://e.org/terms#require"}]
