"""Asks for laws, their versions, and what recommendations ask of them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.laws.models import Law, LawKind, Version
from ronda.apps.laws.pasting import articles_in
from ronda.apps.laws.services.laws import Amending, Titled, numbers_in
from ronda.apps.national.forms.fields import InstitutionField, offer_institutions
from ronda.apps.national.forms.institutions import day_field
from ronda.apps.national.forms.measures import ServesForm
from ronda.apps.national.forms.requests import text_area
from ronda.apps.national.languages import language_name
from ronda.apps.national.standing import Standing

LONGEST_PASTED = 500_000
LANGUAGES = ("en", "fr", "sr-Cyrl", "sr-Latn")


class LawForm(forms.Form):
    """A law."""

    title = forms.CharField(label=_("Title"), max_length=300)
    short = forms.CharField(
        label=_("Short title"),
        max_length=60,
        help_text=_("As it is cited, such as: Penal Code. One law has it."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=LawKind.choices)
    language = forms.ChoiceField(label=_("Language of its text"))
    institution = InstitutionField(label=_("Kept by"), queryset=None)

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_institutions(self.fields["institution"], None if who.coordinator else who.writes_for)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(tag, language_name(tag)) for tag in LANGUAGES]

    def titled(self) -> Titled:
        """What was told."""
        return Titled(**self.cleaned_data | {"kind": LawKind(self.cleaned_data["kind"])})


def told_of(law: Law) -> dict[str, object]:
    """What a form shows of a law."""
    names = ("title", "short", "kind", "language", "institution")
    return {name: getattr(law, name) for name in names}


class VersionForm(forms.Form):
    """A version of a law."""

    gazette = forms.CharField(
        label=_("Gazette"),
        max_length=200,
        help_text=_("The reference under which it was published, such as: Gazette 12/2024."),
    )
    published_on = day_field(_("Published on"), required=False)
    since = day_field(_("In force from"))
    until = day_field(
        _("In force until"),
        required=False,
        help_text=_("Only of what holds for a time; afterwards the earlier words hold again."),
    )
    articles = forms.CharField(
        label=_("Articles that it words anew"),
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=LONGEST_PASTED,
        required=False,
        help_text=_("Each begins with a line of its own: Article 178a. Its whole text follows."),
    )
    repealed = forms.CharField(
        label=_("Articles that it repeals"),
        max_length=2000,
        required=False,
        help_text=_("Their numbers, with commas between."),
    )
    ends = forms.BooleanField(label=_("The whole law ends on that day"), required=False)
    note = text_area(_("What it changed, in a sentence"), 3, required=False, max_length=4000)

    def amending(self) -> Amending:
        """What was told; raises NotValid where the articles cannot be told apart."""
        told = dict(self.cleaned_data)
        told["articles"] = articles_in(
            told["articles"],
            wrong=str(_("Begin each article with a line “Article 12”, its text below it.")),
            twice=str(_("An article was given twice.")),
        )
        told["repealed"] = numbers_in(told["repealed"])
        return Amending(**told)


class AskForm(ServesForm):
    """Which recommendations ask for a change, and of which article."""

    article: Any = forms.ModelChoiceField(
        label=_("Article"), queryset=None, required=False, empty_label=_("the law as a whole")
    )
    note = text_area(_("What is asked of it"), 3, required=False, max_length=2000)
    field_order = ("article", "note", "keys")

    def __init__(self, *args: Any, law: Law, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keys"].required = True
        field = self.fields["article"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = law.articles.all()


class AnswerForm(forms.Form):
    """Which version answers what is asked."""

    version: Any = forms.ModelChoiceField(
        label=_("Answered by"), queryset=None, required=False, empty_label=_("none: it is open")
    )

    def __init__(self, *args: Any, law: Law, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Version.objects.filter(law=law, withdrawn="")


class DayForm(forms.Form):
    """The law on which day."""

    on = day_field(_("In force on"), required=False)


class CompareForm(forms.Form):
    """Two versions of a law."""

    first: Any = forms.ModelChoiceField(label=_("Version"), queryset=None, empty_label=None)
    second: Any = forms.ModelChoiceField(label=_("and version"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, versions: Sequence[Version], law: Law, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = Version.objects.filter(law=law, withdrawn="")
        if len(versions) > 1:
            self.initial = {"first": versions[1].pk, "second": versions[0].pk}
