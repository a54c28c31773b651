"""The form by which a person chooses how to be told of each kind of thing."""

from collections.abc import Iterable

from django import forms

from ronda.apps.notifications.models import Way
from ronda.apps.notifications.selectors import Choice


class PreferencesForm(forms.Form):
    """One field for each kind."""

    def __init__(self, *args: object, choices: Iterable[Choice], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.kinds = {f"kind-{n}": one.kind for n, one in enumerate(choices)}
        for name, one in zip(self.kinds, choices, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=one.name, choices=Way.choices, initial=one.way
            )

    def ways(self) -> dict[str, Way]:
        """What was chosen, by kind."""
        return {kind: Way(self.cleaned_data[name]) for name, kind in self.kinds.items()}
