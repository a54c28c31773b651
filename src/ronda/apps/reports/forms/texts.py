"""Forms in which each text has a field for each language, side by side."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import get_language_info

LONGEST_TEXT = 20_000


def language_named(tag: str) -> str:
    """A language by its name in the reader's language, or its tag."""
    try:
        return str(get_language_info(tag)["name_translated"])
    except KeyError:
        return tag


class TextsForm(forms.Form):
    """A form of a report in these languages, none of them a translation of another."""

    def __init__(self, *args: object, languages: Iterable[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.languages = tuple(languages)

    def add_text(
        self, name: str, label: str, *, rows: int = 5, hint: str = "", required: bool = False
    ) -> None:
        """Add a field for each language; a text may be written in one of them first."""
        for tag in self.languages:
            self.fields[f"{name}_{tag}"] = forms.CharField(
                label=f"{label} ({language_named(tag)})",
                help_text=hint,
                required=required,
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": rows, "lang": tag}),
            )

    def texts(self, name: str) -> dict[str, str]:
        """What was written, by language, without those in which nothing was."""
        found = {tag: _lined(self.cleaned_data.get(f"{name}_{tag}")) for tag in self.languages}
        return {tag: text for tag, text in found.items() if text}

    def initial_of(self, name: str, texts: Mapping[str, str] | None) -> dict[str, str]:
        """A text as the fields show it."""
        return {f"{name}_{tag}": text for tag, text in (texts or {}).items()}

    def side_by_side(self) -> list[tuple[bool, list[forms.BoundField]]]:
        """The visible fields in order, those of one text together; whether they are several."""
        groups: dict[str, list[forms.BoundField]] = {}
        for bound in self.visible_fields():
            groups.setdefault(self.group_of(bound.name), []).append(bound)
        return [(len(one) > 1, one) for one in groups.values()]

    def group_of(self, name: str) -> str:
        """What the fields that stand beside each other have in common."""
        stem, _mark, tag = name.rpartition("_")
        return stem if tag in self.languages else name


def _lined(text: object) -> str:
    return str(text or "").replace("\r\n", "\n").strip()
