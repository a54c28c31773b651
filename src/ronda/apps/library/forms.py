"""Asks for a text's file, for a text's particulars, for a passage."""

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from ronda.apps.library.files import FilePassage, FileText
from ronda.apps.library.models import Passage, Text, TextKind
from ronda.procedure.stated import Wording

LANGUAGES = ("en", "fr")
"""The languages that are entered by hand; a file may have others."""


class FileForm(forms.Form):
    """A text as a file."""

    file = forms.FileField(
        label=_("The text"),
        help_text=_("A TOML or JSON file with the text’s particulars and its passages."),
        widget=forms.ClearableFileInput(attrs={"accept": ".toml,.json"}),
    )


class SearchForm(forms.Form):
    """Words to look for."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)


class _ByLanguage(forms.Form):
    """A form with fields for each language, and what they say as a value."""

    def by_language(self, name: str) -> Wording | None:
        """The texts of a field in each language; what is kept in others stays."""
        kept: dict[str, str] = dict(self.initial.get(name, {}))
        for language in LANGUAGES:
            text = self.cleaned_data[f"{name}_{language}"].strip()
            kept.pop(language, None)
            if text:
                kept[language] = text
        return Wording.of(kept) if kept else None

    def told(self, error: ValidationError) -> None:
        """Show what does not fit, at its field where the form has that."""
        first = error.errors(include_url=False, include_input=False)[0]
        field = str(first["loc"][0]) if first["loc"] else None
        self.add_error(field if field in self.fields else None, str(first["msg"]))


def _in_each(label: str, *, area: bool) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    for language in LANGUAGES:
        name = get_language_info(language)["name_local"].capitalize()
        attrs = {"lang": language, "rows": 6} if area else {"lang": language}
        widget = forms.Textarea(attrs=attrs) if area else forms.TextInput(attrs=attrs)
        longest = 20_000 if area else 300
        made = forms.CharField(label=f"{label} ({name})", required=False, widget=widget)
        made.max_length = longest
        fields[language] = made
    return fields


class TextForm(_ByLanguage):
    """A text's particulars."""

    slug = forms.SlugField(
        label=_("Short name"), max_length=60, help_text=_("It stands in the address and stays.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=TextKind)
    reference = forms.CharField(
        label=_("Reference"), max_length=120, help_text=_("As documents cite it, such as CETS 201.")
    )
    link = forms.CharField(label=_("Public source"), required=False, max_length=500)
    in_force_from = forms.DateField(
        label=_("In force from"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, text: Text | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for language, field in _in_each(str(_("Title")), area=False).items():
            self.fields[f"title_{language}"] = field
        if text is not None:
            self.fields["slug"].disabled = True
            names = ("slug", "kind", "reference", "link", "in_force_from")
            self.initial.update({name: getattr(text, name) for name in names})
            self.initial.update({f"title_{tag}": text.titles.get(tag, "") for tag in LANGUAGES})
            self.initial.update({"title": text.titles, "seen": text.version})

    def given(self) -> FileText | None:
        """What was entered; None where it does not fit, told at its field."""
        told = self.cleaned_data
        title = self.by_language("title")
        if title is None:
            self.add_error(f"title_{LANGUAGES[0]}", _("Give the title in one language at least."))
            return None
        names = ("slug", "reference", "link", "in_force_from")
        try:
            return FileText(
                kind=TextKind(told["kind"]), title=title, **{name: told[name] for name in names}
            )
        except ValidationError as error:
            self.told(error)
        return None


class PassageForm(_ByLanguage):
    """A passage."""

    label = forms.CharField(
        label=_("Label"), max_length=60, help_text=_("As it is cited, such as Article 23.")
    )
    link = forms.CharField(label=_("Public source"), required=False, max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, passage: Passage | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, label, area in (("title", _("Title"), False), ("words", _("Words"), True)):
            for language, field in _in_each(str(label), area=area).items():
                self.fields[f"{name}_{language}"] = field
        if passage is not None:
            self.fields["label"].disabled = True
            self.initial.update(
                {"label": passage.label, "link": passage.link, "seen": passage.version}
            )
            self.initial.update({"title": passage.titles, "words": passage.words})
            for tag in LANGUAGES:
                self.initial[f"title_{tag}"] = passage.titles.get(tag, "")
                self.initial[f"words_{tag}"] = passage.words.get(tag, "")

    def given(self) -> FilePassage | None:
        """What was entered; None where it does not fit, told at its field."""
        told = self.cleaned_data
        try:
            return FilePassage(
                label=told["label"],
                link=told["link"],
                title=self.by_language("title"),
                words=self.by_language("words"),
            )
        except ValidationError as error:
            self.told(error)
        return None
