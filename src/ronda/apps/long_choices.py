"""A choice among very many: Parties, rounds, themes.

Two things to know. Django writes each option by two templates of its own, which for 200 of them
takes longer than the rest of a page. And it looks and behaves as any other choice does.
"""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


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
        widget = self.get_context(name, value, attrs)["widget"]
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (one["value"], flatatt(one["attrs"]), one["label"])
                for _group, inside, _index in widget["optgroups"]
                for one in inside
            ),
        )
        attributes = flatatt({"name": widget["name"], **widget["attrs"]})
        return format_html("<select{}>{}</select>", attributes, options)
