"""A choice among many is written as Django writes it."""

import pytest
from django import forms
from django.test.html import parse_html

from ronda.apps.long_choices import LongSelect

CHOICES = [("", "All <Parties>"), ("XAR", "Arcadia"), ("XTA", 'Tamaria "the second"')]


@pytest.mark.parametrize("chosen", ["", "XTA", "nothing of these"])
def test_it_is_as_any_other_choice(chosen: str) -> None:
    django, own = (
        widget(choices=CHOICES, attrs={"class": "form-select", "required": True}).render(
            "party", chosen, attrs={"id": "id_party"}
        )
        for widget in (forms.Select, LongSelect)
    )
    assert parse_html(own) == parse_html(django)
