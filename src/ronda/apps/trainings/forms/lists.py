"""Asks for entries of the lists, what recommendations ask, and what two records are."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.national.forms.institutions import day_field
from ronda.apps.national.forms.requests import text_area
from ronda.apps.national.models import Target
from ronda.apps.national.selectors.asked import Recommended
from ronda.apps.trainings.forms.holding import choose, told_recommendations
from ronda.apps.trainings.models import Audience, Judgement, Region
from ronda.apps.trainings.selectors import lists
from ronda.apps.trainings.selectors.coverage import By
from ronda.apps.trainings.services.lists import Asking, Entry, RegionTold

_L = gettext_lazy
MOST_LINES = 200


class EntriesForm(forms.Form):
    """Entries, one a line."""

    lines = text_area(_L("Entries, one a line"), 8, max_length=20_000)

    def clean_lines(self) -> list[RegionTold]:
        """The entries as they were told; of a region also abbreviation, column and row."""
        lines = [one.strip() for one in self.cleaned_data["lines"].splitlines() if one.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("At most 200 at once."))
        return [_region(line) for line in lines]


def _region(line: str) -> RegionTold:
    name, *more = (part.strip() for part in line.split(";"))
    if not name or len(name) > 200:
        raise forms.ValidationError(
            _("“%(line)s” has no name, or a very long one.") % {"line": line[:60]}
        )
    try:
        place = [int(part) for part in more[1:3]]
    except ValueError as error:
        told = _("“%(line)s”: column and row on the map are whole numbers from 1.")
        raise forms.ValidationError(told % {"line": line[:60]}) from error
    if len(place) == 1 or any(not 1 <= at <= 40 for at in place):
        told = _("“%(line)s”: give column and row, each from 1 to 40, or neither.")
        raise forms.ValidationError(told % {"line": line[:60]})
    return RegionTold(name, more[0] if more else "", *place)


class EntryForm(forms.Form):
    """One entry; of a region also its abbreviation and its place on the map."""

    name = forms.CharField(label=_L("Name"), max_length=200)
    abbreviation = forms.CharField(label=_L("Abbreviation"), max_length=6, required=False)
    column = forms.IntegerField(
        label=_L("Column on the map"), min_value=1, max_value=40, required=False
    )
    row = forms.IntegerField(label=_L("Row on the map"), min_value=1, max_value=40, required=False)

    def __init__(self, *args: Any, entry: Entry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(entry, Region):
            del self.fields["abbreviation"], self.fields["column"], self.fields["row"]

    def clean(self) -> dict[str, Any]:
        """Column and row come together."""
        told = super().clean() or {}
        if (told.get("column") is None) != (told.get("row") is None):
            self.add_error("row", _("Give column and row, or neither."))
        return told

    def told(self) -> RegionTold:
        """The entry that was told."""
        return RegionTold(**self.cleaned_data)


class AskedForm(forms.Form):
    """What a recommendation asks."""

    key = forms.ChoiceField(label=_L("Recommendation"))
    item = forms.ChoiceField(label=_L("Curriculum item"), required=False)
    profession = forms.ChoiceField(label=_L("Profession"), required=False)
    audience = forms.ChoiceField(
        label=_L("Audience of lectures and campaigns"),
        choices=[("", "–"), *Audience.choices],
        required=False,
        help_text=_L("Instead of a curriculum item."),
    )
    joint = forms.BooleanField(
        label=_L("Joint"), required=False, help_text=_L("Professions were trained together.")
    )
    everywhere = forms.BooleanField(label=_L("In every region"), required=False)
    since = day_field(_L("Asked since"), help_text=_L("What was held before does not count."))

    def __init__(self, *args: Any, recommendations: Sequence[Recommended], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._items = {str(one.pk): one for one in lists.items()}
        self._professions = {str(one.pk): one for one in lists.professions()}
        choose(self, "key", told_recommendations(recommendations))
        choose(self, "item", [("", "–"), *((k, one.name) for k, one in self._items.items())])
        every = [("", str(_("whoever it is taught to")))]
        named = [(key, one.name) for key, one in self._professions.items()]
        choose(self, "profession", [*every, *named])

    def asking(self) -> Asking:
        """What was told."""
        told = self.cleaned_data
        return Asking(
            key=told["key"],
            since=told["since"],
            item=self._items.get(told["item"]),
            profession=self._professions.get(told["profession"]),
            audience=told["audience"],
            joint=told["joint"],
            everywhere=told["everywhere"],
        )


class JudgeForm(forms.Form):
    """What two records are: which of them counts, or that they are two trainings."""

    what = forms.ChoiceField(label=_L("What they are"), widget=forms.RadioSelect)
    reason = text_area(_L("Reason"), 3, max_length=2000)

    def __init__(self, *args: Any, names: tuple[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counts = _("One training, and the record of %(institution)s counts")
        choose(
            self,
            "what",
            [
                ("first", counts % {"institution": names[0]}),
                ("second", counts % {"institution": names[1]}),
                (Judgement.APART.value, _("Two trainings: both count")),
            ],
        )


class CoverageForm(forms.Form):
    """What coverage is told apart by, and against which recommendation."""

    by = forms.ChoiceField(label=_L("Columns"), required=False)
    target = forms.ChoiceField(label=_L("Recommendation"), required=False)

    def __init__(
        self, *args: Any, among: Sequence[By], targets: Sequence[Target], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "by", [(one.value, str(one.label)) for one in among])
        every = [("", str(_("all")))]
        told = [(str(one.pk), f"{one.asked_by}, {one.code}") for one in targets]
        choose(self, "target", [*every, *told])
