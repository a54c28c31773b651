"""What forms of all apps share: texts in several languages, days, reasons, refusals.

Two things to know. A form checks only that it can be understood; what is right is decided by the
service: its refusal stands at the field that it names, or on top. And a text in the body's
languages is a field for each: "theme_en", "theme_fr".
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.wordings import LONGEST_LINE


@contextmanager
def refusals_shown(form: forms.BaseForm) -> Iterator[None]:
    """Turn what a service refuses inside into an error of `form`; the code after it goes on."""
    try:
        yield
    except NotValid as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, str(refusal))
    except NotNow as refusal:
        form.add_error(None, [str(refusal), *refusal.hindrances])
    except Stale as refusal:
        form.add_error(None, str(refusal))


class ReasonForm(forms.Form):
    """Asks why."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: object, label: str = "", hint: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].label = label or _("Reason")
        self.fields["reason"].help_text = hint


class SubmissionForm(forms.Form):
    """Submits what its page showed; the key makes that a form sent twice counts once.

    `seen` is the checksum of what was shown. Where there are gaps, one says `in_spite` of them.
    """

    in_spite: ClassVar[Any] = ""
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, gaps: int = 0, **more: Any) -> None:
        super().__init__(*args, **more)
        if gaps:
            self.fields["with_gaps"] = forms.BooleanField(label=self.in_spite, required=False)


def language_name(tag: str) -> str:
    """A language by its name in the reader's language, or its tag."""
    try:
        return str(get_language_info(tag)["name_translated"])
    except KeyError:
        return tag


class InLanguages(forms.Form):
    """A form with one text in each of several languages."""

    name = "theme"
    """What the text is, with which the names of its fields begin."""
    lines = 1
    longest = LONGEST_LINE

    def texts(self) -> dict[str, str]:
        """The texts by language."""
        start = f"{self.name}_"
        return {
            field.removeprefix(start): value
            for field, value in self.cleaned_data.items()
            if field.startswith(start)
        }

    def add_texts(self, languages: Iterable[str], label: str, *, required: bool = True) -> None:
        """Add a field for each language."""
        for tag in languages:
            self.fields[f"{self.name}_{tag}"] = forms.CharField(
                label=f"{label} ({language_name(tag)})",
                max_length=self.longest,
                required=required,
                widget=self._widget(tag),
            )

    def _widget(self, tag: str) -> forms.Widget:
        if self.lines == 1:
            return forms.TextInput(attrs={"lang": tag})
        return forms.Textarea(attrs={"lang": tag, "rows": self.lines})


class DayField(forms.DateField):
    """A day, chosen as the browser does it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
