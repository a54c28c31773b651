"""Vocabularies as SKOS: strengths, statuses, units; made from what Ronda runs by.

Two things to know. Each concept has an id that stays whatever the site is called, and says by which
body and, where the body's file names one, by which document it is used. And what a file calls only
an example is told as one (`skos:editorialNote`).
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ronda.figures.model import Unit
from ronda.figures.writing import unit
from ronda.procedure.loading import body_ids, load_procedure
from ronda.procedure.procedure import Procedure
from ronda.procedure.stated import Named, Stated, Wording

TYPE = "application/ld+json"
_CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_OF_UNITS = ("en", "fr", "sr")
Concept = dict[str, Any]


def _scheme(name: str, title: str, concepts: Iterable[Concept]) -> Mapping[str, Any]:
    of_all = list(concepts)
    scheme = f"urn:ronda:{name}"
    for one in of_all:
        one["skos:inScheme"] = {"@id": scheme}
    head = {
        "@id": scheme,
        "@type": "skos:ConceptScheme",
        "dct:title": {"@value": title, "@language": "en"},
        "skos:hasTopConcept": [{"@id": one["@id"]} for one in of_all],
    }
    return {"@context": _CONTEXT, "@graph": [head, *of_all]}


def strengths() -> Mapping[str, Any]:
    """How strongly recommendations ask, body by body, from the strongest to the weakest."""
    concepts = (
        _concept("strengths", body, one, body.strengths, {"skos:scopeNote": _texts(one.ground)})
        for body in _bodies()
        for one in body.strengths.levels
    )
    return _scheme("strengths", "How strongly a recommendation asks", concepts)


def statuses() -> Mapping[str, Any]:
    """What bodies conclude, body by body; those that judge from best to worst."""
    concepts = (
        _concept("statuses", body, one, body.statuses, {"dct:type": one.kind.value})
        for body in _bodies()
        for one in body.statuses.values
    )
    return _scheme("statuses", "What became of a recommendation", concepts)


def units() -> Mapping[str, Any]:
    """What figures count."""
    concepts = (
        {
            "@id": f"urn:ronda:units:{one.value}",
            "@type": "skos:Concept",
            "skos:notation": one.value,
            "skos:prefLabel": [{"@value": unit(one, tag), "@language": tag} for tag in _OF_UNITS],
        }
        for one in Unit
    )
    return _scheme("units", "What a figure counts", concepts)


VOCABULARIES: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "strengths": strengths,
    "statuses": statuses,
    "units": units,
}


def vocabulary_bytes(name: str) -> bytes:
    """A vocabulary as the published file has it; raises KeyError."""
    return (json.dumps(VOCABULARIES[name](), ensure_ascii=False, indent=2) + "\n").encode()


def _concept(
    scheme: str, body: Procedure, one: Named, section: Stated, more: Mapping[str, Any]
) -> Concept:
    concept: Concept = {
        "@id": f"urn:ronda:{scheme}:{body.id}:{one.id}",
        "@type": "skos:Concept",
        "skos:notation": one.id,
        "skos:prefLabel": _texts(one.name),
        "dct:isPartOf": body.body,
        **more,
    }
    stated = one.stated_in or section.stated_in
    if stated:
        concept["dct:source"] = stated
    example = section.example_of(one)
    if example is not None:
        concept["skos:editorialNote"] = _texts(example)
    return concept


def _texts(wording: Wording) -> list[dict[str, str]]:
    return [{"@value": text, "@language": tag} for tag, text in wording.texts]


def _bodies() -> Iterable[Procedure]:
    return map(load_procedure, body_ids())
