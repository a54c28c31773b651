"""The forms of meetings.

Two things to know. A form checks only that it can be understood; what is right is decided by the
service. And who is present is recorded as one list.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ronda.apps.forms import DayField, InLanguages
from ronda.apps.meetings.models import Decision, MeetingDocument, Outcome
from ronda.apps.meetings.services.decisions import LONGEST_TEXT, Votes
from ronda.apps.meetings.services.documents import KINDS, LAST_SERIAL
from ronda.apps.meetings.services.meetings import LONGEST_PLACE, When
from ronda.apps.treaties.models import Body
from ronda.apps.wordings import in_reader_language


class Seen(forms.Form):
    """A form over what was seen: the version of the meeting."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def see(self, version: int) -> None:
        """Let the form be sent again over what stands there now."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["seen"] = str(version)
        self.data = data


class PublishForm(Seen):
    """Which decisions everybody may read."""

    chosen = forms.TypedMultipleChoiceField(
        label=_("What everybody may read"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, decisions: Iterable[Decision], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["chosen"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [
            (one.number, f"{one.number}. {in_reader_language(one.texts)}") for one in decisions
        ]


class WhenForm(forms.Form):
    """The days of a meeting and its place."""

    begins = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))
    place = forms.CharField(label=_("Place"), max_length=LONGEST_PLACE, required=False)

    def when(self) -> When:
        """As the service takes it."""
        data = self.cleaned_data
        return When(data["begins"], data["ends"], data["place"])


class PlanForm(WhenForm):
    """A meeting to come."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none())
    number = forms.IntegerField(label=_("Number of the meeting"), min_value=1, max_value=9999)
    field_order = ("body", "number", "begins", "ends", "place")

    def __init__(self, *args: Any, bodies: QuerySet[Body], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset, field.empty_label = bodies, None


class ChangeForm(WhenForm, Seen):
    """Other days or another place."""


class PointForm(InLanguages):
    """A point of the agenda of the secretariat's own, or the title of a document."""

    name = "title"

    def __init__(self, *args: Any, languages: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.add_texts(languages, str(_("Title")))


class ReadyForm(forms.Form):
    """What is ready to be decided on."""

    ready = forms.MultipleChoiceField(
        label=_("Ready to be decided on"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["ready"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices


class ItemDocumentForm(forms.Form):
    """Which document a point of the agenda is about."""

    document = forms.ModelChoiceField(
        label=_("Document"), queryset=MeetingDocument.objects.none(), required=False
    )

    def __init__(self, *args: Any, documents: QuerySet[MeetingDocument], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["document"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset, field.empty_label = documents, str(_("None"))


class DocumentForm(PointForm):
    """A document that is to get its number."""

    serial = forms.IntegerField(
        label=_("Number in the series"),
        help_text=_("Leave it empty for the next one; fill it in where it was given elsewhere."),
        min_value=1,
        max_value=LAST_SERIAL,
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.order_fields([name for name in self.fields if name != "serial"])


class FileForm(forms.Form):
    """A document in one language, as a file."""

    language = forms.ChoiceField(label=_("Language"))
    file = forms.FileField(
        label=_("File"),
        help_text=_("A Word file, a PDF, a spreadsheet or slides."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{one}" for one in KINDS)}),
    )

    def __init__(self, *args: Any, languages: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = languages


class PresenceForm(Seen):
    """The list of those present, and who votes: keys of memberships."""

    present = forms.TypedMultipleChoiceField(coerce=int, required=False)
    voting = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, keys: Iterable[int], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("present", "voting"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedMultipleChoiceField)
            field.choices = [(key, str(key)) for key in keys]


class DecisionForm(InLanguages):
    """A decision in the body's languages, and how it was reached."""

    name = "text"
    lines = 3
    longest = LONGEST_TEXT
    outcome = forms.ChoiceField(
        label=_("How it was reached"), choices=Outcome, widget=forms.RadioSelect
    )
    in_favour = forms.IntegerField(label=_("In favour"), min_value=0, required=False)
    against = forms.IntegerField(label=_("Against"), min_value=0, required=False)
    abstained = forms.IntegerField(label=_("Abstained"), min_value=0, required=False)
    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )

    def __init__(
        self,
        *args: Any,
        languages: Iterable[str],
        items: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["item"] = forms.ChoiceField(
            label=str(_("Point of the agenda")), choices=items, required=False
        )
        self.add_texts(languages, str(_("Decision")))
        texts = [name for name in self.fields if name.startswith("text_")]
        self.order_fields(["item", *texts, "outcome"])

    def votes(self) -> Votes | None:
        """How the vote went; None where it was none."""
        figures = [self.cleaned_data.get(name) for name in ("in_favour", "against", "abstained")]
        if self.cleaned_data["outcome"] != Outcome.VOTE and not any(figures):
            return None
        return Votes(*(figure or 0 for figure in figures))
