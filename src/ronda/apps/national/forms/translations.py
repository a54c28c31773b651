"""What is asked when something is translated, and when a memory is taken in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.languages import LANGUAGES


class LanguagesForm(forms.Form):
    """From which language into which."""

    source_language = forms.ChoiceField(label=_("From"), choices=LANGUAGES)
    target_language = forms.ChoiceField(label=_("Into"), choices=LANGUAGES, initial="sr-Cyrl")


class BeginForm(LanguagesForm):
    """A text to translate."""

    title = forms.CharField(label=_("Title"), max_length=300)
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Each paragraph becomes a passage."),
    )
    field_order = ("title", "source_language", "target_language", "text")


class ContributionForm(forms.Form):
    """Into which language a contribution is translated."""

    target_language = forms.ChoiceField(label=_("Into"), choices=LANGUAGES)


class MemoryForm(LanguagesForm):
    """A translation memory as a file."""

    file = forms.FileField(label=_("File"), help_text=_("TMX, as every translator’s tool gives."))
    field_order = ("file",)


class PassageForm(forms.Form):
    """The translation of a passage, and whether somebody checked it."""

    translation = forms.CharField(
        label=_("Translation"), required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    checked = forms.BooleanField(label=_("I have checked it against the original"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
