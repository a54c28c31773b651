"""What forms of all apps share: a service's refusal is shown where it belongs.

Two things to know. A form checks only that it can be understood; what is right is decided by the
service. And a refusal that names a field of the form stands at that field, any other on top.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.utils.translation import gettext as _

from ronda.apps.errors import NotNow, NotValid, Stale


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
