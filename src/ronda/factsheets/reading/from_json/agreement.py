"""What an interchange file says twice must agree, and what points at a place must find it.

Two things to know. A schema cannot tell these: footnote numbers beside marks, the Party's practices
beside its blue box, offsets within their text. And where two statements differ, neither is
believed: the file is refused, because leaving one out would drop what somebody meant.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ronda.factsheets.bodies import factsheet_body
from ronda.factsheets.errors import InvalidJson
from ronda.factsheets.reading.from_json.bounded_json import field_error
from ronda.procedure.body import UnknownBody

Fields = Mapping[str, Any]

_PLACED = ("observations", "recommendations", "practices")


def check_agreement(factsheet: Fields) -> None:
    """Raise InvalidJson for the first thing that does not agree; the shape must be right."""
    error = next(_disagreements(factsheet), None)
    if error is not None:
        raise error


def _disagreements(factsheet: Fields) -> Iterator[InvalidJson]:
    yield from _body(factsheet)
    yield from _text(factsheet.get("preface", {}), "preface")
    for index, note in enumerate(factsheet.get("footnotes", ())):
        yield from _text(note, f"footnotes/{index}")
    for index, chapter in enumerate(factsheet.get("chapters", ())):
        yield from _chapter(chapter, f"chapters/{index}")


def _body(factsheet: Fields) -> Iterator[InvalidJson]:
    try:
        factsheet_body(factsheet["body"])
    except UnknownBody as error:
        yield field_error("body", f"names no body that Ronda knows ({error})")
    if not factsheet["language"].strip():
        yield field_error("language", "should be a language tag such as “en” or “sr-Latn”")


def _chapter(chapter: Fields, path: str) -> Iterator[InvalidJson]:
    opening = {**chapter, "text": chapter.get("introduction", "")}
    yield from _text(opening, path)
    title = {"text": chapter["title"], "marks": chapter.get("title_marks", ())}
    yield from _text(title, f"{path}/title")
    for name in ("headings", *_PLACED):
        for index, one in enumerate(chapter.get(name, ())):
            yield from _statement(one, f"{path}/{name}/{index}")
    yield from _text(chapter.get("practice_box") or {}, f"{path}/practice_box")
    yield from _practices(chapter, path)
    yield from _positions(chapter, path)


def _statement(one: Fields, path: str) -> Iterator[InvalidJson]:
    yield from _text(one, path)
    yield from _text(one.get("lead_in") or {}, f"{path}/lead_in")
    yield from _text(one.get("follow_up") or {}, f"{path}/follow_up")
    labels, items = one.get("labels", ()), one.get("items", ())
    if labels and len(labels) != len(items):
        what = f"has {len(labels)} labels for {len(items)} items"
        yield field_error(f"{path}/labels", what)


def _text(fields: Fields, path: str) -> Iterator[InvalidJson]:
    """Marks and styles stand within their text, and `footnotes` says what the marks do."""
    lines = (fields.get("text", ""), *fields.get("items", ()))
    for index, mark in enumerate(fields.get("marks", ())):
        yield from _place(mark, lines, mark["at"], f"{path}/marks/{index}")
    for index, style in enumerate(fields.get("styles", ())):
        yield from _place(style, lines, style["to"], f"{path}/styles/{index}")
        if style["from"] > style["to"]:
            yield field_error(f"{path}/styles/{index}", "ends before it begins")
    marks, numbers = fields.get("marks"), fields.get("footnotes")
    if marks and numbers is not None and sorted(m["number"] for m in marks) != sorted(numbers):
        what = "does not give the numbers that marks gives; leave one of the two out, or make them"
        yield field_error(f"{path}/footnotes", what + " agree")


def _place(one: Fields, lines: tuple[str, ...], offset: int, path: str) -> Iterator[InvalidJson]:
    item = one.get("item")
    if item is not None and not 0 <= item < len(lines) - 1:
        yield field_error(f"{path}/item", f"is {item}, but there are {len(lines) - 1} items")
    elif offset > len(lines[0 if item is None else item + 1]):
        yield field_error(path, f"stands at {offset}, beyond the end of its text")


def _practices(chapter: Fields, path: str) -> Iterator[InvalidJson]:
    """The Party's practices are what its blue box says."""
    box = _words((chapter.get("practice_box") or {}).get("text", ""))
    for index, practice in enumerate(chapter.get("practices", ())):
        own = practice["noted_by"] == "party"
        if own and box and _words(practice.get("text", "")) not in box:
            what = "gives a practice of the Party that practice_box does not have"
            yield field_error(f"{path}/practices/{index}/text", what)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text)).casefold()


def _positions(chapter: Fields, path: str) -> Iterator[InvalidJson]:
    """All have a position of their own, or none has one."""
    every = [
        (f"{path}/{name}/{index}/position", one.get("position", -1))
        for name in _PLACED
        for index, one in enumerate(chapter.get(name, ()))
        if one.get("noted_by") != "party"
    ]
    given = [position for _, position in every if position >= 0]
    if given and len(given) < len(every):
        lacking = next(where for where, position in every if position < 0)
        yield field_error(lacking, "is missing, though others in the chapter have one")
    if not given and chapter.get("headings"):
        what = "have positions, but what stands between them has none"
        yield field_error(f"{path}/headings", what)
    seen: set[int] = set()
    for where, position in every:
        if position in seen:
            yield field_error(where, f"is {position}, as that of another in the chapter")
        if position >= 0:
            seen.add(position)
