"""Where a body's strengths and the factsheet's meet: the format says three, and no other."""

import tomllib
from importlib.resources import files

import pytest

from ronda.factsheets.bodies import check_strengths, factsheet_body
from ronda.factsheets.errors import InvalidJson, NotAFactsheet
from ronda.factsheets.model import Strength
from ronda.factsheets.reading import read
from ronda.factsheets.reading.from_json.agreement import check_agreement
from ronda.factsheets.reading.told_properties import told_properties
from ronda.procedure.body import Body, UnknownBody
from ronda.procedure.loading import body_ids, load_procedure


def test_the_formats_strengths_are_those_of_lanzarotes_second_round_in_order() -> None:
    levels = load_procedure("lanzarote").strengths.levels
    assert [rule.id for rule in levels] == [strength.value for strength in Strength]
    assert factsheet_body("lanzarote").round == 2


@pytest.mark.parametrize("id", sorted(set(body_ids()) - {"lanzarote"}))
def test_a_file_that_says_it_is_of_a_body_without_factsheets_is_refused(id: str) -> None:
    with pytest.raises(UnknownBody, match=id):
        factsheet_body(id)
    with pytest.raises(NotAFactsheet, match=f"the body “{id}”"):
        told_properties({"body": id})
    with pytest.raises(InvalidJson, match=f"body names no body that Ronda knows .*“{id}”"):
        check_agreement({"body": id, "language": "en"})


def test_a_page_of_a_body_without_factsheets_is_refused_in_a_sentence() -> None:
    page = (
        b"<meta name='ronda:format' content='ronda-factsheet/1'>"
        b"<meta name='ronda:body' content='grevio'><p data-role='title'>FACTSHEET"
    )
    with pytest.raises(NotAFactsheet, match="“grevio”"):
        read(page, name="page.html")


def test_a_body_whose_words_name_other_strengths_is_refused() -> None:
    """Such a body can be shipped with words one day; this format still cannot say its verbs."""
    source = files("ronda.procedure") / "bodies" / "lanzarote.toml"
    words = tomllib.loads(source.read_text("utf-8"))["words"]
    words["en"]["strengths"] = {"urge": ["urges"], "invite": ["invites"]}
    with pytest.raises(
        UnknownBody, match="the strength “urge”, which the format ronda-factsheet/1"
    ):
        check_strengths(Body("other", 1, "CETS 201", words))
    check_strengths(factsheet_body("lanzarote"))
