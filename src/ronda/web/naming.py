"""What a place of a factsheet is called on a page, in the reader's language.

Two things to know. A place is a path as in `Stretch.place` ("chapters/2/recommendations/0/text");
its entry is the part of it that is shown, linked and corrected as one. And a recommendation is
called by its codes, everything else by its chapter and its turn there.
"""

import re

from django.utils.translation import gettext as _

from ronda.factsheets.model import Factsheet, Recommendation

_ENTRY = re.compile(
    r"chapters/\d+/(?:(?:observations|recommendations)/\d+/(?:lead_in|follow_up)"
    r"|(?:observations|recommendations|practices|headings)/\d+"
    r"|title|introduction|practice_box)"
    r"|footnotes/\d+|preface|title|contents|cover|furniture|unplaced|set-aside"
)
_PARTS = re.compile(
    r"chapters/(?P<chapter>\d+)(?:/(?P<field>\w+)(?:/(?P<index>\d+))?)?(?P<rest>/.*)?"
)


def entry_of(place: str) -> str:
    """The entry that a place belongs to: "chapters/2/recommendations/0" for its text or points.

    >>> entry_of("chapters/2/recommendations/0/items/1")
    'chapters/2/recommendations/0'
    >>> entry_of("chapters/2/recommendations/0/follow_up/text")
    'chapters/2/recommendations/0/follow_up'
    """
    found = _ENTRY.match(place)
    return found[0] if found else place


def id_of(entry: str) -> str:
    """The id of an entry in the record of a proofing page."""
    return "r-" + entry.replace("/", "-")


def place_name(factsheet: Factsheet, place: str) -> str:
    """What a place is called; the path itself where it leads nowhere."""
    entry = entry_of(place)
    if found := _PARTS.fullmatch(entry):
        return _in_chapter(factsheet, found) or place
    if entry.startswith("footnotes/"):
        return _note(factsheet, int(entry.split("/")[1])) or place
    return _front().get(entry, place)


def recommendation_name(recommendation: Recommendation, index: int) -> str:
    """A recommendation by its codes, else by its turn in the chapter (from 0)."""
    if recommendation.codes:
        return ", ".join(recommendation.codes)
    return _("Recommendation %(number)s without a code") % {"number": index + 1}


def _front() -> dict[str, str]:
    return {
        "title": _("Cover"),
        "cover": _("Cover"),
        "preface": _("Preface"),
        "contents": _("Table of contents"),
        "furniture": _("Running head or page number"),
        "unplaced": _("Unplaced"),
        "set-aside": _("Set aside"),
    }


def _note(factsheet: Factsheet, index: int) -> str:
    if index >= len(factsheet.footnotes):
        return ""
    return _("Note %(number)s") % {"number": factsheet.footnotes[index].number}


def _in_chapter(factsheet: Factsheet, found: re.Match[str]) -> str:
    number = int(found["chapter"])
    if number >= len(factsheet.chapters):
        return ""
    chapter = factsheet.chapters[number]
    called = _("Chapter %(number)s") % {"number": chapter.number or number + 1}
    field, index = found["field"] or "title", int(found["index"] or 0)
    if field == "recommendations" and index < len(chapter.recommendations):
        name = recommendation_name(chapter.recommendations[index], index)
        return _part_of(name, found["rest"] or "")
    what = _fields().get(field, "") % {"number": index + 1}
    name = _("%(chapter)s, %(what)s") % {"chapter": called, "what": what} if what else called
    return _part_of(name, found["rest"] or "")


def _part_of(name: str, rest: str) -> str:
    parts = {"/lead_in": _("lead-in"), "/follow_up": _("orange box")}
    if rest not in parts:
        return name
    return _("%(name)s, %(part)s") % {"name": name, "part": parts[rest]}


def _fields() -> dict[str, str]:
    return {
        "title": _("title"),
        "introduction": _("introduction"),
        "practice_box": _("blue box"),
        "headings": _("heading %(number)s"),
        "observations": _("observation %(number)s"),
        "practices": _("promising practice %(number)s"),
    }
