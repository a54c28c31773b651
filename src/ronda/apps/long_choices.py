"""A choice among very many: Parties, rounds, themes.

Two things to know. Django writes each option by two templates of its own, which for 200 of them
takes longer than the rest of a page. And it looks and behaves as any other choice does.
"""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe


class LongSelect(forms.Select):
    """A choice that is written at once; its options are in no groups."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002 — none is needed
    ) -> SafeString:
        """The choice as HTML."""
        chosen = set(self.format_value(value))
        options = "".join(
            f'<option value="{escape(one)}"{" selected" if str(one) in chosen else ""}>'
            f"{escape(label)}</option>"
            for one, label in self.choices
        )
        attributes = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<select{}>{}</select>", attributes, mark_safe(options))  # noqa: S308
