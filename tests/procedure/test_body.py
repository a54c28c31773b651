"""What readers take from a body's file: its words, made ready only when they are asked for."""

import re
import subprocess
import sys

import pytest

from ronda.procedure.body import NoWords, UnknownBody, load_body
from ronda.procedure.loading import body_ids, load_procedure
from ronda.procedure.word_lists import LEAD_INS, PHRASES, PLAIN, WordLists

READ = ["lanzarote"]
"""The bodies whose factsheets are read and written."""


@pytest.mark.parametrize("id", sorted(set(body_ids()) - set(READ)))
def test_a_body_without_words_is_refused_by_readers(id: str) -> None:
    with pytest.raises(NoWords, match=rf"body “{id}” has no words for readers; add \[words.en\]"):
        load_body(id)


@pytest.mark.parametrize("id", ["nobody", "../parties", "", "Lanzarote"])
def test_a_body_that_is_not_there_is_refused(id: str) -> None:
    with pytest.raises(UnknownBody, match=f"no body “{re.escape(id)}”"):
        load_body(id)


@pytest.mark.parametrize("id", READ)
def test_readers_see_what_the_procedure_says(id: str) -> None:
    body, procedure = load_body(id), load_procedure(id)
    assert (body.id, body.round, body.convention) == (
        procedure.id,
        procedure.round,
        procedure.convention,
    )
    for language in body.languages:
        words = body.words(language)
        assert [*words.strengths] == [rule.id for rule in procedure.strengths.levels]
        assert words.patterns.keys() == WordLists.model_fields.keys() - PLAIN
        assert all(pattern.pattern for pattern in words.patterns.values())
        assert len(words.phrases) == len(PHRASES) + len(LEAD_INS) * len(words.strengths)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("FR", "fr"),
        ("sr", "sr-Cyrl"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-ME", "sr-Cyrl"),
        ("de", "en"),
    ],
)
def test_words_are_those_of_the_nearest_language(asked: str, given: str) -> None:
    assert load_body("lanzarote").words(asked).language == given


def test_words_are_made_ready_once() -> None:
    body = load_body("lanzarote")
    assert body.words("fr") is body.words("fr-FR")


def test_readers_do_not_load_the_procedure() -> None:
    """Reading starts as fast as before: the rules of rounds are none of its business."""
    asked = (
        "import sys; from ronda.procedure.body import load_body;"
        "load_body('lanzarote').words('en');"
        "print(*(name for name in sys.modules if name.startswith('ronda.procedure.')))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["ronda.procedure.body"]
