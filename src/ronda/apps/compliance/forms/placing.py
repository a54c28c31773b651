"""Asks what is to become of an unplaced stretch, and for what the reading missed.

Two things to know. A stretch is put into a text that is there, made into an entry of its own, or
set aside with a reason. And the choices are made from the factsheet as it stands now.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.apps.compliance import notation
from ronda.apps.compliance.correcting.anchors import spots
from ronda.apps.compliance.correcting.fields import Plain, plain
from ronda.apps.compliance.correcting.spots import Kind, Spot, thing_at
from ronda.apps.compliance.forms.entries import SCOPES, STRENGTHS, check_codes
from ronda.apps.compliance.forms.entries import codes as codes_in
from ronda.factsheets.model import Chapter, Factsheet, HeadingKind, NoteKind, Recommendation

_LONGEST = 70
_NEW = [
    ("recommendation", gettext_lazy("recommendation")),
    ("observation", gettext_lazy("observation")),
    ("practice", gettext_lazy("promising practice of the Committee")),
    ("topic", gettext_lazy("heading of a topic")),
    ("section", gettext_lazy("heading of a section")),
    ("practices", gettext_lazy("heading over promising practices")),
    ("footnote", gettext_lazy("footnote")),
]
_HEADINGS = {kind.value for kind in HeadingKind}


class PutForm(forms.Form):
    """Puts a stretch into a text that is there."""

    where = forms.ChoiceField(label=gettext_lazy("Into which text"))
    end = forms.ChoiceField(
        label=gettext_lazy("At which end"),
        choices=[
            ("end", pgettext_lazy("of a text", "At its end")),
            ("start", pgettext_lazy("of a text", "At its beginning")),
        ],
    )

    def __init__(self, data: Any, *, value: Factsheet) -> None:
        super().__init__(data, prefix="put")
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *texts(value)]

    def place(self) -> tuple[str, str]:
        """The spot and the field that were chosen."""
        spot, _slash, field = self.cleaned_data["where"].rpartition("/")
        return spot, field


class AddForm(forms.Form):
    """Adds an entry that is not there, from a stretch or from nothing."""

    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=_NEW)
    chapter = forms.TypedChoiceField(
        label=gettext_lazy("In which chapter"), coerce=int, required=False, empty_value=None
    )
    position = forms.IntegerField(
        label=gettext_lazy("Which of its kind in the chapter"),
        help_text=gettext_lazy("1 is the first. Leave empty for the last."),
        required=False,
        min_value=1,
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("A footnote mark is written [^12], right where it stands."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    scope = forms.ChoiceField(label=gettext_lazy("Scope"), choices=SCOPES, required=False)
    codes = forms.CharField(
        label=gettext_lazy("Codes"),
        help_text=gettext_lazy("Codes with commas between them: III-3, III-7."),
        required=False,
        validators=[check_codes],
    )
    strength = forms.ChoiceField(
        label=gettext_lazy("Strength"),
        choices=[("", "—"), *STRENGTHS],
        required=False,
    )
    has_box = forms.BooleanField(label=gettext_lazy("It has an orange box"), required=False)
    number = forms.IntegerField(label=gettext_lazy("Number"), required=False, min_value=1)

    def __init__(
        self, data: Any, *, value: Factsheet, text: str = "", chapter: int | None = None
    ) -> None:
        first = {"text": text, "chapter": chapter}
        super().__init__(data, prefix="add", initial=first)
        self.value = value
        field = self.fields["chapter"]
        assert isinstance(field, forms.TypedChoiceField)
        numbered = enumerate(value.chapters)
        field.choices = [("", "—"), *((i, f"{c.number} {c.title}") for i, c in numbered)]

    def clean(self) -> dict[str, Any]:
        """What each kind cannot do without."""
        cleaned: dict[str, Any] = super().clean() or {}
        kind = cleaned.get("kind")
        if kind == "recommendation" and not cleaned.get("strength"):
            self.add_error("strength", _("Say how strongly it asks."))
        if kind == "footnote" and not cleaned.get("number"):
            self.add_error("number", _("Say which number it has."))
        if kind != "footnote" and cleaned.get("chapter") is None:
            self.add_error("chapter", _("Say in which chapter it stands."))
        return cleaned

    def place(self) -> str:
        """The spot before which it goes."""
        kind, chapter = self._kind(), self.cleaned_data["chapter"]
        if kind is Kind.FOOTNOTE:
            numbers = [note.number for note in self.value.footnotes]
            before = [n for n in numbers if n < self.cleaned_data["number"]]
            return Spot(kind, index=len(before)).path
        things = getattr(self.value.chapters[chapter], kind.list_name)
        index = min((self.cleaned_data["position"] or len(things) + 1) - 1, len(things))
        return Spot(kind, chapter, index).path

    def fields_of_value(self) -> dict[str, Plain]:
        """The fields of what is added, as the service takes them."""
        given = self.cleaned_data
        text, marks = notation.understood(given["text"])
        kind = self._kind()
        if kind is Kind.FOOTNOTE:
            return {"number": given["number"], "text": text, "kind": NoteKind.NOTE.value}
        found: dict[str, Plain] = {"text": text, "marks": plain(marks)}
        if kind is not Kind.PRACTICE:
            found["scope"] = given["scope"]
        if kind is Kind.HEADING:
            found["kind"] = given["kind"]
        if kind is Kind.RECOMMENDATION:
            found["codes"], found["strength"] = codes_in(given["codes"]), given["strength"]
            found["follow_up"] = {"text": ""} if given["has_box"] else None
        return found

    def _kind(self) -> Kind:
        kind = self.cleaned_data["kind"]
        return Kind.HEADING if kind in _HEADINGS else Kind(kind)


def chapter_of(value: Factsheet, order: int) -> int | None:
    """The chapter (from 0) in which unplaced stretch number `order` stands in the source.

    It is that of the nearest placed stretch before it; None where no chapter has begun.
    """
    account = sorted(value.account.stretches, key=lambda stretch: stretch.start)
    unplaced = [index for index, one in enumerate(account) if one.place == "unplaced"]
    if len(unplaced) != len(value.account.unplaced):
        return None
    before = [one.place for one in account[: unplaced[order]] if one.place.startswith("chapters/")]
    return int(before[-1].split("/")[1]) if before else None


def texts(value: Factsheet) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every text that a stretch can be put into, in groups: the front, each chapter, the notes."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for spot in spots(value):
        group = _group(value, spot)
        groups.setdefault(group, []).extend(_texts_at(value, spot))
    return list(groups.items())


def _group(value: Factsheet, spot: Spot) -> str:
    if spot.kind is Kind.COVER:
        return _("Cover")
    if spot.chapter is None:
        return _("Footnotes")
    chapter = value.chapters[spot.chapter]
    return f"{chapter.number} {chapter.title}".strip()


def _texts_at(value: Factsheet, spot: Spot) -> list[tuple[str, str]]:
    thing = thing_at(value, spot)
    if isinstance(thing, Factsheet):
        return [("cover/title", _("Title")), ("cover/preface", _("Preface"))]
    if isinstance(thing, Chapter):
        own = [(f"{spot.path}/introduction", _("Introduction"))]
        box = [(f"{spot.path}/practice_box", _("Blue box"))]
        return [*own, *(box if thing.practice_box is not None else [])]
    name = _short(thing.text)
    if isinstance(thing, Recommendation):
        name = f"{', '.join(thing.codes)}: {name}"
        if thing.follow_up is not None:
            box_name = _("%(codes)s: orange box") % {"codes": ", ".join(thing.codes)}
            return [(f"{spot.path}/text", name), (f"{spot.path}/follow_up", box_name)]
    return [(f"{spot.path}/text", name)]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
