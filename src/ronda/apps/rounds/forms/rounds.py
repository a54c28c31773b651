"""Forms of a round: beginning it, its theme, what happened, who is asked, its dates.

Two things to know. A form checks only that it can be understood; what is right is decided by the
service. And a text in the body's languages is a field for each: "theme_en", "theme_fr".
"""

from collections.abc import Iterable, Mapping

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ronda.apps.forms import DayField, InLanguages
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.treaties.models import Body, Party
from ronda.apps.treaties.selectors import party_named
from ronda.procedure.procedure import Procedure


class BeginForm(InLanguages):
    """What a round begins with; its languages are those in which the body's files name things."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none())
    number = forms.IntegerField(
        label=_("Number of the round"), min_value=1, max_value=999, required=True
    )
    procedure = forms.ChoiceField(
        label=_("Procedure"),
        help_text=_(
            "The round keeps the body’s file as it is today; later changes do not touch it."
        ),
    )

    def __init__(
        self,
        *args: object,
        bodies: QuerySet[Body],
        procedures: Mapping[str, Procedure],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        body, procedure = self.fields["body"], self.fields["procedure"]
        assert isinstance(body, forms.ModelChoiceField)
        assert isinstance(procedure, forms.ChoiceField)
        body.queryset, body.empty_label = bodies, None
        here = get_language() or "en"
        procedure.choices = [(id, one.name.in_language(here)) for id, one in procedures.items()]
        tags = dict.fromkeys(tag for one in procedures.values() for tag in one.languages.wording)
        self.add_texts(tags, str(_("Theme")))


class ThemeForm(InLanguages):
    """The theme of a round, with the version of the round that was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: object, conduct: Conduct, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.add_texts(procedure_of(conduct).languages.wording, str(_("Theme")))

    def see(self, conduct: Conduct) -> None:
        """Let the form be sent again over what stands there now."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["seen"] = str(conduct.version)
        self.data = data


class RoundPartyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the Parties of a round, by name."""

    def label_from_instance(self, obj: RoundParty) -> str:
        """Its name in the reader's language."""
        return party_named(obj.party)


class PartiesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Parties by name."""

    def label_from_instance(self, obj: Party) -> str:
        """Its name in the reader's language."""
        return party_named(obj)


class EventForm(forms.Form):
    """The day on which something happened, and for whom."""

    on = DayField(
        label=_("Day"), help_text=_("The day on which it happened; it need not be today.")
    )

    def for_parties(self, parties: QuerySet[Party]) -> None:
        """Ask which Parties a launch asks; all of them are chosen at first."""
        known = list(parties)
        self.fields["parties"] = PartiesField(
            label=_("Parties that are asked"),
            queryset=parties,
            widget=forms.CheckboxSelectMultiple,
            initial=[one.pk for one in known if not one.invented],
            help_text=_("This list is the snapshot that the round keeps."),
        )

    def for_one_of(self, conduct: Conduct, event: str) -> None:
        """Ask for which Party of the round it happened: one of those for which it did not yet."""
        known = conduct.happenings.filter(event=event, taken_back_at=None, party__isnull=False)
        staying = conduct.parties.filter(left_on=None).exclude(pk__in=known.values("party"))
        staying = staying.select_related("party")
        self.fields["party"] = RoundPartyField(label=_("Party"), queryset=staying)


class LeaveForm(forms.Form):
    """Since when a Party is no longer in the round, and why."""

    on = DayField(label=_("Left on"))
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class ExtensionForm(forms.Form):
    """A later day for one Party, and why."""

    rule = forms.ChoiceField(label=_("Deadline"))
    until = DayField(label=_("Extended until"))
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The Party and the Committee read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(self, *args: object, rules: Iterable[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["rule"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(rules)


class DeadlineForm(forms.Form):
    """The day of a deadline of the rules, set by hand."""

    rule = forms.ChoiceField(label=_("Deadline"))
    on = DayField(label=_("Day"))

    def __init__(self, *args: object, conduct: Conduct, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field, here = self.fields["rule"], get_language() or "en"
        assert isinstance(field, forms.ChoiceField)
        rules = procedure_of(conduct).deadlines.rules
        field.choices = [(one.id, one.name.in_language(here)) for one in rules]


class MilestoneForm(InLanguages):
    """A dated step of the round's own."""

    name = "title"
    on = DayField(label=_("Day"))

    def __init__(self, *args: object, conduct: Conduct, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.add_texts(procedure_of(conduct).languages.wording, str(_("Title")))


class DaysOffForm(forms.Form):
    """Days that are not worked in the round: one, or those from one to another."""

    first = DayField(label=_("Day"))
    last = DayField(
        label=_("Until"), required=False, help_text=_("Only where several days in a row are off.")
    )
