"""Arcadia's documents: two editions of its factsheet, the Word file it sent back, and a reply.

Two things to know. The texts lie beside this module, in `texts/`, for anyone to read and change.
And the Word files are made from them at the moment of asking, through the same reader and writer
as everybody's, so that no binary file is kept.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from ronda.factsheets.model import Box, Chapter, Factsheet, Observation, Recommendation
from ronda.factsheets.reading import read
from ronda.factsheets.writing import to_bytes

CODE = "XAR"
FIRST_EDITION = "factsheet-2023.txt"
SECOND_EDITION = "factsheet-2025.txt"
FRENCH_EDITION = "factsheet-2025-fr.txt"
_TEXTS = files("ronda.demo") / "texts"


@dataclass(frozen=True)
class DemoFile:
    """A file as a person would hand it in: its name and its bytes."""

    name: str
    data: bytes


def first_edition() -> DemoFile:
    """The factsheet as the Secretariat prepared it in 2023, with empty boxes, in Word."""
    return _in_word(_factsheet(FIRST_EDITION), "Factsheet Arcadia 2023.docx")


def second_edition() -> DemoFile:
    """The factsheet with what Arcadia reported in 2025, as plain text."""
    return DemoFile("Factsheet Arcadia 2025.txt", (_TEXTS / SECOND_EDITION).read_bytes())


def french_edition() -> DemoFile:
    """The second edition in French, abridged, as plain text."""
    return DemoFile("Fiche Arcadie 2025.txt", (_TEXTS / FRENCH_EDITION).read_bytes())


def returned() -> DemoFile:
    """The second edition in Word as Arcadia sent it back, with more boxes filled in.

    One figure outside the boxes was changed on the way, as happens.
    """
    filled = tomllib.loads((_TEXTS / "returned-2025.toml").read_text(encoding="utf-8"))
    factsheet = _with_slips(_factsheet(SECOND_EDITION), filled["slips"])
    chapters = tuple(_with_boxes(chapter, filled) for chapter in factsheet.chapters)
    changed = factsheet.model_copy(update={"chapters": chapters})
    return _in_word(changed, "Factsheet Arcadia 2025 - returned.docx")


def reply() -> DemoFile:
    """A ministry's letter to Arcadia's coordinator, in Markdown."""
    return DemoFile(
        "Reply Ministry of the Interior 2024.md", (_TEXTS / "reply-2024.md").read_bytes()
    )


def _factsheet(name: str) -> Factsheet:
    return read((_TEXTS / name).read_bytes(), name=name)


def _in_word(factsheet: Factsheet, name: str) -> DemoFile:
    return DemoFile(name, to_bytes(factsheet, "docx"))


def _with_boxes(chapter: Chapter, filled: Mapping[str, Mapping[str, str]]) -> Chapter:
    """The chapter with the boxes filled that `filled` has a text for, by code or by number."""
    recommendations = tuple(_answered(r, filled["follow_up"]) for r in chapter.recommendations)
    update: dict[str, object] = {"recommendations": recommendations}
    if text := filled["practice_box"].get(chapter.number):
        update["practice_box"] = Box(text=text)
    return Chapter.model_validate(dict(chapter) | update)


def _answered(one: Recommendation, texts: Mapping[str, str]) -> Recommendation:
    text = next((texts[code] for code in one.codes if code in texts), None)
    return one if text is None else one.model_copy(update={"follow_up": Box(text=text)})


def _with_slips(factsheet: Factsheet, slips: list[Mapping[str, str]]) -> Factsheet:
    """The factsheet with each slip's `find` replaced in the observations."""
    chapters = tuple(
        c.model_copy(update={"observations": tuple(_slipped(o, slips) for o in c.observations)})
        for c in factsheet.chapters
    )
    return factsheet.model_copy(update={"chapters": chapters})


def _slipped(one: Observation, slips: list[Mapping[str, str]]) -> Observation:
    """With the words replaced; marks that stand after them stay beside the same words."""
    for slip in slips:
        head, found, tail = one.text.partition(slip["find"])
        if found:
            end, longer = len(head + found), len(slip["replace"]) - len(found)
            marks = tuple(
                mark.model_copy(update={"at": mark.at + longer}) if mark.at >= end else mark
                for mark in one.marks
            )
            update = {"text": head + slip["replace"] + tail, "marks": marks}
            one = one.model_copy(update=update)
    return one
