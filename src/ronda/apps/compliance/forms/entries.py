"""Which fields of a factsheet are corrected together, and how each is asked for.

Two things to know. An entry is what a proofing page shows as one thing ("chapters/2/title",
"chapters/2/recommendations/0/follow_up"); it belongs to a spot, the path that services take. And a
field is shown as one line or text and understood as the plain value that services take.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.apps.compliance.models.content import HEADING_KINDS, NOTE_KINDS
from ronda.factsheets.model import Scope, Strength

_SPOT = re.compile(
    r"(?P<spot>chapters/\d+(?:/(?:headings|observations|recommendations|practices)/\d+)?"
    r"|footnotes/\d+)(?:/(?P<part>\w+))?"
)
_FRONT = {
    "title": ("title", "party_name", "prepared", "updated", "language"),
    "preface": ("preface",),
}
_OF_LISTS = {
    "headings": ("text", "kind", "scope"),
    "observations": ("text", "items", "scope", "topic", "paragraphs"),
    "recommendations": ("codes", "strength", "scope", "topic", "text", "items"),
    "practices": ("text",),
    "footnotes": ("number", "kind", "text", "paragraphs", "recommendations"),
}
_PARTS = {
    "title": ("number", "title"),
    "introduction": ("introduction",),
    "practice_box": ("practice_box",),
    "lead_in": ("lead_in",),
    "follow_up": ("follow_up",),
}
_CODE = re.compile(r"[A-Za-z]{0,8}-?[0-9]{1,3}[a-z]?")
STRENGTHS = (
    (Strength.REQUIRE.value, pgettext_lazy("strength", "Requires")),
    (Strength.REQUEST.value, pgettext_lazy("strength", "Requests")),
    (Strength.INVITE.value, pgettext_lazy("strength", "Invites")),
)
SCOPES = (
    (Scope.SPECIFIC.value, gettext_lazy("For this Party")),
    (Scope.GENERIC.value, gettext_lazy("For all Parties")),
)
MARKED = ("headings", "observations", "recommendations", "practices")
"""The lists whose things have footnote marks that a person may move."""


@dataclass(frozen=True)
class Editing:
    """What is corrected: the spot, its fields, and whether marks are written into its text."""

    spot: str
    fields: tuple[str, ...]
    marked: bool = False


def editing_of(entry: str) -> Editing | None:
    """What an entry's form changes; None where there is no such entry."""
    if entry in _FRONT:
        return Editing("cover", _FRONT[entry])
    found = _SPOT.fullmatch(entry)
    if found is None:
        return None
    spot, part = found["spot"], found["part"]
    if part is not None:
        return Editing(spot, _PARTS[part]) if part in _PARTS else None
    held = spot.split("/")[-2]
    fields = _OF_LISTS.get(held)
    return None if fields is None else Editing(spot, fields, marked=held in MARKED)


def field_for(name: str) -> forms.Field:
    """The form field that asks for a field of the factsheet."""
    return _FIELDS[name]()


def shown(name: str, value: Any) -> Any:
    """A plain value as the form field takes it."""
    if name in {"codes", "paragraphs", "recommendations"}:
        return ", ".join(map(str, value))
    return "" if value is None else value


def numbers(given: str) -> list[int]:
    """Numbers between commas; raises a form error for anything else."""
    parts = [part.strip() for part in given.split(",") if part.strip()]
    if not all(part.isdecimal() for part in parts):
        raise forms.ValidationError(_("Write numbers with commas between them: 71, 73."))
    return [int(part) for part in parts]


def codes(given: str) -> list[str]:
    """Codes between commas; raises a form error for what has not the form of a code."""
    found = [part.strip() for part in given.split(",") if part.strip()]
    for part in found:
        if not _CODE.fullmatch(part):
            sentence = _("“%(given)s” is not a code: write codes such as III-3, III-7.")
            raise forms.ValidationError(sentence % {"given": part})
    return found


def check_numbers(given: str) -> None:
    """Raise a form error for what are not numbers between commas."""
    numbers(given)


def check_codes(given: str) -> None:
    """Raise a form error for what are not codes between commas."""
    codes(given)


def _line(
    label: Any,
    hint: Any = "",
    *,
    required: bool = False,
    check: Callable[[Any], None] | None = None,
) -> Callable[[], forms.Field]:
    checks = [check] if check else []
    return lambda: forms.CharField(
        label=label, help_text=hint, required=required, validators=checks
    )


def _text(
    label: Any, hint: Any = "", *, rows: int = 6, required: bool = False
) -> Callable[[], forms.Field]:
    widget = forms.Textarea(attrs={"rows": rows})
    return lambda: forms.CharField(
        label=label, help_text=hint, required=required, widget=widget, strip=False
    )


def _choice(label: Any, choices: Any, *, required: bool = True) -> Callable[[], forms.Field]:
    every = choices if required else [("", "—"), *choices]
    return lambda: forms.ChoiceField(label=label, choices=every, required=required)


_MARKS = gettext_lazy("A footnote mark is written [^12], right where it stands.")
_LINES = gettext_lazy("One paragraph to a line; a point of a list begins with “- ”.")
_MONTH = gettext_lazy("Year and month: 2025-03. Leave empty where the document does not say.")
_NUMBERS = gettext_lazy("Numbers with commas between them: 71, 73.")
_CODES = gettext_lazy("Codes with commas between them: III-3, III-7.")
_POINTS = gettext_lazy("One point to a line. A letter may stand before it: “a) ”.")

_FIELDS: Mapping[str, Callable[[], forms.Field]] = {
    "title": _text(gettext_lazy("Title"), rows=3),
    "party_name": _line(gettext_lazy("Party, as the document names it"), required=True),
    "prepared": _line(gettext_lazy("Prepared"), _MONTH),
    "updated": _line(gettext_lazy("Updated with the Party’s information"), _MONTH),
    "language": _line(
        gettext_lazy("Language of the document"),
        gettext_lazy("A language tag: en, fr, sr-Cyrl, sr-Latn."),
        required=True,
    ),
    "preface": _text(gettext_lazy("Preface"), _LINES),
    "number": _line(gettext_lazy("Number")),
    "introduction": _text(gettext_lazy("Introduction"), _LINES, rows=10),
    "practice_box": _text(gettext_lazy("Text of the blue box"), _LINES, rows=8),
    "follow_up": _text(gettext_lazy("Text of the orange box"), _LINES, rows=8),
    "lead_in": _text(
        gettext_lazy("Lead-in"),
        gettext_lazy("It belongs to every point that stands under it."),
        rows=3,
    ),
    "text": _text(gettext_lazy("Text"), _MARKS, required=True),
    "items": _text(gettext_lazy("Points"), _POINTS, rows=3),
    "kind": _choice(gettext_lazy("Kind"), [*HEADING_KINDS, *NOTE_KINDS]),
    "scope": _choice(gettext_lazy("Scope"), SCOPES),
    "strength": _choice(gettext_lazy("Strength"), STRENGTHS, required=False),
    "topic": _line(gettext_lazy("Topic")),
    "codes": _line(gettext_lazy("Codes"), _CODES, check=check_codes),
    "paragraphs": _line(gettext_lazy("Paragraphs of the report"), _NUMBERS, check=check_numbers),
    "recommendations": _line(gettext_lazy("Codes of recommendations"), _CODES, check=check_codes),
}
