"""Texts of an interchange file brought to the format's conventions of white space.

Two things to know. Only texts of other programs are touched: those that say nothing of marks and
styles, whose offsets would no longer fit. And only white space and the signs of bullets change,
never a word.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Fields = Mapping[str, Any]

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_POINT = re.compile(
    r"(?P<indent>[ \t]*)(?P<label>[-•▪◦‣·*–—]|\(?[a-z0-9]{1,3}\))[ \t\u00a0]+(?=\S)"
)
_SIGNS = "•▪◦‣·*–—"


def one_line(text: str) -> str:
    """`text` as one line, blanks single and none at either end."""
    return _BLANKS.sub(" ", text).strip(" ")


def lines(text: str) -> str:
    r"""`text` with each paragraph on a line of its own, and points of a list as "- " or "a) ".

    >>> lines("One\t two \r\n\r\n  • three")
    'One two\n  - three'
    """
    found = (_line(line) for line in re.split(r"\r\n|\r|\n", text))
    return "\n".join(line for line in found if line)


def _line(line: str) -> str:
    point = _POINT.match(line)
    if point is None:
        return one_line(line)
    depth = len(point["indent"].expandtabs(2)) // 2
    label = "-" if point["label"] in _SIGNS else point["label"]
    return f"{'  ' * depth}{label} {one_line(line[point.end() :])}"


def folded_texts(factsheet: Fields) -> dict[str, Any]:
    """The factsheet's fields with every text folded that says nothing of marks and styles."""
    found = dict(factsheet)
    if "preface" not in found:
        found["title"] = lines(found.get("title", ""))
    found["chapters"] = [_chapter(each) for each in found.get("chapters", ())]
    found["footnotes"] = [_of(each, one_line) for each in found.get("footnotes", ())]
    if "preface" in found:
        found["preface"] = _of(found["preface"], lines)
    return found


def _chapter(chapter: Fields) -> dict[str, Any]:
    found = dict(chapter)
    if "title_marks" not in found:
        found["title"] = one_line(found["title"])
    if _is_bare(found):
        found["introduction"] = lines(found.get("introduction", ""))
    for name in ("headings", "observations", "recommendations"):
        if name in found:
            found[name] = [_statement(each) for each in found[name]]
    if "practices" in found:
        found["practices"] = [_of(each, lines) for each in found["practices"]]
    if found.get("practice_box"):
        found["practice_box"] = _of(found["practice_box"], lines)
    return found


def _statement(one: Fields) -> dict[str, Any]:
    found = _of(one, one_line)
    if found.get("items") and _is_bare(one):
        found["items"] = [one_line(item) for item in found["items"]]
    if found.get("topic"):
        found["topic"] = one_line(found["topic"])
    for name, fold in (("lead_in", one_line), ("follow_up", lines)):
        if found.get(name):
            found[name] = _of(found[name], fold)
    return found


def _of(one: Fields, fold: Callable[[str], str]) -> dict[str, Any]:
    if not _is_bare(one) or "text" not in one:
        return dict(one)
    return {**one, "text": fold(one["text"])}


def _is_bare(fields: Fields) -> bool:
    return "marks" not in fields and "styles" not in fields
