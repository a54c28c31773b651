"""The form in which the secretariat writes a reminder.

Two things to know. A letter is written in each of the body's languages, and each reader gets the
one nearest to theirs. And only Parties that owe a reply can be chosen.
"""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from ronda.apps.rounds.forms.parties_named import named
from ronda.apps.rounds.models import RoundParty


class ReminderForm(forms.Form):
    """Subject and text by language, and the Parties that get them."""

    def __init__(
        self,
        *args: object,
        languages: Iterable[str],
        parties: Iterable[RoundParty],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.languages = tuple(languages)
        for language in self.languages:
            called = {"language": get_language_info(language)["name_translated"]}
            self.fields[f"subject_{language}"] = forms.CharField(
                label=_("Subject (%(language)s)") % called, max_length=150
            )
            self.fields[f"text_{language}"] = forms.CharField(
                label=_("Text (%(language)s)") % called,
                widget=forms.Textarea(attrs={"rows": 9, "lang": language}),
                max_length=20_000,
            )
        self.fields["parties"] = forms.MultipleChoiceField(
            label=_("To which Parties?"),
            widget=forms.CheckboxSelectMultiple,
            choices=[(one.party.code, named(one)) for one in parties],
        )

    @property
    def subject(self) -> Mapping[str, str]:
        """The subject by language."""
        return {one: self.cleaned_data[f"subject_{one}"] for one in self.languages}

    @property
    def text(self) -> Mapping[str, str]:
        """The text by language."""
        return {one: self.cleaned_data[f"text_{one}"] for one in self.languages}


def template_in(languages: Iterable[str]) -> dict[str, str]:
    """A letter to begin with, in each language."""
    given: dict[str, str] = {}
    for language in languages:
        with override(language):
            given[f"subject_{language}"] = _("Reminder: reply of {party}, {round}")
            given[f"text_{language}"] = _(
                "The reply of {party} to the questionnaire of {round} is due on {due}."
                " It has not been submitted yet.\n\n"
                "The questionnaire can be answered here: {link}"
            )
    return given
