"""What is typed in the boxes, and the forms around them: merging, evidence, submitting, reopening.

Two things to know. A box that nobody touched since the page was shown is not saved again: the form
carries the mark of what it showed. And a form that submits carries a key, so that sent twice it
counts once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ronda.apps.follow_ups.services.texts import Written
from ronda.apps.forms import SubmissionForm


@dataclass(frozen=True)
class Typed:
    """What stands in the form for one box; `seen` is the revision it was shown at."""

    box: str
    text: str
    seen: int = 0
    shown: str = ""

    @property
    def is_touched(self) -> bool:
        """Whether somebody changed what the page showed."""
        return mark_of(self.text) != self.shown

    @property
    def written(self) -> Written:
        """The same for the service."""
        return Written(self.box, self.text, self.seen)


def mark_of(text: str) -> str:
    """Tells what stands in the form from what the page showed."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return sha256(plain.rstrip().encode()).hexdigest()[:16]


def typed_in(data: QueryDict, box: str) -> Typed | None:
    """What was typed in a box; None where the form did not have it."""
    seen = data.get(f"seen-{box}")
    if seen is None:
        return None
    revision = int(seen) if seen.isdecimal() and len(seen) < 9 else 0
    return Typed(box, data.get(f"text-{box}", ""), revision, data.get(f"shown-{box}", ""))


def touched(data: QueryDict, boxes: Iterable[str]) -> Iterator[Typed]:
    """What somebody changed in the form, box by box."""
    for box in boxes:
        typed = typed_in(data, box)
        if typed is not None and typed.is_touched:
            yield typed


class EvidenceForm(forms.Form):
    """A file that goes with a box."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel, OpenDocument, a picture, text or ZIP."),
    )
    box = forms.ChoiceField(label=_("It goes with the box"))
    title = forms.CharField(label=_("What it is"), max_length=300, required=False)

    def __init__(self, *args: Any, boxes: Iterable[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["box"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(boxes)


class SubmitForm(SubmissionForm):
    """Submits the boxes that the page shows."""

    in_spite = _("The empty boxes stay empty.")
