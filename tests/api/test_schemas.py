"""Schemas and vocabularies: kept in the repository as they are served, and true."""

import json

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from ronda.api import schemas, vocabularies
from ronda.procedure.loading import load_procedure
from tests.api.asking import get, items, problem
from tests.apps.compliance.arcadia import LATER, published
from tools import open_data

pytestmark = pytest.mark.django_db


def test_the_folder_has_what_is_served() -> None:
    for name, data in open_data.files().items():
        kept = (open_data.FOLDER / name).read_bytes()
        assert kept == data, f"{name}: run python -m tools.open_data"


def test_every_schema_is_one_and_is_served() -> None:
    for name in schemas.NAMES:
        answer = get(f"/schemas/{name}")
        assert answer["Content-Type"] == "application/schema+json"
        Draft202012Validator.check_schema(json.loads(answer.content))
    problem("/schemas/nothing", 404, "not-visible")


def test_records_are_what_their_schemas_say() -> None:
    published(LATER)
    for name in ("factsheets", "recommendations", "findings", "follow-up", "practices", "rounds"):
        found = items(f"/{name}")
        assert found
        for one in found:
            Draft202012Validator(schemas.record_schema(name)).validate(one)
    sheet = json.loads(get("/factsheets/lanzarote.2.XAR.en.1").content)
    known = json.loads(get("/schemas/ronda-factsheet-1").content)
    Draft202012Validator(known).validate(sheet)


@pytest.mark.parametrize("name", vocabularies.VOCABULARIES)
def test_a_vocabulary_is_skos(name: str) -> None:
    answer = Client().get(f"/api/v1/vocabularies/{name}")
    assert answer["Content-Type"] == "application/ld+json"
    head, *concepts = json.loads(answer.content)["@graph"]
    assert head["@type"] == "skos:ConceptScheme"
    assert [one["@id"] for one in head["skos:hasTopConcept"]] == [one["@id"] for one in concepts]
    assert len({one["@id"] for one in concepts}) == len(concepts)
    for one in concepts:
        assert one["skos:inScheme"]["@id"] == head["@id"]
        assert {label["@language"] for label in one["skos:prefLabel"]} >= {"en", "fr"}


def test_every_strength_and_status_of_the_procedure_is_in_its_vocabulary() -> None:
    body = load_procedure("lanzarote")
    for name, ids in (
        ("strengths", [one.id for one in body.strengths.levels]),
        ("statuses", [one.id for one in body.statuses.values]),
    ):
        graph = vocabularies.VOCABULARIES[name]()["@graph"]
        notations = [one["skos:notation"] for one in graph[1:] if f":{body.id}:" in str(one["@id"])]
        assert notations == ids


def test_the_view_in_uhris_names_has_the_same_recommendations() -> None:
    published()
    ours, theirs = items("/recommendations?limit=9"), items("/uhri?limit=9")
    assert [one["AnnotationId"] for one in theirs] == [one["id"] for one in ours]
    assert theirs[0]["Countries"] == ["XAR"]
